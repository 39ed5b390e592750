"""HateXplain (Mathew et al., 2021), in a mirror without ids: posts of Twitter and Gab, with the words that judges marked."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from model.prediction import Span
from training.example import Example
from training.sources import spans
from training.sources.insult_words import has_insult_word
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms

FILE = "preprocessed.csv"
LABELS = {"0": "normal", "1": "offensive", "2": "hatespeech"}
# "<user>", "<number>", and joiners of emoji that were torn apart.
_ARTEFACT = re.compile(r"<\w+>|[\u200b-\u200f\ufe0f]+")


def read(data: Path) -> Iterator[Example]:
    """Yield hate as identity attacks, normal posts without insult words as safe, and the rest as unknown."""
    with (data / "hatexplain-flat" / FILE).open(newline="", encoding="utf-8") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            text = " ".join(word for word in row["text"].split() if not _ARTEFACT.fullmatch(word))
            if text:
                yield _example(row, text, f"{FILE}:{number}")


def _example(row: dict[str, str], text: str, source_row: str) -> Example:
    label = LABELS[row["label"]]
    hateful = label == "hatespeech"
    bullying = True if hateful else False if label == "normal" and not has_insult_word(text, "en") else None
    return Example(
        text=text,
        language="en",
        source="hatexplain-flat",
        source_row=source_row,
        bullying=bullying,
        kinds=kinds_of(text, {"identity_attack": True}) if hateful else {},
        target="group" if hateful else "none" if bullying is False else None,
        spans=_marked(row["text"].split(), row["rationale_pos"]) if hateful else None,
        gold=label,
    )


def _marked(words: list[str], rationales: str) -> tuple[Span, ...] | None:
    """Return the marked words' places in the cleaned text, or None where a rationale fits nowhere or in two places."""
    chosen: set[int] = set()
    for rationale in filter(None, (part.split() for part in rationales.split(";"))):
        places = [place for place in range(len(words)) if words[place : place + len(rationale)] == rationale]
        if len(places) != 1:
            return None
        # The mirror's rationales lie one word too early: none ever holds the last word of its post.
        chosen.update(range(places[0] + 1, places[0] + 1 + len(rationale)))
    characters: set[int] = set()
    place = 0
    for number, word in enumerate(words):
        if not _ARTEFACT.fullmatch(word):
            characters.update(range(place, place + len(word)) if number in chosen else ())
            place += len(word) + 1
    text = " ".join(word for word in words if not _ARTEFACT.fullmatch(word))
    return spans.from_characters(text, characters) or None


SOURCE = Source(
    name="hatexplain-flat",
    title="HateXplain (Mathew et al., AAAI 2021), flat mirror",
    url="https://github.com/Media-Bias-Group/magpie-multi-task",
    licence="Apache-2.0 (of the mirror)",
    terms=Terms.UNSTATED,
    languages=("en",),
    read=read,
)
