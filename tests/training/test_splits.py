"""No text on two sides, no official test in training, conversations and pairs whole."""

import random
from itertools import combinations

import pytest

from model.prediction import Span, Turn
from training.example import Example
from training.keys import key
from training.splits import Splits, identity, split

WORDS = ["river", "lamp", "stone", "cloud", "paper", "wheel", "garden", "mirror", "pocket", "candle"]


def example(text: str, bullying: bool | None = False, **fields: object) -> Example:
    fields = {"language": "en", "source": "one", "source_row": text, **fields}
    return Example(text=text, bullying=bullying, **fields)  # type: ignore[arg-type]


def sides(splits: Splits) -> dict[str, tuple[Example, ...]]:
    return {"train": splits.train, "validation": splits.validation, "test": splits.test}


def sentences(count: int) -> list[str]:
    draw = random.Random(4)
    return [" ".join(draw.choices(WORDS, k=8)) for _ in range(count)]


def test_no_key_stands_on_two_sides_and_repeats_are_one_row() -> None:
    texts = sentences(400)
    rows = [example(text) for text in texts] + [example(text.upper() + "!!", source="two") for text in texts]
    splits = split(rows)
    keys = {name: [key(row.text) for row in side] for name, side in sides(splits).items()}
    assert sum(map(len, keys.values())) == len({key(text) for text in texts})
    for left, right in combinations(keys.values(), 2):
        assert not set(left) & set(right)
    assert 20 < len(keys["validation"]) < 60
    assert 20 < len(keys["test"]) < 60


def test_the_sides_do_not_depend_on_the_order_or_on_other_rows() -> None:
    texts = sentences(200)
    whole = split([example(text) for text in texts])
    half = split([example(text) for text in reversed(texts[:100])])
    for name, side in sides(half).items():
        assert {row.text for row in side} <= {row.text for row in sides(whole)[name]}


def test_pairs_and_conversations_stay_on_one_side() -> None:
    texts = sentences(300)
    rows = [example(text, pair=f"p{at // 2}") for at, text in enumerate(texts[:150])]
    rows += [example(text, group=f"g{at // 10}") for at, text in enumerate(texts[150:])]
    where: dict[str, set[str]] = {}
    for name, side in sides(split(rows)).items():
        for row in side:
            where.setdefault(row.pair or row.group or "", set()).add(name)
    assert all(len(names) == 1 for names in where.values())


def test_a_pair_stays_whole_when_another_source_has_one_of_its_texts_too() -> None:
    texts = sentences(200)
    first = [example(text, source="first") for text in texts[::2]]
    pairs = [example(text, pair=f"p{at // 2}", source="second") for at, text in enumerate(texts)]
    where = {key(row.text): name for name, side in sides(split([*first, *pairs])).items() for row in side}
    assert all(where[key(one)] == where[key(other)] for one, other in zip(texts[::2], texts[1::2], strict=True))


def test_an_official_test_leaves_nothing_of_itself_in_training() -> None:
    long = "every word of this long sentence was said by nobody in particular on a quiet day"
    test = example("The Test sentence!", official="test", source="set", pair="p1")
    talk = example(long, official="test", source="set", group="g1")
    rest = [
        example("the test sentence", source="other"),
        example(f"{long} indeed", source="other"),
        example("a partner of the pair", source="set", pair="p1"),
        example("the same conversation", source="set", group="g1"),
        example("another set may use the same name", source="other", pair="p1"),
    ]
    splits = split([test, talk, *rest])
    left = [row.text for side in sides(splits).values() for row in side]
    assert left == ["another set may use the same name"]
    assert splits.official == (test, talk)
    assert sum(splits.dropped.values()) == 4


@pytest.mark.parametrize(
    ("verdicts", "kept"),
    [((True, True, False), True), ((True, False), None), ((None, True), True), ((None, None), "unknown"), ((False, False, True), False)],
)
def test_the_majority_decides_and_a_tie_is_left_out(verdicts: tuple[bool | None, ...], kept: object) -> None:
    rows = [example("same text", verdict, source=f"source {at}") for at, verdict in enumerate(verdicts)]
    left = [row for side in sides(split(rows)).values() for row in side]
    assert [row.bullying for row in left] == ({None: [], "unknown": [None]}.get(kept, [kept]))  # type: ignore[call-overload]


def test_what_several_sources_know_of_a_text_is_put_together() -> None:
    rows = [
        example("You Pig", True, kinds={"insult": True}),
        example("you pig!", None, source="two", spans=(Span(0, 7),)),
        example("you pig", True, source="three", kinds={"threat": False, "insult": True}, profanity=False),
    ]
    (row,) = [row for side in sides(split(rows)).values() for row in side]
    assert row.kinds == {"insult": True, "threat": False}
    assert (row.text, row.spans) == ("you pig!", (Span(0, 7),))
    assert (row.source, row.profanity) == ("one", False)


def test_a_row_whose_side_is_fixed_goes_there_and_takes_its_copies_out_of_the_rest() -> None:
    texts = sentences(30)
    fixed = [example(text, True, source="ours", side=side) for text, side in zip(texts, ["train", "validation", "test"] * 10, strict=True)]
    copies = [example(text.upper(), False, source="other") for text in texts]
    found = split([*copies, *fixed])
    assert {name: {row.text for row in side} for name, side in sides(found).items()} == {
        side: set(texts[at::3]) for at, side in enumerate(["train", "validation", "test"])
    }
    assert found.dropped["text of a row whose side is fixed"] == 30


def test_a_fixed_test_leaves_no_near_duplicate_in_training_and_an_official_test_no_copy_in_ours() -> None:
    long = "every word of this long sentence was said by nobody in particular on a quiet day"
    rows = [
        example(long, source="ours", side="test"),
        example(f"{long} indeed", source="other"),
        example("the test sentence", source="ours", side="train"),
        example("The test sentence!", source="set", official="test"),
    ]
    found = split(rows)
    assert [row.text for side in sides(found).values() for row in side] == [long]
    assert found.dropped["near duplicate of a test text"] == found.dropped["test text"] == 1


def test_a_text_that_hangs_on_its_context_is_another_message_after_other_words() -> None:
    kind, mean = ((Turn(text, "A"),) for text in ("shall i jump", "shall i hit him"))
    rows = [
        example("go on", False, source="ours", side="train", context=kind, in_context=True),
        example("go on", True, source="ours", side="train", context=mean, in_context=True),
        example("go on", None, source="other"),
    ]
    found = split(rows)
    assert sorted(str(row.bullying) for side in sides(found).values() for row in side) == ["False", "None", "True"]
    assert len({identity(row) for row in rows}) == 3
