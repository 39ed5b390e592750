"""Minimal pairs of our own examples: whether the bullying message is told from the safe one that looks like it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from training.evaluate import OWN
from training.example import Example
from training.metrics import Array


def pairs(examples: Sequence[Example], scores: Array, threshold: float) -> dict[str, dict[str, float]]:
    """Return, for each language and each case of the safe side, how many pairs are right.

    scores: of the verdict, one for each example. Counted are pairs that hold both verdicts: `both_right`
    is the share with every message on its side of the threshold, `ranked` the share in which every
    bullying message scores over every safe one.
    """
    parts: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for places in _places(examples).values():
        bullying = [float(scores[at]) for at in places if examples[at].bullying is True]
        safe = [float(scores[at]) for at in places if examples[at].bullying is False]
        if bullying and safe:
            found = (min(bullying) >= threshold > max(safe), min(bullying) > max(safe))
            language = examples[places[0]].language
            cases = {examples[at].case or "" for at in places if examples[at].bullying is False}
            context = {f"{language}, after other messages"} if any(examples[at].context for at in places) else set()
            for name in {language, *cases, *context} - {""}:
                parts[name].append(found)
    return {name: _shares(parts[name]) for name in sorted(parts)}


def _places(examples: Sequence[Example]) -> Mapping[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, example in enumerate(examples):
        if example.source == OWN and example.pair is not None:
            found[example.pair].append(at)
    return found


def _shares(found: Sequence[tuple[bool, bool]]) -> dict[str, float]:
    right, ranked = (sum(column) / len(found) for column in zip(*found, strict=True))
    return {"pairs": len(found), "both_right": round(right, 4), "ranked": round(ranked, 4)}
