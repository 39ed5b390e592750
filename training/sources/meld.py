"""MELD (Poria et al., 2019): lines of a television comedy with several speakers, who tease and quarrel."""

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from model.prediction import Turn
from training.example import Example
from training.sources.benign import benign, tidy
from training.sources.dialogue import letters, turns_before
from training.sources.source import Source, Terms

FILES = ("train_sent_emo.csv", "dev_sent_emo.csv", "test_sent_emo.csv")


def read(data: Path) -> Iterator[Example]:
    """Yield every line as safe, with the lines before it."""
    for name in FILES:
        with (data / "meld" / name).open(newline="", encoding="utf-8") as lines:
            for dialogue, group in groupby(csv.DictReader(lines), key=lambda row: row["Dialogue_ID"]):
                yield from _lines(list(group), f"{name}:{dialogue}")


def _lines(rows: list[dict[str, str]], group: str) -> Iterator[Example]:
    authors = letters(row["Speaker"] for row in rows)
    turns = [Turn(tidy(row["Utterance"]), author) for row, author in zip(rows, authors, strict=True)]
    for place, (row, turn) in enumerate(zip(rows, turns, strict=True)):
        yield from benign(
            Example(
                text=turn.text,
                language="en",
                source="meld",
                source_row=f"{group}:{row['Utterance_ID']}",
                context=turns_before(turns, place),
                author=turn.author,
                group=group,
            )
        )


SOURCE = Source(
    name="meld",
    title="MELD (Poria et al., ACL 2019)",
    url="https://github.com/declare-lab/MELD",
    licence="GPL-3.0 (its scripts are copyrighted)",
    terms=Terms.NON_COMMERCIAL,
    languages=("en",),
    read=read,
)
