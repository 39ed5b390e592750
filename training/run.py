"""A run on one page: read, split, train, export, calibrate, evaluate, sign off."""

import json
import logging
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from model import artifact
from model import network as networks
from model.artifact import Manifest, PolicyEntry, WindowEntry
from model.calibration import scores
from model.classifier import Classifier
from model.labels import BULLYING, KINDS, LANGUAGES, OUTPUTS
from model.text import clean
from model.tokens import MessageTokenizer, WindowSize
from training import card, evaluate, report, vocabulary
from training.augment import spellings
from training.base import is_artifact
from training.baselines import TfIdf
from training.example import Example
from training.export import export
from training.fine_tune import fine_tune, learn_evidence, network_of
from training.mixture import epoch_rows, items
from training.recipe import Recipe
from training.sources.source import Source, published, read
from training.splits import Splits, split
from training.thresholds import ReadOff, read_off

log = logging.getLogger(__name__)

HYPERPARAMETERS, REPORT, CARD, PLOTS = "hyperparameters.json", "report.json", "README.md", "plots"
# Enough messages to know the share of changed verdicts to a quarter of a point.
COMPARED = 5_000


class RunError(Exception):
    """A run cannot go on, or its result may not be shipped."""


def run(recipe: Recipe, sources: Sequence[Source], data: Path, base: Path | None, folder: Path) -> Path:
    """Return the artifact of a signed-off run; a run that was stopped goes on where its folder leaves off.

    Until it is signed off the artifact is called `candidate`.
    """
    signed, shipped = folder / "artifact", folder / "candidate"
    if signed.is_dir():
        _claim(recipe, sources, signed)
        return signed
    _claim(recipe, sources, shipped)
    trained = (shipped / artifact.WEIGHTS).is_file()
    if recipe.optimisation.kept and not trained and not is_artifact(base):
        raise RunError("optimisation.kept is of an artifact to train on: name it with --base")
    splits = split([example for source in sources for example in read(source, data)])
    log.info(
        "train %d, validation %d, test %d, official tests %d", *map(len, (splits.train, splits.validation, splits.test, splits.official))
    )
    if not trained:
        _train(recipe, splits.train, base, folder, shipped)
    if not (shipped / artifact.ONNX).is_file():
        export(networks.load(_encoder(folder), shipped / artifact.WEIGHTS), shipped / artifact.ONNX)
    _calibrate(recipe, splits, folder, shipped)
    figures = _evaluate(recipe, sources, splits, shipped)
    _sign_off(recipe, figures)
    return shipped.rename(signed)


def _claim(recipe: Recipe, sources: Sequence[Source], shipped: Path) -> None:
    """Write what the run is told into its folder; refuse a folder that holds another run."""
    shipped.mkdir(parents=True, exist_ok=True)
    told = json.dumps({**recipe.model_dump(mode="json"), "used": [source.name for source in sources]}, indent=1, ensure_ascii=False) + "\n"
    file = shipped / HYPERPARAMETERS
    if file.is_file() and file.read_text(encoding="utf-8") != told:
        raise RunError(f"{file} is of another run: name another folder with --out, or delete this one")
    file.write_text(told, encoding="utf-8")


def _encoder(folder: Path) -> dict[str, Any]:
    """Return the shape of the run's encoder."""
    config: dict[str, Any] = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
    return config


def _train(recipe: Recipe, train: Sequence[Example], base: Path | None, folder: Path, shipped: Path) -> None:
    """Write tokenizer.json and model.safetensors, and beside the artifact the shape of the encoder."""
    network = _begin(recipe, train, base, shipped)
    kept = recipe.optimisation.kept
    before = {name: weights.clone() for name, weights in network.state_dict().items()} if kept else {}
    (folder / "encoder.json").write_text(json.dumps(networks.shape(network), indent=1), encoding="utf-8")
    reader = MessageTokenizer(shipped / artifact.TOKENIZER, WindowSize(**recipe.window.model_dump()))
    rows = items(train, recipe, reader)
    log.info("training on %d rows", len(rows))
    fine_tune(network, rows, recipe.optimisation, folder / "checkpoints", recipe.seed)
    if kept:
        network.load_state_dict({name: kept * before[name] + (1 - kept) * weights for name, weights in network.state_dict().items()})
    learn_evidence(network, rows, recipe.optimisation, folder / "checkpoints-evidence", recipe.seed)
    networks.save(network, shipped / artifact.WEIGHTS)


def _begin(recipe: Recipe, train: Sequence[Example], base: Path | None, shipped: Path) -> networks.Network:
    """Return the network to train, its tokenizer written: another artifact's to train on, else a fresh one."""
    if base is not None and is_artifact(base):
        manifest = artifact.load(base)
        artifact.check(base, manifest, artifact.TOKENIZER, artifact.WEIGHTS)
        shutil.copyfile(base / artifact.TOKENIZER, shipped / artifact.TOKENIZER)
        return networks.load(manifest.encoder, base / artifact.WEIGHTS)
    texts = [spelling for example in train for spelling in spellings(clean(example.text).text, example.language)]
    rows: Sequence[int | None]
    if base is None:
        tokenizer = vocabulary.tiny(texts, recipe.encoder.pieces)
        rows = [None] * len(tokenizer["model"]["vocab"])
    else:
        tokenizer, rows = vocabulary.prune(base / artifact.TOKENIZER, texts, recipe.encoder.pieces)
    (shipped / artifact.TOKENIZER).write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    return network_of(recipe.encoder, base, rows, recipe.seed)


