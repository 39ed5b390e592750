"""Scores to a label and to doubt: a named operating point with its review band."""

from collections.abc import Mapping
from dataclasses import dataclass

from model.labels import BULLYING, SAFE, Label


@dataclass(frozen=True, slots=True)
class Policy:
    """An operating point: the least score of a verdict and of each judged kind, and the band of doubt.

    A person should look at a message whose score lies from `review_low` up to, not including,
    `review_high`.
    """

    name: str
    threshold: float
    kinds: Mapping[str, float]
    review_low: float
    review_high: float

    def label(self, score: float) -> Label:
        """Return the verdict of a score."""
        return BULLYING if score >= self.threshold else SAFE

    def review(self, score: float) -> bool:
        """Tell whether a person should look."""
        return self.review_low <= score < self.review_high


class UnknownPolicyError(ValueError):
    """A policy was asked for that the artifact does not have."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__(f"policy must be one of {', '.join(known)}")
        self.known = known
