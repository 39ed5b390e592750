"""The set as a whole: copies, torn pairs and missing sorts are found, each named by id."""

import pytest

from tests.rows import row
from training.examples.check import faults, near_duplicates, pairs, table, turns_on_context
from training.examples.row import Row

WORDS = ["river", "lamp", "stone", "cloud", "paper", "wheel", "garden", "mirror", "pocket", "candle"]


def found(*rows: Row) -> list[str]:
    """Return the faults that are not of counts."""
    return [fault for fault in faults({"en": rows, "vi": ()}, ()) if "at least" not in fault and "%" not in fault]


def test_a_sound_pair_has_no_fault():
    assert found(row("a", "you pig", True, pair="p"), row("b", "pigs are clever, you know", pair="p")) == []


def test_a_pair_in_two_splits_is_found():
    assert found(row("a", "you pig", True, pair="p"), row("b", "a pig", pair="p", split="test")) == ["pair p: stands in two splits"]


def test_a_pair_of_one_is_found():
    assert found(row("a", "you pig", True, pair="p")) == ["pair p: holds one message only"]


def test_the_same_text_and_context_twice_in_a_pair_is_found():
    same = row("a", "go on then", True, pair="p"), row("b", "go on then", pair="p")
    assert found(*same) == ["pair p: says the same twice"]


def test_one_text_after_two_talks_is_a_pair_told_apart_by_context():
    talk = [{"author": "A", "text": "shall i jump in the pool"}]
    other = [{"author": "A", "text": "shall i tell him he stinks"}]
    couple = row("a", "go on then", True, pair="p", context=other, author="B"), row("b", "go on then", pair="p", context=talk, author="B")
    assert found(*couple) == []
    assert [turns_on_context(pair) for pair in pairs(couple)] == [True]
    assert not turns_on_context([row("a", "you pig", True), row("b", "no pig")])


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        (" ".join(WORDS), " ".join(WORDS).upper() + "!", True),
        (" ".join(WORDS), " ".join([*WORDS, "again"]), True),
        (" ".join(WORDS), " ".join(reversed(WORDS)), False),
        ("short one", "Short one!", True),
        ("short one", "short two", False),
    ],
)
def test_near_duplicates_are_found_but_in_a_pair(left, right, near):
    assert bool(list(near_duplicates([row("a", left), row("b", right)]))) is near
    assert not list(near_duplicates([row("a", left, pair="p"), row("b", right, pair="p")]))


def test_an_id_that_stands_twice_is_found():
    assert found(row("a", "one thing"), row("a", "another matter")) == ["a: stands twice"]


def test_what_is_missing_is_counted_by_language():
    lines = list(faults({"en": (row("a", "you pig", True),), "vi": ()}, ()))
    assert "en: insult: 1 of at least 350" in lines
    assert "vi: conversations: 0 of at least 200" in lines
    assert "en: bullying must be 45 to 50 % and is 100.0 %" in lines
    assert "en: train must be about 80 % and is 100.0 %" in lines


def test_the_table_counts_each_sort():
    rows = [row("a", "you pig", True, implicit=True, pair="p"), row("b", "no pig", pair="p", case="negation"), row("c", "word " * 41, None)]
    counts = {name: count for name, count, _ in table(rows, (), "en")}
    once = ("bullying", "minimal pairs", "insult", "negation", "ironic or implicit", "unsure", "over 40 words")
    assert {name: counts[name] for name in once} == dict.fromkeys(once, 1)
    assert (counts["messages"], counts["1 to 3 words"]) == (3, 2)
