"""ViHOS (Hoang et al., 2023): the comments of ViHSD with the words that make them hateful or offensive."""

import csv
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from model.prediction import Span
from training.example import Example
from training.sources.benign import as_safe
from training.sources.insult_words import has_insult_word, has_swear_word
from training.sources.source import Source, Terms
from training.sources.spans import from_characters

FILES = {"train": "train.csv", "dev": "dev.csv", "test": "test.csv"}


def read(data: Path) -> Iterator[Example]:
    """Yield the marked words of every comment; unmarked ones without an insult word are safe, the rest unknown.

    Bare swearing is marked as insults are, so marks tell no verdict.
    """
    for split, name in FILES.items():
        with (data / "vihos" / name).open(newline="", encoding="utf-8") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                text, spans = composed(row["content"], from_characters(row["content"], json.loads(row["index_spans"])))
                if not text.strip():
                    continue
                example = Example(
                    text=text,
                    language="vi",
                    source="vihos",
                    source_row=f"{name}:{number}",
                    profanity=has_swear_word(text, "vi") or None,
                    spans=spans,
                    official=split,
                    # Where an official test is scored, the spans are the gold.
                    gold="",
                )
                yield example if spans or has_insult_word(text, "vi") else as_safe(example)


def composed(text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """Return the text with accents and letters in one piece, and the spans at their places in it."""

    def moved(place: int) -> int:
        return len(unicodedata.normalize("NFC", text[:place]))

    return unicodedata.normalize("NFC", text), tuple(Span(moved(span.start), moved(span.end)) for span in spans)


SOURCE = Source(
    name="vihos",
    title="ViHOS (Hoang et al., EACL 2023)",
    url="https://github.com/phusroyal/ViHOS",
    licence="MIT (its comments are those of ViHSD: research only)",
    terms=Terms.NON_COMMERCIAL,
    languages=("vi",),
    read=read,
)
