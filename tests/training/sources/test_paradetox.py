import pytest

from training.sources.paradetox import SOURCE

HEADER = ("toxic", "neutral1", "neutral2", "neutral3")


def read(publish, *rows):
    return list(SOURCE.read(publish("paradetox/paradetox.tsv", [HEADER, *rows])))


def test_an_insult_to_the_reader_is_paired_with_its_rewrites(publish):
    examples = read(publish, ("read it , you moron !", "Please read it.", "Do read it.", ""), ("this shit car", "this car", "", ""))
    assert [(example.text, example.bullying, example.kinds) for example in examples] == [
        ("read it, you moron!", True, {"insult": True}),
        ("Please read it.", False, {}),
        ("Do read it.", False, {}),
        ("this car", False, {}),
    ]
    assert [example.pair for example in examples] == ["0", "0", "0", "1"]
    assert len({example.source_row for example in examples}) == 4


@pytest.mark.parametrize("toxic", ["that shit was funny", "he is a moron", "you got that shit from me", "the fuck you doing"])
def test_swearing_and_insults_of_others_are_left_out(publish, toxic):
    assert [example.text for example in read(publish, (toxic, "It was funny.", "", ""))] == ["It was funny."]


def test_a_rewrite_that_changes_nothing_or_still_insults_is_not_safe(publish):
    examples = read(publish, ("you moron", "You moron", "You are not very smart.", "He is an idiot."))
    assert [example.bullying for example in examples] == [True, None, None]


@pytest.mark.parametrize(
    ("tokens", "typed"),
    [
        ("you can 't do it ' s true , is it ?", "you can't do it's true, is it?"),
        ('rt he said " no " ( twice )', 'he said "no" (twice)'),
    ],
)
def test_tokens_are_joined(publish, tokens, typed):
    assert [example.text for example in read(publish, ("x", tokens, "", ""))] == [typed]
