"""Our own examples are whole: every field is known, every marked word stands in its text."""

from pathlib import Path

import pytest

from model.labels import KINDS, LANGUAGES
from training.example import Example
from training.keys import key
from training.sources.examples import read


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return list(read(Path("unused")))


def test_both_languages_and_both_verdicts_are_there(examples: list[Example]) -> None:
    assert {(row.language, row.bullying) for row in examples} == {
        (language, verdict) for language in LANGUAGES for verdict in (True, False)
    }


def test_a_bullying_message_has_a_kind_and_marked_words_and_a_safe_one_neither(examples: list[Example]) -> None:
    for row in examples:
        assert set(row.kinds) == set(KINDS)
        assert any(row.kinds.values()) is row.bullying
        assert bool(row.spans) is row.bullying
        assert row.spans is not None
        assert all(row.text[span.start : span.end].strip() for span in row.spans)


def test_a_pair_holds_one_of_each_verdict(examples: list[Example]) -> None:
    pairs: dict[str, list[bool | None]] = {}
    for row in examples:
        if row.pair is not None:
            pairs.setdefault(row.pair, []).append(row.bullying)
    assert pairs
    assert all(sorted(map(bool, verdicts)) == [False, True] for verdicts in pairs.values())


def test_no_message_is_written_twice_but_with_another_context(examples: list[Example]) -> None:
    seen = [(key(row.text), row.context) for row in examples]
    assert len(seen) == len(set(seen))
