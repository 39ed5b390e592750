"""Logits to scores: one temperature for each output (Guo et al., 2017)."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from model.labels import OUTPUTS


def scores(logits: NDArray[np.floating], temperatures: Mapping[str, float]) -> NDArray[np.float64]:
    """Return probabilities (… x outputs, 0 to 1) of logits in the order of `OUTPUTS`."""
    scale = np.array([temperatures[name] for name in OUTPUTS], dtype=np.float64)
    return sigmoid(logits.astype(np.float64) / scale)


def sigmoid(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return 1 / (1 + e^-x), without overflow."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * logits.astype(np.float64))))


def highest(windows: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Return the highest logit of each output over the windows of a message.

    What stands in one part of a long message is said in that message.
    """
    return np.asarray(np.max(np.stack(windows), axis=0))
