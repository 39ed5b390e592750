"""Toxic Spans (Pavlopoulos et al., 2022): toxic comments of news readers, with the words that made them toxic."""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from model.prediction import Span
from training.example import Example
from training.sources import spans
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms

FILE = "comments.csv"
OFFICIAL = {"dev": "tsd_trial.csv", "test": "tsd_test.csv"}
KINDS = {"Insult": "insult", "Threat": "threat", "Identity based Attack": "identity_attack"}
# One worker of three (seven for some comments) may err.
ENOUGH = 2


@dataclass(slots=True)
class Votes:
    """How many workers gave a comment each kind, and marked each of its characters with one of the kinds."""

    kinds: Counter[str] = field(default_factory=Counter)
    characters: Counter[int] = field(default_factory=Counter)


def read(data: Path) -> Iterator[Example]:
    """Yield every comment once; those of the official trial and test carry the task's own spans.

    Every comment was chosen as toxic: one that is only vulgar, or toxic otherwise, is unknown and never safe.
    """
    folder = data / "toxic-spans"
    gold = {row["text"]: (split, row["spans"]) for split, name in OFFICIAL.items() for row in _rows(folder / name)}
    votes = _votes(folder)
    seen: set[str] = set()
    for number, row in enumerate(_rows(folder / FILE)):
        text = row["comment_text"]
        if text in seen:
            continue
        seen.add(text)
        yield _example(text, votes[row["comment_id"]], f"{FILE}:{number}", gold.get(text))


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _votes(folder: Path) -> dict[str, Votes]:
    comments = {row["annotation"]: row["comment_id"] for row in _rows(folder / "annotations.csv")}
    kinds: dict[str, set[str]] = defaultdict(set)
    characters: dict[str, set[int]] = defaultdict(set)
    for row in _rows(folder / "spans.csv"):
        if row["type"] in KINDS:
            kinds[row["annotation"]].add(KINDS[row["type"]])
            characters[row["annotation"]].update(range(int(row["start"]), int(row["end"])))
    votes: dict[str, Votes] = defaultdict(Votes)
    for annotation, given in kinds.items():
        votes[comments[annotation]].kinds.update(given)
        votes[comments[annotation]].characters.update(characters[annotation])
    return votes


def _example(text: str, votes: Votes, source_row: str, gold: tuple[str, str] | None) -> Example:
    # A single vote is a doubt: the kind stays unknown.
    known = {kind: votes.kinds[kind] >= ENOUGH for kind in KINDS.values() if votes.kinds[kind] != 1}
    bullying = any(known.values()) or None
    official, marked = gold or ("train", None)
    return Example(
        text=text,
        language="en",
        source="toxic-spans",
        source_row=source_row,
        bullying=bullying,
        kinds=kinds_of(text, known) if bullying else {},
        spans=_agreed(text, votes) if marked is None else _official(json.loads(marked)),
        official=official,
        gold=None if marked is None else "",
    )


def _agreed(text: str, votes: Votes) -> tuple[Span, ...] | None:
    """Return what two workers marked, as whole words, or None where they marked different words."""
    marked = [place for place, count in votes.characters.items() if count >= ENOUGH and place < len(text)]
    return spans.from_characters(text, spans.to_whole_words(text, marked)) or None


def _official(characters: Iterable[int]) -> tuple[Span, ...]:
    """Return the task's characters as they are, since its score counts each of them."""
    stretches: list[Span] = []
    for place in sorted(characters):
        if stretches and stretches[-1].end == place:
            stretches[-1] = Span(stretches[-1].start, place + 1)
        else:
            stretches.append(Span(place, place + 1))
    return tuple(stretches)


SOURCE = Source(
    name="toxic-spans",
    title="Toxic Spans (Pavlopoulos et al., ACL 2022; SemEval-2021 task 5)",
    url="https://github.com/ipavlopoulos/toxic_spans",
    licence="CC0-1.0",
    terms=Terms.PERMISSIVE,
    languages=("en",),
    read=read,
)
