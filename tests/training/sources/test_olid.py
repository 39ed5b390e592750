import pytest

from training.sources.olid import SOURCE


@pytest.fixture
def data(publish):
    tweets = [
        ("1", "@USER @USER you are dull URL", "OFF", "TIN", "IND", "EXP"),
        ("2", "@USER he is dull", "OFF", "TIN", "IND", "IMP"),
        ("3", "this shit again", "OFF", "UNT", "NULL", "NOTABU"),
        ("4", "that party is rotten", "OFF", "TIN", "GRP", "EXP"),
        ("5", "that firm is rotten", "OFF", "TIN", "OTH", "NOTABU"),
        ("6", "a &amp; b are friends", "NOT", "NULL", "NULL", "NOTABU"),
        ("7", "my idiot brother made lunch", "NOT", "NULL", "NULL", "NOTABU"),
        ("8", "@USER URL", "NOT", "NULL", "NULL", "NOTABU"),
    ]
    publish("olid/olid-training-v1.0.tsv", [("id", "tweet", "subtask_a", "subtask_b", "subtask_c"), *[tweet[:5] for tweet in tweets]])
    publish("abuseval/abuseval_offenseval_train.tsv", [("id", "abuse"), *[(tweet[0], tweet[5]) for tweet in tweets]])
    publish("olid/testset-levela.tsv", [("id", "tweet"), ("21", ".@USER you are dull"), ("22", "good morning")])
    publish("olid/labels-levela.csv", [("21", "OFF"), ("22", "NOT")])
    publish("olid/labels-levelb.csv", [("21", "TIN")])
    publish("olid/labels-levelc.csv", [("21", "IND")])
    return publish("abuseval/abuseval_offenseval_test.tsv", [("id", "abuse"), ("21", "EXP"), ("22", "NOTABU")])


def test_abuse_of_one_person_is_an_insult_and_what_is_not_abuse_is_safe(data):
    train = [example for example in SOURCE.read(data) if example.official == "train"]
    assert [(example.text, example.bullying, example.profanity) for example in train] == [
        ("you are dull", True, None),
        ("he is dull", None, None),
        ("this shit again", False, True),
        ("that party is rotten", None, None),
        ("that firm is rotten", None, None),
        ("a & b are friends", False, None),
        ("my idiot brother made lunch", None, None),
    ]
    assert train[0].kinds == {"insult": True}
    assert train[0].target == "individual"


def test_the_official_test_has_its_own_labels(data):
    test = [example for example in SOURCE.read(data) if example.official == "test"]
    assert [(example.text, example.gold, example.bullying) for example in test] == [
        ("you are dull", "OFF", True),
        ("good morning", "NOT", False),
    ]
