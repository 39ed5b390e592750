"""UIT-ViCTSD (Nguyen et al., 2021): readers' comments on news, judged for a toxic tone."""

import csv
from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.benign import as_safe, tidy
from training.sources.insult_words import has_insult_word
from training.sources.source import Source, Terms

FILES = {"train": "ViCTSD_train.csv", "dev": "ViCTSD_valid.csv", "test": "ViCTSD_test.csv"}
TOXIC = "1"


def read(data: Path) -> Iterator[Example]:
    """Yield what is not toxic and holds no insult word as safe; toxic is any harsh tone here, so unknown to us."""
    for split, name in FILES.items():
        with (data / "victsd" / name).open(newline="", encoding="utf-8") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                text = tidy(row["Comment"])
                example = Example(text, "vi", "victsd", f"{name}:{number}", official=split, gold=row["Toxicity"])
                doubtful = row["Toxicity"] == TOXIC or has_insult_word(text, "vi")
                yield example if doubtful else as_safe(example)


SOURCE = Source(
    name="victsd",
    title="UIT-ViCTSD (Nguyen et al., IEA/AIE 2021)",
    url="https://github.com/tarudesu/ViCTSD",
    licence="none stated",
    terms=Terms.UNSTATED,
    languages=("vi",),
    read=read,
)
