"""Recipe: everything a run is told, read from a YAML file."""

from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceUse(_Strict):
    """How much of a source an epoch takes: at most `cap` rows (all without one), each with `weight`."""

    cap: int | None = Field(default=None, gt=0)
    weight: float = Field(default=1.0, gt=0)


class Encoder(_Strict):
    """The encoder: `layers` of the base, evenly spread, or a network of its own size without a base."""

    layers: int = Field(gt=0)
    # Pieces of the vocabulary.
    pieces: int = Field(gt=0)
    # Only without a base.
    hidden: int | None = Field(default=None, gt=0)
    heads: int | None = Field(default=None, gt=0)


class Augmentation(_Strict):
    """The share of training rows that each change is made to."""

    lower_case: float = Field(default=0, ge=0, le=1)
    # Vietnamese only.
    strip_accents: float = Field(default=0, ge=0, le=1)
    unrelated_context: float = Field(default=0, ge=0, le=1)
    joined: float = Field(default=0, ge=0, le=1)


class Optimisation(_Strict):
    """How the weights are learned."""

    epochs: int = Field(gt=0)
    learning_rate: float = Field(gt=0)
    # Of the token head alone, learned last: a linear layer takes larger steps than an encoder.
    evidence_rate: float = Field(default=2e-3, gt=0)
    warmup: float = Field(default=0.06, ge=0, lt=1)
    weight_decay: float = Field(default=0.01, ge=0)
    # Where an artifact is trained on: its share in the weights that are kept, the rest is what was learned
    # (Wortsman et al., 2022, "Robust fine-tuning of zero-shot models").
    kept: float = Field(default=0, ge=0, lt=1)
    # Tokens of a batch, padding counted.
    batch_tokens: int = Field(default=2048, gt=0)
    checkpoint_steps: int = Field(default=500, gt=0)
    # Weight of each loss beside the verdict's.
    kinds: float = Field(default=0.5, ge=0)
    marks: float = Field(default=0.2, ge=0)
    tokens: float = Field(default=0.5, ge=0)


class Gates(_Strict):
    """What the exported network may lose against the torch network, on validation."""

    # Share of verdicts that change at the default policy's threshold.
    flipped: float = Field(gt=0)
    # Mean absolute difference of the verdict's score.
    drift: float = Field(gt=0)


class Window(_Strict):
    """Tokens of a message read at once, shared by neighbouring windows, and of earlier messages."""

    tokens: int = 126
    overlap: int = 32
    context: int = 64


class Recipe(_Strict):
    """A run."""

    name: str
    version: str
    seed: int
    base: str | None = None
    encoder: Encoder
    window: Window = Window()
    sources: dict[str, SourceUse]
    # Sources of natural chat without abuse: what false positives are counted on.
    benign: tuple[str, ...]
    augmentation: Augmentation = Augmentation()
    optimisation: Optimisation
    # Operating points by their rate of false positives on the benign sources.
    policies: dict[str, float]
    default_policy: str
    # Of the verdicts outside the review band, at most this share may be wrong on validation.
    review_error: float = Field(gt=0, lt=1)
    gates: Gates
    # A kind with fewer training rows is answered as not judged.
    least_taught: int = Field(default=100, gt=0)

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        if self.default_policy not in self.policies:
            raise ValueError("default_policy must be one of the policies")
        unknown = set(self.benign) - set(self.sources)
        if unknown:
            raise ValueError(f"benign names sources that the recipe does not use: {', '.join(sorted(unknown))}")
        return self


def load(file: Path) -> Recipe:
    """Return the recipe of a YAML file; pydantic's ValidationError names a wrong field."""
    content: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Recipe.model_validate(content)
