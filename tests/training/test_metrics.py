"""Figures mean what their names say."""

import numpy as np
import pytest

from training.metrics import calibration_error, measure, recall_at, threshold_at


@pytest.mark.parametrize(("rate", "reached"), [(0.03, 3), (0.01, 1), (0.001, 0)])
def test_at_most_the_stated_share_of_negatives_reaches_the_threshold(rate: float, reached: int) -> None:
    negatives = np.random.default_rng(1).permutation(np.linspace(0, 0.9, 100))
    assert (negatives >= threshold_at(negatives, rate)).sum() == reached


def test_equal_scores_are_never_split_in_favour_of_the_figure() -> None:
    assert (np.full(100, 0.7) >= threshold_at(np.full(100, 0.7), 0.05)).sum() == 0


def test_a_perfect_and_a_useless_ranking() -> None:
    truth = np.arange(100) >= 50
    scores = np.linspace(0, 1, 100)
    assert measure(truth, scores, 0.5).auroc == 1
    assert recall_at(truth, scores, 0.01) == 1
    assert measure(truth, scores[::-1], 0.5).recall_at_fpr_1 == 0


def test_a_set_of_one_class_has_no_ranking_but_a_rate() -> None:
    figures = measure(np.zeros(50, dtype=bool), np.linspace(0, 1, 50), 0.9)
    assert (figures.auroc, figures.recall) == (None, None)
    assert figures.false_positive_rate == pytest.approx(0.1)


def test_scores_that_say_the_truth_have_no_calibration_error() -> None:
    draw = np.random.default_rng(2)
    scores = draw.uniform(size=60_000)
    truth = draw.uniform(size=60_000) < scores
    assert calibration_error(truth, scores) < 0.02
    assert calibration_error(truth, np.sqrt(scores)) > 0.1
