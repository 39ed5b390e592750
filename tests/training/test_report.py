"""The report compares the model with its baselines on every slice, and the card shows it."""

from pathlib import Path

import numpy as np
import pytest

from model import artifact as artifacts
from model.labels import OUTPUTS
from training import card, report
from training.example import Example
from training.recipe import Recipe, load

RECIPE = load(Path(__file__).parents[2] / "training" / "recipes" / "smoke.yaml")


def scored(count: int, separation: float, **fields: object) -> report.Scored:
    """Return messages of both verdicts with scores that a model (well) and a baseline (worse) gave them."""
    draw = np.random.default_rng(count)
    examples, model, tfidf = [], [], []
    for number in range(count):
        bullying = number % 2 == 0
        row = {
            "language": "vi" if number % 3 else "en",
            "source": "examples",
            "bullying": bullying,
            "kinds": {"insult": bullying},
            **fields,
        }
        examples.append(Example(text=f"text {number}", source_row=str(number), **row))  # type: ignore[arg-type]
        for scores, power in ((model, separation), (tfidf, separation / 3)):
            scores.append(1 / (1 + np.exp(-draw.normal(power if bullying else -power, size=len(OUTPUTS)))))
    table = np.array(model)
    table[:, [OUTPUTS.index(kind) for kind in ("exclusion", "defamation")]] = np.nan
    return report.Scored(examples, table, np.array(tfidf))


@pytest.fixture(scope="module")
def figures(artifact: Path) -> dict[str, object]:
    sets = {
        "validation": scored(600, 2.0),
        "test": scored(500, 2.0),
        "official": scored(100, 2.0, source="olid", official="test", gold="OFF"),
    }
    recipe = Recipe.model_validate({**RECIPE.model_dump(), "policies": {"strict": 0.03, "standard": 0.01, "lenient": 0.001}})
    found = report.figures(recipe, artifacts.load(artifact), sets)
    curves = report.curves(sets["validation"])
    assert set(curves) == {"en", "vi"}
    return found


def test_every_slice_has_the_model_beside_its_baselines(figures: dict[str, dict[str, dict[str, dict[str, float]]]]) -> None:
    for name in report.SETS:
        assert {"all", "language en", "language vi", "source examples", "insult en"} <= set(figures[name])
        for part in figures[name].values():
            assert part["model"]["auroc"] > part["tfidf"]["auroc"] > 0.5
            assert part["majority"]["auroc"] == 0.5
    assert figures["not_better_than_tfidf"] == {"validation": [], "test": []}


def test_kinds_that_are_not_judged_have_no_figure(figures: dict[str, dict[str, object]]) -> None:
    assert not any("exclusion" in name or "defamation" in name for name in figures["validation"])


def test_operating_points_are_measured_on_both_sets(figures: dict[str, dict[str, dict[str, dict[str, float]]]]) -> None:
    for point in figures["policies"].values():
        for name in report.SETS:
            assert 0 <= point["false_positives"][name] <= 1
            assert 0 <= point["recall"][name] <= 1


def test_the_card_shows_the_figures(figures: dict[str, object]) -> None:
    rows = dict.fromkeys(("train", "epoch", "validation", "test"), 7)
    about = {
        "name": "tiny", "version": "0.0.1", "base": "none", "kinds": ["insult"], "languages": ["en"],
        "default_policy": "standard", "review_error": 0.05,
        "seed": 1, "epochs": 2, "encoder": {"layers": 1}, "parameters": 10, "benign": ["examples"],
        "kinds_taught": {"insult": 5, "threat": 0}, "dropped": {"repeated text": 3},
        "export": {"messages": 5, "flipped": 0.01, "drift": 0.002, "largest": 0.1, "gates": {"flipped": 0.02, "drift": 0.02}},
        "data": {"examples": {"licence": "CC-BY-4.0", "terms": "permissive", "rows": rows}},
    }  # fmt: skip
    text = card.card({**about, **figures})
    assert "| language en | 200 |" in text
    assert "| OLID-A | 100 |" in text
    assert "Not judged, since too few examples teach them: threat" in text
    assert "repeated text: 3" in text


def test_plots_are_the_same_bytes_for_the_same_figures(tmp_path: Path) -> None:
    curves = report.curves(scored(200, 1.0))
    for folder in ("one", "two"):
        report.plot(curves, tmp_path / folder)
    for name in ("precision-recall.png", "reliability.png"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
