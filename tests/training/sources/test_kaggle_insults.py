import pytest

from training.sources.kaggle_insults import SOURCE


def read(publish, text, label="0"):
    return list(
        SOURCE.read(publish("kaggle-insults/kaggle_parsed_dataset.csv", [("index", "oh_label", "Date", "Text"), ("0", label, "", text)]))
    )


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        (r'"first line.\nSecond line"', "first line. Second line"),
        (r'"a\xa0space and a \\xe2\\x80\\x99 quote"', "a space and a \u2019 quote"),
        (r'"it\\\'s fine"', "it's fine"),
        (r'"a smile \ud83d\ude42"', "a smile 🙂"),
        ('"@somebody-0123abc:disqus I <b>agree</b> &amp; more"', "I agree & more"),
        ('"she said "hello" to me"', 'she said "hello" to me'),
    ],
)
def test_a_text_is_as_it_was_typed(publish, stored, typed):
    (example,) = read(publish, stored)
    assert example.text == typed


@pytest.mark.parametrize(
    ("text", "label", "bullying", "kinds"),
    [
        ('"you are slow in the head"', "1", True, {"insult": True}),
        ('"you should go and kill yourself"', "1", True, {"insult": True, "self_harm": True}),
        ('"what a nice day"', "0", False, {}),
        ('"that minister is an idiot"', "0", None, {}),
    ],
)
def test_insults_are_bullying_and_the_rest_is_safe_without_insult_words(publish, text, label, bullying, kinds):
    (example,) = read(publish, text, label)
    assert (example.bullying, example.kinds, example.gold) == (bullying, kinds, label)


def test_comments_in_other_alphabets_are_left_out(publish):
    assert read(publish, '"καλημέρα σε όλους"') == []
