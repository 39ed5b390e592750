"""What validation says is kept by the artifact."""

import numpy as np
import pytest

from training.thresholds import least_evidence, review_band, temperature


def test_the_temperature_that_made_the_logits_too_sure_is_found() -> None:
    draw = np.random.default_rng(1)
    logits = draw.normal(size=20_000) * 2
    truth = draw.uniform(size=20_000) < 1 / (1 + np.exp(-logits))
    assert temperature(truth, logits * 3) == pytest.approx(3, rel=0.1)
    assert temperature(truth[:30], logits[:30] * 0 + 1) == pytest.approx(1, abs=20)


def test_too_few_rows_say_nothing_of_a_temperature() -> None:
    assert temperature(np.array([True, False]), np.array([9.0, 9.0])) == 1


@pytest.mark.parametrize("error", [0.02, 0.05, 0.1])
def test_outside_the_band_at_most_the_stated_share_is_wrong(error: float) -> None:
    draw = np.random.default_rng(3)
    scores = draw.uniform(size=20_000)
    truth = draw.uniform(size=20_000) < scores
    low, high = review_band(truth, scores, 0.5, error)
    assert 0 < low <= 0.5 <= high < 1
    assert truth[scores < low].mean() <= error
    assert (~truth[scores >= high]).mean() <= error


def test_a_model_that_is_never_wrong_needs_no_band_and_a_useless_one_is_all_band() -> None:
    scores = np.linspace(0, 1, 1000)
    low, high = review_band(scores >= 0.5, scores, 0.5, 0.05)
    assert low == pytest.approx(0.5, abs=0.03)
    assert high == pytest.approx(0.5, abs=0.03)
    assert review_band(np.arange(1000) % 2 == 0, scores, 0.5, 0.05) == pytest.approx((0, 1), abs=0.01)


def test_the_least_evidence_parts_marked_from_unmarked_tokens() -> None:
    least = least_evidence([np.array([True, False, False])], [np.array([0.8, 0.2, 0.1])])
    assert 0.2 < least <= 0.8
    assert least_evidence([], []) == 0.5
