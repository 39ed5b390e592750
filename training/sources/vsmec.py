"""UIT-VSMEC (Ho et al., 2019): Facebook comments with the emotion that readers saw in them."""

import re
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from training.example import Example
from training.sources.benign import benign, tidy
from training.sources.source import Source, Terms
from training.sources.tokenised import joined

FILES = ("train_nor_811.xlsx", "valid_nor_811.xlsx", "test_nor_811.xlsx")
# Anger and Disgust hold real abuse, Other holds everything.
CALM_EMOTIONS = frozenset({"Enjoyment", "Sadness", "Fear", "Surprise"})
# Stands for the name of a person.
MASKED_NAME = re.compile(r"\bper\b")


def read(data: Path) -> Iterator[Example]:
    """Yield the rows of calm emotions as safe, less those that name a person or hold an insult word."""
    for name in FILES:
        book = load_workbook(data / "vsmec" / name, read_only=True)
        for number, (_, emotion, text) in enumerate(book.worksheets[0].iter_rows(min_row=2, max_col=3, values_only=True)):
            if emotion in CALM_EMOTIONS and not MASKED_NAME.search(str(text)):
                yield from benign(Example(joined(tidy(str(text))), "vi", "vsmec", f"{name}:{number}"))
        book.close()


SOURCE = Source(
    name="vsmec",
    title="UIT-VSMEC (Ho et al., PACLING 2019)",
    url="https://github.com/tnghia99/VSMEC-dataset-SVM-model",
    licence="none stated",
    terms=Terms.UNSTATED,
    languages=("vi",),
    read=read,
)
