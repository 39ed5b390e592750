"""How good scores are: ranking, operating points, calibration."""

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

# Bins of equal mass for the calibration error, as the literature on calibration does (Guo et al., 2017).
BINS = 15

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Figures of one output on one set of messages; None where the set has only one class."""

    messages: int
    positives: int
    auroc: float | None
    auprc: float | None
    f1: float
    recall: float | None
    false_positive_rate: float | None
    # Recall at the threshold that one in a hundred of this set's own negatives reaches.
    recall_at_fpr_1: float | None
    ece: float

    def as_dict(self) -> dict[str, float | int | None]:
        """Return the figures by name, rounded to four places."""
        return {name: round(value, 4) if isinstance(value, float) else value for name, value in asdict(self).items()}


def measure(truth: Flags, scores: Array, threshold: float) -> Metrics:
    """Return the figures of scores (0 to 1) against the truth at a threshold fixed beforehand; at least one message."""
    said = scores >= threshold
    both = 0 < truth.sum() < len(truth)
    return Metrics(
        messages=len(truth),
        positives=int(truth.sum()),
        auroc=float(roc_auc_score(truth, scores)) if both else None,
        auprc=float(average_precision_score(truth, scores)) if both else None,
        f1=float(f1_score(truth, said, zero_division=0.0)),
        recall=float(said[truth].mean()) if truth.any() else None,
        false_positive_rate=float(said[~truth].mean()) if not truth.all() else None,
        recall_at_fpr_1=recall_at(truth, scores, 0.01) if both else None,
        ece=calibration_error(truth, scores),
    )


def threshold_at(negatives: Array, rate: float) -> float:
    """Return the least score that at most `rate` of the negatives' scores reach."""
    allowed = int(rate * len(negatives))
    ordered = np.sort(negatives)[::-1]
    return float(np.nextafter(ordered[allowed], 1)) if allowed < len(ordered) else 0.0


def recall_at(truth: Flags, scores: Array, rate: float) -> float:
    """Return the share of positives found where `rate` of the negatives are called positive."""
    return float((scores[truth] >= threshold_at(scores[~truth], rate)).mean())


def calibration_error(truth: Flags, scores: Array) -> float:
    """Return the expected calibration error over bins of equal mass."""
    order = np.argsort(scores, kind="stable")
    bins = [part for part in np.array_split(order, BINS) if len(part)]
    return float(sum(len(part) * abs(truth[part].mean() - scores[part].mean()) for part in bins) / len(truth))
