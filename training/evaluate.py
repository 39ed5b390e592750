"""A saved artifact, loaded as it is served, against every slice of validation and test, with baselines beside it."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import accuracy_score, f1_score
from tqdm import tqdm

from model.classifier import MAX_CHARACTERS, Classifier, Reading
from model.labels import BULLYING, KINDS, OUTPUTS, PROFANITY
from training.example import Example
from training.metrics import Array, Flags, measure
from training.mixture import message_of, targets

# Fewer messages, or fewer of a kind, give a figure that says nothing.
LEAST_MESSAGES = 20
# The source whose pairs, cases and kinds are reported one by one.
OWN = "examples"


def read(classifier: Classifier, examples: Sequence[Example], what: str) -> list[Reading]:
    """Return what the loaded network makes of each message, before calibration."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        readings = threads.map(classifier.read, map(message_of, examples))
        return list(tqdm(readings, total=len(examples), desc=what, mininterval=5))


def predict(classifier: Classifier, examples: Sequence[Example], what: str) -> Array:
    """Return the scores (messages x outputs) as they are served; NaN for kinds that are not judged, and for language."""

    def scores(example: Example) -> list[float]:
        (prediction,) = classifier.predict([message_of(example)], explain=False)
        said = {BULLYING: prediction.score, PROFANITY: prediction.profanity, **prediction.kinds}
        return [np.nan if said.get(name) is None else float(said[name] or 0.0) for name in OUTPUTS]

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        rows = list(tqdm(threads.map(scores, examples), total=len(examples), desc=what, mininterval=5))
    return np.array(rows, dtype=np.float64).reshape(len(examples), len(OUTPUTS))


@dataclass(frozen=True, slots=True)
class Protocol:
    """An official test: which rows, which output, which of the set's own labels are positive (None: left out)."""

    name: str
    source: str
    output: str
    positive: Callable[[str], bool | None]


HATE_AGAINST_CLEAN = Protocol("ViHSD, hate against clean", "vihsd", BULLYING, lambda gold: None if gold == "1" else gold == "2")
PROTOCOLS = (
    Protocol("OLID-A", "olid", BULLYING, lambda gold: gold == "OFF"),
    Protocol("EDOS, sexist or not", "edos", BULLYING, lambda gold: gold.startswith("sexist")),
    Protocol("HatemojiBuild", "hatemojibuild", "identity_attack", lambda gold: gold == "1"),
    Protocol("DynaHate", "dynahate", "identity_attack", lambda gold: gold == "hate"),
    Protocol("ViHSD, offensive or hate", "vihsd", BULLYING, lambda gold: gold != "0"),
    HATE_AGAINST_CLEAN,
)


@dataclass(frozen=True, slots=True)
class Slice:
    """A named part of a set, of one output: the places of its messages and their truth."""

    name: str
    output: str
    places: tuple[int, ...]
    truth: Flags


def slices(examples: Sequence[Example]) -> Iterator[Slice]:
    """Yield all, each language, source and kind, what the literature calls hate against clean, and our own examples by part."""
    known = np.stack([targets(example) for example in examples]) if examples else np.empty((0, len(OUTPUTS)))
    part = partial(_part, known)
    languages = _places(example.language for example in examples)
    yield from part("all", BULLYING, range(len(examples)))
    for language, places in languages.items():
        yield from part(f"language {language}", BULLYING, places)
    for source, places in _places(example.source for example in examples).items():
        yield from part(f"source {source}", BULLYING, places)
    hate = _judged(HATE_AGAINST_CLEAN, examples)
    if len(hate) >= LEAST_MESSAGES:
        # By the set's own labels: also the rows that our mapping leaves unknown.
        truth = np.array([positive for _, positive in hate])
        yield Slice(HATE_AGAINST_CLEAN.name, BULLYING, tuple(at for at, _ in hate), truth)
    for output in (*KINDS, PROFANITY):
        for language, places in languages.items():
            yield from part(f"{output} {language}", output, places)
    yield from _own(examples, part)


def _part(known: NDArray[np.floating[Any]], name: str, output: str, kept: Iterable[int]) -> Iterator[Slice]:
    """Yield the places of which the output is known, if there are enough. known: messages x outputs."""
    column = known[:, OUTPUTS.index(output)]
    places = [at for at in kept if not np.isnan(column[at])]
    truth = column[places] == 1
    # A set without abuse is a measure of false alarms; of a kind that does not occur there is nothing to say.
    if len(places) >= LEAST_MESSAGES and (output == BULLYING or truth.sum() >= LEAST_MESSAGES):
        yield Slice(name, output, tuple(places), truth)


def _own(examples: Sequence[Example], part: Callable[[str, str, Iterable[int]], Iterator[Slice]]) -> Iterator[Slice]:
    """Yield each language of our own examples and its kinds, and each case of safe messages whose words look bad, in both."""
    for language, places in _places(example.language if example.source == OWN else None for example in examples).items():
        yield from part(f"{OWN} {language}", BULLYING, places)
        for kind in KINDS:
            yield from part(f"{OWN} {language}, {kind}", kind, places)
    for case, places in _places(example.case if example.source == OWN else None for example in examples).items():
        yield from part(f"{OWN}, {case}", BULLYING, places)


def _places(names: Iterable[str | None]) -> dict[str, list[int]]:
    """Return the places at which each name stands, the names in order; None is no name."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        if name is not None:
            places[name].append(at)
    return dict(sorted(places.items()))


def official(examples: Sequence[Example], scores: Array, validation: Sequence[Example], validation_scores: Array) -> dict[str, Any]:
    """Return the figures of the official tests, at a threshold chosen on the same source's validation rows."""
    figures: dict[str, Any] = {}
    for protocol in PROTOCOLS:
        rows = _judged(protocol, examples)
        if not rows:
            continue
        column = OUTPUTS.index(protocol.output)
        places, truth = np.array([at for at, _ in rows]), np.array([positive for _, positive in rows])
        threshold = _best_threshold(protocol, validation, validation_scores[:, column])
        said = scores[places, column] >= threshold
        figures[protocol.name] = {
            "output": protocol.output,
            "threshold": round(threshold, 4),
            "accuracy": round(float(accuracy_score(truth, said)), 4),
            "macro_f1": round(float(f1_score(truth, said, average="macro")), 4),
            "f1": round(float(f1_score(truth, said)), 4),
            **{name: value for name, value in measure(truth, scores[places, column], threshold).as_dict().items() if name != "f1"},
        }
    return figures


def _best_threshold(protocol: Protocol, validation: Sequence[Example], scores: Array) -> float:
    """Return the threshold of the best macro-F1 on the source's validation rows, by the set's own labels."""
    rows = _judged(protocol, validation)
    truth, own = np.array([positive for _, positive in rows], dtype=np.bool_), scores[[at for at, _ in rows]]
    if len(rows) < LEAST_MESSAGES or truth.all() or not truth.any():
        return 0.5
    candidates = np.quantile(own, np.linspace(0.01, 0.99, 99))
    return float(max(candidates, key=lambda least: f1_score(truth, own >= least, average="macro")))


def _judged(protocol: Protocol, examples: Sequence[Example]) -> list[tuple[int, bool]]:
    """Return the places of the protocol's rows with what the set itself says of them."""
    said = [(at, protocol.positive(row.gold)) for at, row in enumerate(examples) if row.source == protocol.source and row.gold]
    return [(at, positive) for at, positive in said if positive is not None]


def readable(examples: Sequence[Example]) -> list[Example]:
    """Return the examples that the classifier takes: not over its length."""
    return [example for example in examples if len(example.text) <= MAX_CHARACTERS]
