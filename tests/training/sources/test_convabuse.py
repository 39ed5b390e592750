from itertools import chain

import pytest

from model.prediction import Turn
from training.sources.convabuse import FILES, JUDGEMENT, SOURCE, TURN

# The published header names a column of the last two judges after another judge.
HEADER = (*TURN, *(f"Annotator{min(judge, 6)}_{column}" for judge in range(1, 9) for column in JUDGEMENT))


def judged(*ticked, cell="1"):
    return [cell if column in ticked else "0" for column in JUDGEMENT]


def row(text, *judges, conversation="7"):
    blank = [""] * len(JUDGEMENT)
    return ["1", conversation, "Hello.", "hi &amp; bye", "How are you?", text, "Bot", *chain(*judges, *[blank] * (8 - len(judges)))]


@pytest.fixture
def read(publish):
    def examples(*rows):
        for name in FILES.values():
            data = publish(f"convabuse/{name}", [HEADER, *rows])
        return list(SOURCE.read(data))

    return examples


@pytest.mark.parametrize(
    ("judges", "bullying", "gold"),
    [
        ([judged("1"), judged("1", cell="1, 1")], False, "1.0000"),
        ([judged("1"), judged("0")], None, "0.5000"),
        ([judged("-1"), judged("0"), judged("-2")], True, "-1.0000"),
        ([judged("-3", cell="1, 1"), judged("1")], True, "-1.0000"),
    ],
)
def test_severity_is_the_mean_over_judges(read, judges, bullying, gold):
    assert {(example.bullying, example.gold) for example in read(row("some words", *judges))} == {(bullying, gold)}


@pytest.mark.parametrize(
    ("types", "kinds"),
    [
        ([], {"insult": True, "identity_attack": False, "sexual_harassment": False}),
        (["intellectual"], {"insult": True, "identity_attack": False, "sexual_harassment": False}),
        (["sexist"], {"identity_attack": True, "sexual_harassment": False}),
        (["transphobic", "sex_harassment"], {"identity_attack": True, "sexual_harassment": True}),
    ],
)
def test_type_flags_give_the_kinds(read, types, kinds):
    judge = judged("-2", *types)
    assert read(row("some words", judge, judge))[0].kinds == kinds


def test_the_columns_of_the_last_judges_are_read_by_their_place(read):
    blank = [""] * len(JUDGEMENT)
    (example, *_) = read(row("some words", *[blank] * 7, judged("-2", "transphobic")))
    assert example.kinds["identity_attack"]


def test_the_turns_before_are_the_context_and_a_conversation_is_a_group(read):
    train, dev, test = read(row("some words", judged("1"), conversation="12"))
    assert train.context == (Turn("Hello.", "B"), Turn("hi & bye", "A"), Turn("How are you?", "B"))
    assert (train.author, train.addressee) == ("A", "B")
    assert {example.group for example in (train, dev, test)} == {"12"}
    assert [example.official for example in (train, dev, test)] == ["train", "dev", "test"]
