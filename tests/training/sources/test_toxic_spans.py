import pytest

from model.prediction import Span
from training.sources.toxic_spans import SOURCE

COMMENTS = {
    "1": "He is a very slow thinker",
    "2": "What a damn mess",
    "3": "I will find him",
    "4": "Trial of a slow man",
    "5": "Test of a slow man",
}


@pytest.fixture
def data(publish):
    annotations = [(f"{comment}{worker}", comment, worker, "", "False", "False") for comment in COMMENTS for worker in "abc"]
    spans = [
        # The second worker's stretch stops within the word, the third marked something else.
        *(("1a", "Insult", "13", "17"), ("1b", "Insult", "14", "17"), ("1b", "Insult", "18", "21"), ("1c", "Insult", "18", "25")),
        ("1c", "Threat", "18", "25"),
        *(("2a", "Profane/Obscene", "7", "11"), ("2b", "Profane/Obscene", "7", "11")),
        *(("3a", "Threat", "0", "6"), ("3b", "Threat", "7", "15")),
        *(("5a", "Insult", "10", "14"), ("5b", "Insult", "10", "14")),
    ]
    publish("toxic-spans/comments.csv", [("comment_id", "comment_text"), *COMMENTS.items(), ("6", COMMENTS["1"])])
    publish("toxic-spans/annotations.csv", [("annotation", "comment_id", "worker", "country", "all toxic", "not toxic"), *annotations])
    publish("toxic-spans/spans.csv", [("annotation", "type", "start", "end"), *spans])
    publish("toxic-spans/tsd_trial.csv", [("spans", "text"), ("[]", COMMENTS["4"])])
    return publish("toxic-spans/tsd_test.csv", [("spans", "text"), ("[0, 1, 2, 3, 10, 11, 12, 13, 14]", COMMENTS["5"])])


@pytest.fixture
def examples(data):
    return list(SOURCE.read(data))


def test_every_comment_comes_once_on_its_official_side(examples):
    assert [(example.text, example.official) for example in examples] == list(
        zip(COMMENTS.values(), ("train", "train", "train", "dev", "test"), strict=True)
    )


def test_two_votes_give_a_kind_and_none_deny_it(examples):
    insult, vulgar, threat, *_ = examples
    assert (insult.bullying, insult.kinds) == (True, {"insult": True, "identity_attack": False})
    assert (vulgar.bullying, vulgar.kinds) == (None, {})
    assert (threat.bullying, threat.kinds) == (True, {"insult": False, "threat": True, "identity_attack": False})


def test_spans_are_whole_words_that_two_workers_marked(examples):
    insult, vulgar, threat, *_ = examples
    assert [insult.text[span.start : span.end] for span in insult.spans] == ["slow thinker"]
    assert vulgar.spans is None
    assert threat.spans is None


def test_official_rows_keep_the_spans_of_the_task(examples):
    *_, trial, test = examples
    assert trial.spans == ()
    assert test.spans == (Span(0, 4), Span(10, 15))
    assert test.gold == ""
