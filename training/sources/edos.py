"""EDOS (Kirk et al., 2023): sexism on Reddit and Gab, in four categories and eleven vectors."""

import csv
from collections.abc import Iterator
from pathlib import Path
from re import compile as pattern

from training.example import Example
from training.sources.cleaning import cleaned
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms

FILE = "edos_labelled_aggregated.csv"
_PLACEHOLDERS = pattern(r"\bRT\b\s*:?\s*(?:\[USER\]\s*:?)?|\[(?:USER|URL)\]")
_THREATS = "1."
_DEROGATION = "2."
_OBJECTIFICATION = "2.3"


def read(data: Path) -> Iterator[Example]:
    """Yield every row: threats and derogation are bullying, all else is unknown ("not sexist" is not "safe")."""
    with (data / "edos" / FILE).open(newline="", encoding="utf-8") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            text = cleaned(row["text"], _PLACEHOLDERS)
            if text:
                yield _example(row, text, f"{FILE}:{number}")


def _example(row: dict[str, str], text: str, source_row: str) -> Example:
    vector = row["label_vector"]
    bullying = vector.startswith((_THREATS, _DEROGATION)) or None
    return Example(
        text=text,
        language="en",
        source="edos",
        source_row=source_row,
        bullying=bullying,
        kinds=kinds_of(text, _kinds(vector)) if bullying else {},
        target="group" if vector.startswith(_DEROGATION) else None,
        official=row["split"],
        gold="|".join((row["label_sexist"], row["label_category"], vector)),
    )


def _kinds(vector: str) -> dict[str, bool]:
    if vector.startswith(_THREATS):
        # A threat may be one of rape, or not: the vector does not say.
        return {"identity_attack": True, "threat": True}
    return {"identity_attack": True, "threat": False, "sexual_harassment": vector.startswith(_OBJECTIFICATION)}


SOURCE = Source(
    name="edos",
    title="EDOS, Explainable Detection of Online Sexism (Kirk et al., SemEval-2023 task 10)",
    url="https://github.com/rewire-online/edos",
    licence="CC0-1.0",
    terms=Terms.PERMISSIVE,
    languages=("en",),
    read=read,
)
