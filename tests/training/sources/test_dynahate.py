import pytest

from training.sources.dynahate import FILES, SOURCE

HEADER = ("text", "label", "split")


def read(publish, *rows):
    for name in FILES:
        data = publish(f"dynahate/{name}", [HEADER, *rows])
    return list(SOURCE.read(data))


def test_hate_is_an_identity_attack_and_the_rest_is_safe_without_insult_words(publish):
    examples = read(publish, ("they are all slow", "1", "train"), ("this damn chair", "0", "dev"), ("my boss is an idiot", "0", "test"))
    assert [(example.bullying, example.gold, example.official) for example in examples] == [
        (True, "hate", "train"),
        (False, "nothate", "dev"),
        (None, "nothate", "test"),
    ]
    assert examples[0].kinds == {"identity_attack": True}


def test_overlapping_files_give_each_sentence_once(publish):
    assert len(read(publish, ("a sentence", "0", "train"), ("another one", "0", "train"))) == 2


def test_broken_rows_and_sentences_with_two_labels_are_left_out(publish):
    assert read(publish, ("{'text': 'x'}", "", ""), ("one thing", "0", "train"), ("one thing", "1", "train"), ("@user", "0", "train")) == []


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("I\x19m here", "I\u2019m here"),
        ("\x1cquoted\x1d", "“quoted”"),
        ("can do it&but slowly", "can do it…but slowly"),
        ("tea & cake at the B&B", "tea & cake at the B&B"),
        ("it\u201aÄôs here @user", "it\u2019s here"),
        ("two\r\rlines", "two lines"),
    ],
)
def test_broken_characters_are_restored(publish, stored, typed):
    assert [example.text for example in read(publish, (stored, "0", "train"))] == [typed]
