"""APPDIA (Atwell et al., 2022): offensive Reddit comments, each with an inoffensive rewrite."""

import csv
from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.rewrites import contrast
from training.sources.source import Source, Terms

FILES = ("original-train.tsv", "original-dev.tsv", "original-test.tsv")


def read(data: Path) -> Iterator[Example]:
    """Yield each row's insult, if it is one, and its rewrite."""
    for name in FILES:
        with (data / "appdia" / name).open(newline="", encoding="utf-8") as lines:
            for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
                place = f"{name}:{number}"
                yield from contrast("appdia", place, place, row["offensive-text"], [row["style-transferred-text"]])


SOURCE = Source(
    name="appdia",
    title="APPDIA (Atwell et al., COLING 2022)",
    url="https://github.com/sabithsn/APPDIA-Discourse-Style-Transfer",
    licence="none stated",
    terms=Terms.UNSTATED,
    languages=("en",),
    read=read,
)
