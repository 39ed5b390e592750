"""What a message is, and what the classifier says of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from model.labels import Label


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text in Unicode code points of the text as sent, end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier message of the conversation: who wrote it, if known, and what."""

    text: str
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A message to judge, with the messages before it, oldest first."""

    text: str
    context: tuple[Turn, ...] = ()
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """The language a message is taken to be in (ISO 639-1, "und" if unknown), and whether we read it."""

    code: str
    supported: bool


@dataclass(frozen=True, slots=True)
class Prediction:
    """The verdict on one message, with its doubt and its reasons.

    Scores are calibrated probabilities, 0 to 1. A kind's score is None where the model was never
    taught that kind. `threshold` is the least score that makes a message bullying under `policy`;
    `truncated` tells that some of the context was too long to be read.
    """

    label: Label
    score: float
    threshold: float
    review: bool
    kinds: Mapping[str, float | None]
    profanity: float
    rationale: tuple[Span, ...]
    language: Language
    truncated: bool
    policy: str
