"""What is read off validation: temperatures, operating points, the band of doubt, the least evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.metrics import precision_recall_curve

from model import calibration
from model.artifact import PolicyEntry
from model.classifier import Reading
from model.labels import BULLYING, KINDS, OUTPUTS
from training.example import Example
from training.metrics import Array, Flags, threshold_at
from training.mixture import targets, token_targets
from training.recipe import Recipe

# Fewer known rows of either class say nothing of a temperature.
LEAST_ROWS = 20


@dataclass(frozen=True, slots=True)
class ReadOff:
    """What validation says of a network: the fields of the manifest of the same names."""

    temperatures: dict[str, float]
    evidence: float
    policies: dict[str, PolicyEntry]


def read_off(examples: Sequence[Example], readings: Sequence[Reading], recipe: Recipe) -> ReadOff:
    """Return temperatures, operating points and least evidence for what a network makes of validation."""
    known = np.stack([targets(example) for example in examples]).astype(np.float64)
    logits = np.stack([reading.logits for reading in readings]).astype(np.float64)
    fitted = temperatures(known, logits)
    scores = calibration.scores(logits, fitted)
    benign = scores[[at for at, example in enumerate(examples) if is_benign(example, recipe)]]
    if not len(benign):
        raise ValueError("the recipe's benign sources have no validation rows: false positives cannot be counted")
    marked = [(example, reading) for example, reading in zip(examples, readings, strict=True) if example.spans]
    return ReadOff(
        temperatures=fitted,
        evidence=least_evidence(
            [token_targets(example, reading.encoded) == 1 for example, reading in marked],
            [calibration.sigmoid(reading.evidence) for _, reading in marked],
        ),
        policies={name: operating_point(benign, known, scores, rate, recipe.review_error) for name, rate in recipe.policies.items()},
    )


def is_benign(example: Example, recipe: Recipe) -> bool:
    """Tell whether a message is natural chat without abuse, by the recipe's sources."""
    return example.bullying is False and example.source in recipe.benign


def temperature(truth: Flags, logits: Array) -> float:
    """Return the T for which sigmoid(logit / T) is likeliest (Guo et al., 2017); 1 with too few rows."""
    if min(truth.sum(), (~truth).sum()) < LEAST_ROWS:
        return 1.0

    def loss(log_t: float) -> float:
        scaled = logits / np.exp(log_t)
        return float(np.mean(np.logaddexp(0, scaled) - truth * scaled))

    # A trained network is off by far less than a factor of e^3 = 20.
    return float(np.exp(minimize_scalar(loss, bounds=(-3, 3), method="bounded").x))


def temperatures(targets: Array, logits: Array) -> dict[str, float]:
    """Return a temperature for each output; targets and logits are messages x outputs, NaN unknown."""
    fitted = {}
    for column, name in enumerate(OUTPUTS):
        known = ~np.isnan(targets[:, column])
        fitted[name] = temperature(targets[known, column] == 1, logits[known, column])
    return fitted


def operating_point(benign: Array, targets: Array, scores: Array, rate: float, error: float) -> PolicyEntry:
    """Return the thresholds that a share `rate` of benign messages reaches, and the band of doubt.

    benign: scores of natural chat without abuse; targets, scores: all of validation. All messages x
    outputs.
    """
    at = {name: threshold_at(benign[:, OUTPUTS.index(name)], rate) for name in (BULLYING, *KINDS)}
    column = OUTPUTS.index(BULLYING)
    known = ~np.isnan(targets[:, column])
    band = review_band(targets[known, column] == 1, scores[known, column], at[BULLYING], error)
    return PolicyEntry(false_positive_rate=rate, bullying=at[BULLYING], kinds={kind: at[kind] for kind in KINDS}, review=band)


def review_band(truth: Flags, scores: Array, threshold: float, error: float) -> tuple[float, float]:
    """Return the narrowest band around a threshold outside which at most a share `error` of either verdict is wrong.

    Below the band at most `error` of the messages are bullying, from its end on at most `error` safe.
    """
    order = np.argsort(scores, kind="stable")
    ordered, positive = scores[order], truth[order]
    wrong_below = np.cumsum(positive) / np.arange(1, len(order) + 1)
    right = np.flatnonzero((wrong_below <= error) & (ordered < threshold))
    low = float(np.nextafter(ordered[right[-1]], 1)) if len(right) else 0.0
    wrong_above = np.cumsum(~positive[::-1])[::-1] / np.arange(len(order), 0, -1)
    right = np.flatnonzero((wrong_above <= error) & (ordered >= threshold))
    high = float(ordered[right[0]]) if len(right) else 1.0
    return min(low, threshold), max(high, threshold)


def least_evidence(truth: Sequence[Flags], evidence: Sequence[Array]) -> float:
    """Return the evidence, 0 to 1, from which marking tokens gives the best F1 over all tokens, 0.5 without any."""
    if not truth:
        return 0.5
    flat_truth, flat = np.concatenate(truth), np.concatenate(evidence)
    precision, recall, thresholds = precision_recall_curve(flat_truth, flat)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return float(thresholds[int(np.argmax(f1[:-1]))])
