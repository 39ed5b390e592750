"""Slices hold what their names say; official tests take their thresholds from validation."""

import numpy as np
import pytest

from model.labels import BULLYING, OUTPUTS
from training.evaluate import official, slices
from training.example import Example


def rows(count: int, source: str = "olid", **fields: object) -> list[Example]:
    fields = {"language": "en", "bullying": None, **fields}
    return [Example(text=f"text {number}", source=source, source_row=str(number), **fields) for number in range(count)]  # type: ignore[arg-type]


def scored(values: list[float]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    scores = np.zeros((len(values), len(OUTPUTS)))
    scores[:, OUTPUTS.index(BULLYING)] = values
    return scores


def test_slices_name_language_source_and_kind_and_leave_out_what_is_too_small() -> None:
    examples = [
        *rows(30, bullying=True, kinds={"insult": True}),
        *rows(30, "vihsd", language="vi", bullying=False, gold="0"),
        *rows(5, "rare", bullying=False),
        *rows(40, "unknown"),
    ]
    found = {part.name: part for part in slices(examples)}
    assert len(found["all"].places) == 65
    assert set(found["language vi"].places) == set(range(30, 60))
    assert found["source olid"].truth.all()
    assert len(found["ViHSD, hate against clean"].places) == 30
    assert not {"source rare", "source unknown", "insult vi"} & set(found)


def test_no_messages_have_no_slices() -> None:
    assert list(slices([])) == []


@pytest.mark.parametrize("shift", [0.0, 0.3])
def test_the_threshold_of_an_official_test_comes_from_validation_alone(shift: float) -> None:
    validation = [*rows(50, gold="NOT"), *rows(50, gold="OFF")]
    validation_scores = scored([0.1 + 0.001 * at for at in range(50)] + [0.6 + 0.001 * at for at in range(50)])
    tests = [*rows(10, official="test", gold="NOT"), *rows(10, official="test", gold="OFF")]
    figures = official(tests, scored([0.2 + shift] * 10 + [0.9] * 10), validation, validation_scores)["OLID-A"]
    assert 0.15 < figures["threshold"] < 0.65
    assert figures["messages"] == 20
    assert figures["auroc"] == 1
    assert figures["recall"] == 1


def test_a_test_whose_rows_are_not_there_has_no_figure() -> None:
    assert official([], scored([]), [], scored([])) == {}
