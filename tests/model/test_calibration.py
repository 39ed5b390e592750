"""Logits become scores that keep their order."""

import numpy as np
import pytest

from model import calibration
from model.labels import OUTPUTS


def test_a_temperature_of_one_is_the_logistic_function_and_a_higher_one_less_sure() -> None:
    logits = np.array([2.0] * len(OUTPUTS), dtype=np.float32)
    plain = calibration.scores(logits, dict.fromkeys(OUTPUTS, 1.0))
    doubtful = calibration.scores(logits, dict.fromkeys(OUTPUTS, 4.0))
    assert plain == pytest.approx(1 / (1 + np.exp(-2.0)))
    assert (doubtful < plain).all()
    assert (doubtful > 0.5).all()


def test_extreme_logits_stay_in_range_without_a_warning() -> None:
    scores = calibration.sigmoid(np.array([-1e4, 0.0, 1e4], dtype=np.float32))
    assert scores.tolist() == [0.0, 0.5, 1.0]


def test_the_highest_window_speaks_for_the_message() -> None:
    windows = [np.array([1.0, -2.0], dtype=np.float32), np.array([-1.0, 3.0], dtype=np.float32)]
    assert calibration.highest(windows).tolist() == [1.0, 3.0]
