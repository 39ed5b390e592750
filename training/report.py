"""The figures of a saved artifact: slices, official tests, operating points, plots."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")  # files only, no screen

import numpy as np
from matplotlib import pyplot
from matplotlib.axes import Axes
from sklearn.metrics import precision_recall_curve

from model.artifact import Manifest
from model.labels import BULLYING, KINDS, OUTPUTS, PROFANITY
from training.evaluate import official, slices
from training.example import Example
from training.metrics import BINS, Array, Flags, measure, threshold_at
from training.pairs import pairs
from training.recipe import Recipe
from training.thresholds import is_benign

SETS = ("validation", "test")


@dataclass(frozen=True, slots=True)
class Scored:
    """A set of examples with the scores of the artifact and of the baseline (messages x outputs)."""

    examples: Sequence[Example]
    model: Array
    tfidf: Array


def figures(recipe: Recipe, manifest: Manifest, sets: Mapping[str, Scored]) -> dict[str, Any]:
    """Return the figures on validation, test and the official tests; `sets` has all three by name."""
    validation = sets["validation"]
    tfidf_points = _tfidf_thresholds(recipe, validation)
    point = manifest.policies[manifest.default_policy]
    at = {BULLYING: point.bullying, **point.kinds, PROFANITY: 0.5}
    found: dict[str, Any] = {}
    for name in SETS:
        held = sets[name]
        found[name] = {
            part.name: compare(
                part.truth,
                held.model[list(part.places), column],
                at[part.output],
                held.tfidf[list(part.places), column],
                tfidf_points[part.output],
            )
            for part in slices(held.examples)
            if not np.isnan(held.model[list(part.places), column := OUTPUTS.index(part.output)]).any()
        }
    found["pairs"] = {
        name: {
            "model": pairs(sets[name].examples, sets[name].model[:, 0], at[BULLYING]),
            "tfidf": pairs(sets[name].examples, sets[name].tfidf[:, 0], tfidf_points[BULLYING]),
        }
        for name in SETS
    }
    tests = sets["official"]
    ours = official(tests.examples, tests.model, validation.examples, validation.model)
    theirs = official(tests.examples, tests.tfidf, validation.examples, validation.tfidf)
    found["official"] = {name: {"model": ours[name], "tfidf": theirs[name], "majority": majority(ours[name])} for name in ours}
    found["not_better_than_tfidf"] = {name: not_better_than_tfidf(found[name]) for name in SETS}
    found["policies"] = {
        name: {**entry.model_dump(mode="json"), **_rates(entry.bullying, recipe, sets)} for name, entry in manifest.policies.items()
    }
    return found


def majority(test: Mapping[str, Any]) -> dict[str, float]:
    """Return the accuracy and macro-F1 of always saying what is said most."""
    most = max(test["positives"], test["messages"] - test["positives"]) / test["messages"]
    return {"accuracy": round(most, 4), "macro_f1": round(most / (1 + most), 4)}


def _tfidf_thresholds(recipe: Recipe, validation: Scored) -> dict[str, float]:
    """Return the baseline's thresholds, by the rule of the default policy."""
    benign = validation.tfidf[[at for at, example in enumerate(validation.examples) if is_benign(example, recipe)]]
    rate = recipe.policies[recipe.default_policy]
    return {PROFANITY: 0.5} | {name: threshold_at(benign[:, OUTPUTS.index(name)], rate) for name in (BULLYING, *KINDS)}


def _rates(threshold: float, recipe: Recipe, sets: Mapping[str, Scored]) -> dict[str, dict[str, float]]:
    """Return false positives on natural chat without abuse, and recall, of a threshold on both sets."""
    false_positives, recall = {}, {}
    for name in SETS:
        said = sets[name].model[:, OUTPUTS.index(BULLYING)] >= threshold
        benign = [at for at, example in enumerate(sets[name].examples) if is_benign(example, recipe)]
        bullying = [at for at, example in enumerate(sets[name].examples) if example.bullying]
        false_positives[name] = round(float(said[benign].mean()), 5) if benign else 0.0
        recall[name] = round(float(said[bullying].mean()), 4) if bullying else 0.0
    return {"false_positives": false_positives, "recall": recall}


def curves(held: Scored) -> dict[str, tuple[Flags, Array]]:
    """Return truth and scores of the verdict for each language."""
    return {
        part.name.removeprefix("language "): (part.truth, held.model[list(part.places), 0])
        for part in slices(held.examples)
        if part.name.startswith("language ")
    }


def compare(truth: Flags, model: Array, threshold: float, tfidf: Array, tfidf_threshold: float) -> dict[str, Any]:
    """Return the figures of the model, of TF-IDF with logistic regression, and of the majority class."""
    majority = np.full(len(truth), float(truth.mean() > 0.5))
    return {
        "model": measure(truth, model, threshold).as_dict(),
        "tfidf": measure(truth, tfidf, tfidf_threshold).as_dict(),
        "majority": measure(truth, majority, 0.5).as_dict(),
    }


def save_json(report: Mapping[str, Any], file: Path) -> None:
    """Write the whole report."""
    file.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def plot(curves: Mapping[str, tuple[Flags, Array]], folder: Path) -> None:
    """Write precision-recall.png and reliability.png: a curve for each named set of truth and scores."""
    folder.mkdir(exist_ok=True)
    for name, draw, labels in (
        ("precision-recall", _precision_recall, ("recall", "precision")),
        ("reliability", _reliability, ("score", "share that is bullying")),
    ):
        figure, axes = pyplot.subplots(figsize=(5, 4), dpi=100)
        for label, (truth, scores) in curves.items():
            draw(axes, label, truth, scores)
        axes.set(xlabel=labels[0], ylabel=labels[1], xlim=(0, 1), ylim=(0, 1))
        axes.grid(alpha=0.3)
        if curves:
            axes.legend()
        figure.tight_layout()
        # No date and no version in the file: the same run writes the same bytes.
        figure.savefig(folder / f"{name}.png", metadata={"Software": None})
        pyplot.close(figure)


def _precision_recall(axes: Axes, label: str, truth: Flags, scores: Array) -> None:
    precision, recall, _ = precision_recall_curve(truth, scores)
    axes.plot(recall, precision, label=label)


def _reliability(axes: Axes, label: str, truth: Flags, scores: Array) -> None:
    parts = [part for part in np.array_split(np.argsort(scores, kind="stable"), BINS) if len(part)]
    axes.plot([scores[part].mean() for part in parts], [truth[part].mean() for part in parts], marker="o", label=label)
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8)


def not_better_than_tfidf(slices: Mapping[str, Any]) -> Sequence[str]:
    """Return the slices on which the model does not rank better than TF-IDF."""
    return [
        name
        for name, figures in slices.items()
        if figures["model"]["auroc"] is not None and figures["model"]["auroc"] <= figures["tfidf"]["auroc"]
    ]
