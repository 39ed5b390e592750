import pytest

from training.sources.hatexplain_flat import SOURCE

HEADER = ("text", "rationale_pos", "label", "label_gender", "label_religion", "label_race", "label_economic", "label_minority")


def read(publish, text, label, rationale=""):
    data = publish("hatexplain-flat/preprocessed.csv", [HEADER, (text, rationale, label, *"00000")])
    return list(SOURCE.read(data))


@pytest.mark.parametrize(
    ("text", "label", "bullying", "gold"),
    [
        ("they should all leave", "2", True, "hatespeech"),
        ("they are rude", "1", None, "offensive"),
        ("they are here", "0", False, "normal"),
        ("they are idiots", "0", None, "normal"),
    ],
)
def test_only_hate_is_bullying(publish, text, label, bullying, gold):
    (example,) = read(publish, text, label)
    assert (example.bullying, example.gold) == (bullying, gold)


def test_rationales_are_moved_to_the_words_they_mean(publish):
    # The mirror says "of them" for "them should".
    (example,) = read(publish, "<user> all of them should leave <number> times over", "2", "of them;<number> times")
    assert example.text == "all of them should leave times over"
    assert [example.text[span.start : span.end] for span in example.spans] == ["them should", "times over"]


@pytest.mark.parametrize("rationale", ["the", "somewhere else", ""])
def test_a_rationale_without_one_place_gives_no_spans(publish, rationale):
    (example,) = read(publish, "the one and the other", "2", rationale)
    assert example.spans is None


def test_a_post_of_placeholders_alone_is_left_out(publish):
    assert read(publish, "<user> <number> \u200d", "0") == []
