"""Agreement of two readings: figures that can be worked out by hand."""

import pytest

from tests.rows import row
from training.examples.agreement import agreement, of_messages
from training.examples.row import Row


def read(first: bool | None, second: bool | None, kind: str = "insult", **fields: object) -> Row:
    """Return a message that the second reader calls `kind`."""
    return row("x", "text", first, second={"bullying": second, "kinds": (kind,) if second else ()}, **fields)


def test_kappa_takes_chance_out():
    # 7 of 10 alike; by chance alone 0.5.
    first, second = list("aaaaabbbbb"), list("aaaabaabbb")
    found = agreement(first, second)
    assert (found.messages, found.alike) == (10, 0.7)
    assert found.kappa == pytest.approx((0.7 - 0.5) / 0.5)


def test_without_two_answers_there_is_no_kappa():
    assert agreement(["a"], ["a"]).kappa is None


def test_verdicts_cases_and_kinds_are_told_apart():
    rows = (
        [read(True, True)] * 30
        + [read(True, True, "threat")] * 10
        + [read(False, False, case="negation")] * 15
        + [read(False, None, case="negation")] * 5
    )
    found = of_messages(rows)
    assert found["verdict"].alike == pytest.approx(55 / 60)
    assert found["case negation"].alike == 0.75
    assert found["kind insult"].alike == 0.75
    assert "kind threat" not in found
