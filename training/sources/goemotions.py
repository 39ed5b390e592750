"""GoEmotions (Demszky et al., 2020): Reddit comments with the emotions that readers saw in them."""

import csv
from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.benign import benign, tidy
from training.sources.source import Source, Terms

FILES = ("train.tsv", "dev.tsv", "test.tsv")
# Neutral and the other emotions hold insults: nobody was asked for them.
KIND_EMOTIONS = frozenset({"admiration", "amusement", "caring", "excitement", "gratitude", "joy", "love"})


def read(data: Path) -> Iterator[Example]:
    """Yield the rows with kind emotions alone as safe; those where a name was masked ("[NAME]") are left out."""
    folder = data / "goemotions"
    emotions = (folder / "labels.txt").read_text(encoding="utf-8").split()
    for name in FILES:
        with (folder / name).open(newline="", encoding="utf-8") as lines:
            for number, (text, labels, _) in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
                kind = KIND_EMOTIONS.issuperset(emotions[int(label)] for label in labels.split(","))
                if kind and "[" not in text:
                    yield from benign(Example(tidy(text), "en", "goemotions", f"{name}:{number}"))


SOURCE = Source(
    name="goemotions",
    title="GoEmotions (Demszky et al., ACL 2020)",
    url="https://github.com/monologg/GoEmotions-pytorch",
    licence="Apache-2.0",
    terms=Terms.PERMISSIVE,
    languages=("en",),
    read=read,
)
