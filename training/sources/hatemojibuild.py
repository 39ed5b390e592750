"""HatemojiBuild (Kirk et al., 2022): sentences with emoji, written in contrast pairs to fool a model."""

import csv
from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.cleaning import cleaned
from training.sources.insult_words import has_insult_word
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms

FILES = {"train": "train.csv", "dev": "validation.csv", "test": "test.csv"}


def read(data: Path) -> Iterator[Example]:
    """Yield every row; hateful is an identity attack, and a threat where its authors typed it so.

    What is no hate against a group may still abuse a person: an insult word leaves it unknown.
    """
    for split, name in FILES.items():
        with (data / "hatemojibuild" / name).open(newline="", encoding="utf-8") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                yield _example(row, f"{name}:{number}", split)


def _example(row: dict[str, str], source_row: str, split: str) -> Example:
    text = cleaned(row["text"])
    hateful = row["label_gold"] == "1"
    bullying = True if hateful else None if has_insult_word(text, "en") else False
    threat = row["type"] == "threateninglanguage"
    return Example(
        text=text,
        language="en",
        source="hatemojibuild",
        source_row=source_row,
        bullying=bullying,
        kinds=kinds_of(text, {"identity_attack": True, "threat": threat}) if hateful else {},
        target="group" if hateful else "none" if bullying is False else None,
        # The original of a pair names its perturbation and the other way round, within one round of writing.
        pair="-".join([row["round.base"], *sorted((row["entry_id"], row["matched_id"]), key=int)]),
        official=split,
        gold=row["label_gold"],
    )


SOURCE = Source(
    name="hatemojibuild",
    title="HatemojiBuild (Kirk et al., NAACL 2022)",
    url="https://github.com/HannahKirk/Hatemoji",
    licence="CC-BY-4.0",
    terms=Terms.PERMISSIVE,
    languages=("en",),
    read=read,
)
