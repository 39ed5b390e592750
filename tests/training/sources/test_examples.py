"""Our own examples become training rows with every label that they have."""

from pathlib import Path

import pytest

from model.labels import KINDS, LANGUAGES
from training.example import Example
from training.examples.row import conversations
from training.sources import conversations as talks
from training.sources import examples as messages


@pytest.fixture(scope="module")
def rows() -> list[Example]:
    return list(messages.read(Path("unused")))


def test_both_languages_and_all_verdicts_are_there_on_every_side(rows: list[Example]) -> None:
    assert {(row.language, row.bullying, row.side) for row in rows} == {
        (language, verdict, side) for language in LANGUAGES for verdict in (True, False, None) for side in ("train", "validation", "test")
    }


def test_what_is_unsure_teaches_no_verdict_no_kind_and_no_word(rows: list[Example]) -> None:
    assert all((row.kinds, row.spans) == ({}, None) for row in rows if row.bullying is None)


def test_a_bullying_message_has_a_kind_and_marked_words_and_a_safe_one_neither(rows: list[Example]) -> None:
    for row in rows:
        if row.bullying is not None:
            assert set(row.kinds) == set(KINDS)
            assert any(row.kinds.values()) is row.bullying
            assert bool(row.spans) is row.bullying
            assert all(row.text[span.start : span.end].strip() for span in row.spans or ())


def test_a_message_with_earlier_ones_hangs_on_them(rows: list[Example]) -> None:
    assert {bool(row.context) for row in rows if row.in_context} == {True}
    assert {row.in_context for row in rows if row.context} == {True}


def test_each_message_of_a_conversation_comes_after_those_before_it() -> None:
    first, *_ = conversations()
    rows = [row for row in talks.read(Path("unused")) if row.group == first.id]
    assert [row.text for row in rows] == [line.text for line in first.messages[1:]]
    assert [len(row.context) for row in rows] == list(range(1, len(first.messages)))
    assert all(row.in_context for row in rows)
