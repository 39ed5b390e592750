"""DynaHate (Vidgen et al., 2021): sentences that people wrote over four rounds to fool a classifier of hate."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.cleaning import cleaned
from training.sources.insult_words import has_insult_word
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms

FOLDER = "dynahate"
LABELS = {"0": "nothate", "1": "hate"}
# Samples of one set, which overlap; the file's name does not tell the official split, the column does.
FILES = (*(f"train_20000_rs{seed}.csv" for seed in (1, 4, 6, 7, 8, 9)), "dev_500.csv", "test_2000.csv")

# Punctuation above U+2000 was cut to its low byte; the one of the ellipsis is "&", which people also type.
_CUT = {0x13: "–", 0x14: "—", 0x18: "’", 0x19: "’", 0x1C: "“", 0x1D: "”"}  # noqa: RUF001 - the quotes that people typed
_CUT_ELLIPSIS = re.compile(r"(?<=[a-z]{2})&(?=but\b|and\b|[a-z]{4})|(?<=\w{2})&$")
_MENTION = re.compile(r"@user\b")


def read(data: Path) -> Iterator[Example]:
    """Yield every sentence once: hateful is an identity attack; the rest is safe, swearing at things included.

    What is no hate against a group may still abuse a person: an insult word leaves it unknown.
    """
    places: dict[tuple[str, str, str], str] = {}
    for name in FILES:
        with (data / FOLDER / name).open(newline="", encoding="utf-8") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                if row["label"] in LABELS:
                    places.setdefault((row["text"], row["label"], row["split"]), f"{name}:{number}")
    judged: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for (stored, label, split), source_row in places.items():
        judged[cleaned(_CUT_ELLIPSIS.sub("…", stored.translate(_CUT)), _MENTION)].setdefault((label, split), source_row)
    for text, judgements in judged.items():
        # A handful of sentences stand with two labels, or in two splits.
        if text and len(judgements) == 1:
            ((label, split), source_row) = next(iter(judgements.items()))
            yield _example(text, label, split, source_row)


def _example(text: str, label: str, split: str, source_row: str) -> Example:
    hateful = LABELS[label] == "hate"
    bullying = True if hateful else None if has_insult_word(text, "en") else False
    return Example(
        text=text,
        language="en",
        source="dynahate",
        source_row=source_row,
        bullying=bullying,
        kinds=kinds_of(text, {"identity_attack": True}) if hateful else {},
        target="group" if hateful else "none" if bullying is False else None,
        official=split,
        gold=LABELS[label],
    )


SOURCE = Source(
    name="dynahate",
    title="DynaHate (Vidgen et al., ACL 2021)",
    url="https://github.com/paul-rottger/efficient-low-resource-hate-detection",
    licence="none stated",
    terms=Terms.UNSTATED,
    languages=("en",),
    read=read,
)