def _calibrate(recipe: Recipe, splits: Splits, folder: Path, shipped: Path) -> None:
    """Write the manifest: temperatures and thresholds of the exported network on validation."""
    as_it_comes = PolicyEntry(false_positive_rate=0.5, bullying=0.5, kinds={}, review=(0.5, 0.5))
    draft = ReadOff(dict.fromkeys(OUTPUTS, 1.0), 0.5, {recipe.default_policy: as_it_comes})
    artifact.save(_manifest(recipe, splits, folder, shipped, draft), shipped)
    validation = evaluate.readable(splits.validation)
    readings = evaluate.read(Classifier.load(shipped), validation, "calibrating")
    artifact.save(_manifest(recipe, splits, folder, shipped, read_off(validation, readings, recipe)), shipped)


def _manifest(recipe: Recipe, splits: Splits, folder: Path, shipped: Path, found: ReadOff) -> Manifest:
    taught = kinds_taught(splits.train)
    return Manifest(
        format=1,
        name=recipe.name,
        version=recipe.version,
        base=recipe.base or "none",
        languages=tuple(language for language in LANGUAGES if any(row.language == language for row in splits.train)),
        outputs=OUTPUTS,
        kinds=tuple(kind for kind in KINDS if taught[kind] >= recipe.least_taught),
        encoder=_encoder(folder),
        window=WindowEntry(**recipe.window.model_dump()),
        temperatures=found.temperatures,
        evidence=found.evidence,
        policies=found.policies,
        default_policy=recipe.default_policy,
        review_error=recipe.review_error,
        files={name: artifact.entry(shipped / name) for name in (artifact.ONNX, artifact.TOKENIZER, artifact.WEIGHTS)},
    )


def kinds_taught(train: Sequence[Example]) -> dict[str, int]:
    """Return how many training rows are of each kind."""
    return {kind: sum(bool(example.bullying) and bool(example.kinds.get(kind)) for example in train) for kind in KINDS}


def _evaluate(recipe: Recipe, sources: Sequence[Source], splits: Splits, shipped: Path) -> dict[str, Any]:
    """Write report.json, the model card and the plots; return the report."""
    classifier, manifest = Classifier.load(shipped), artifact.load(shipped)
    epochs = [epoch_rows(splits.train, recipe.sources, recipe.seed, epoch) for epoch in range(recipe.optimisation.epochs)]
    # The epochs draw from the same rows; a source may name two of its rows alike, so the row itself tells them apart.
    tfidf = TfIdf(list({id(row): row for rows in epochs for row in rows}.values()))
    sets = {}
    for name, examples in (("validation", splits.validation), ("test", splits.test), ("official", splits.official)):
        held = evaluate.readable(examples)
        sets[name] = report.Scored(held, evaluate.predict(classifier, held, name), tfidf.scores(held))
    figures = {
        **manifest.model_dump(mode="json", include={"name", "version", "base", "languages", "kinds", "default_policy", "review_error"}),
        "seed": recipe.seed,
        "epochs": recipe.optimisation.epochs,
        "encoder": recipe.encoder.model_dump(mode="json"),
        "parameters": networks.parameters(networks.load(manifest.encoder, shipped / artifact.WEIGHTS)),
        "benign": recipe.benign,
        "kinds_taught": kinds_taught(splits.train),
        "export": _agreement(recipe, manifest, shipped, sets["validation"]),
        "data": _data(sources, splits, epochs[0]),
        "dropped": splits.dropped,
        **report.figures(recipe, manifest, sets),
    }
    report.save_json(figures, shipped / REPORT)
    report.plot(report.curves(sets["validation"]), shipped / PLOTS)
    (shipped / CARD).write_text(card.card(figures), encoding="utf-8")
    return figures


def _agreement(recipe: Recipe, manifest: Manifest, shipped: Path, validation: report.Scored) -> dict[str, Any]:
    """Return how far the verdicts of the exported network are from the torch network's."""
    compared = validation.examples[:: max(1, len(validation.examples) // COMPARED)]
    served = validation.model[:: max(1, len(validation.examples) // COMPARED), OUTPUTS.index(BULLYING)]
    readings = evaluate.read(Classifier.load(shipped, torch=True), compared, "torch")
    full = scores(np.stack([reading.logits for reading in readings]), manifest.temperatures)[:, OUTPUTS.index(BULLYING)]
    threshold = manifest.policies[manifest.default_policy].bullying
    return {
        "messages": len(compared),
        "flipped": round(float(((served >= threshold) != (full >= threshold)).mean()), 5),
        "drift": round(float(np.abs(served - full).mean()), 5),
        "largest": round(float(np.abs(served - full).max()), 4),
        "gates": recipe.gates.model_dump(mode="json"),
    }


def _data(sources: Sequence[Source], splits: Splits, epoch: Sequence[Example]) -> dict[str, Any]:
    """Return licence, files with their SHA-256, and rows on each side, of each source."""
    sides: Mapping[str, Sequence[Example]] = {
        "train": splits.train,
        "epoch": epoch,
        "validation": splits.validation,
        "test": splits.test,
        "official": splits.official,
    }
    rows = {side: Counter(example.source for example in examples) for side, examples in sides.items()}
    return {
        source.name: {
            "title": source.title,
            "url": source.url,
            "licence": source.licence,
            "terms": source.terms,
            "rows": {side: counts[source.name] for side, counts in rows.items()},
            "files": published().get(source.name, {}),
        }
        for source in sources
    }


def _sign_off(recipe: Recipe, figures: Mapping[str, Any]) -> None:
    """Raise RunError if the exported network is not the one that was trained."""
    export_figures = figures["export"]
    for gate, limit in recipe.gates.model_dump().items():
        if export_figures[gate] > limit:
            raise RunError(f"the exported network does not agree with the torch network: {gate} {export_figures[gate]} is over {limit}")
