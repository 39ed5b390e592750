import pytest

from training.sources.davidson import SOURCE

HEADER = ("", "count", "hate_speech", "offensive_language", "neither", "class", "tweet")


def read(publish, tweet="words", label="2", hate="0", count="3"):
    return list(SOURCE.read(publish("davidson/labeled_data.csv", [HEADER, ("0", count, hate, "0", "0", label, tweet)])))


@pytest.mark.parametrize(
    ("tweet", "typed"),
    [
        ("!!! RT @some_one: tea &amp; cake", "tea & cake"),
        ("@some_one good morning http://t.co/abc", "good morning"),
        ('"@some_one: tea for two"', "tea for two"),
        ("&#8220;@some_one: tea for two&#8221; @another", "tea for two"),
        ("tea for two and a sec&#8230;", "tea for two and a"),
        ("RT @one: RT @two: caf&#233; &#128522;", "café 😊"),
    ],
)
def test_a_tweet_is_what_its_author_typed(publish, tweet, typed):
    assert [example.text for example in read(publish, tweet)] == [typed]


def test_a_tweet_of_names_and_links_alone_is_left_out(publish):
    assert read(publish, "@some_one http://t.co/abc") == []


@pytest.mark.parametrize(
    ("tweet", "label", "hate", "count", "bullying", "kinds"),
    [
        ("some people", "0", "2", "3", True, {"identity_attack": True}),
        ("some people", "0", "3", "6", None, {}),
        ("some people", "1", "0", "3", None, {}),
        ("some people", "2", "0", "3", False, {}),
        ("some idiot people", "2", "0", "3", None, {}),
    ],
)
def test_only_agreed_hate_is_bullying_and_offence_stays_open(publish, tweet, label, hate, count, bullying, kinds):
    (example,) = read(publish, tweet, label, hate, count)
    assert (example.bullying, example.kinds, example.gold) == (bullying, kinds, label)
