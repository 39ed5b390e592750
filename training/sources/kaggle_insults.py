"""Detecting Insults in Social Commentary (Kaggle, 2012): comments that insult somebody who takes part."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.cleaning import cleaned
from training.sources.insult_words import has_insult_word
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms

FILE = "kaggle_parsed_dataset.csv"
_ESCAPE = re.compile(r"\\+(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([nrt])|([^\w\s]))")
_MARKUP = re.compile(r"@[\w-]+:disqus\b|</?[a-zA-Z][^<>]*>")


def read(data: Path) -> Iterator[Example]:
    """Yield insults as bullying and the rest as safe; an insult word in the rest leaves it unknown.

    Abuse of a third person is no insult in this set, and bullying for us.
    """
    with (data / "kaggle-insults" / FILE).open(newline="", encoding="utf-8") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            text = _typed(row["Text"])
            if text and _has_english_letters(text):
                yield _example(row["oh_label"], text, f"{FILE}:{number}")


def _typed(stored: str) -> str:
    text = _ESCAPE.sub(_character, stored.removeprefix('"').removesuffix('"'))
    # Emoji were escaped as two halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return cleaned(text, _MARKUP)


def _has_english_letters(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    # A few comments are in Vietnamese, Greek or Norwegian; names and loanwords stay under a twentieth.
    return 20 * sum(not letter.isascii() for letter in letters) <= len(letters)


def _character(escape: re.Match[str]) -> str:
    two, four, eight, space, itself = escape.groups()
    if space or itself:
        return " " if space else str(itself)
    return chr(int(two or four or eight, 16))


def _example(label: str, text: str, source_row: str) -> Example:
    insult = label == "1"
    bullying = True if insult else None if has_insult_word(text, "en") else False
    return Example(
        text=text,
        language="en",
        source="kaggle-insults",
        source_row=source_row,
        bullying=bullying,
        kinds=kinds_of(text, {"insult": True}) if insult else {},
        target="individual" if insult else "none" if bullying is False else None,
        gold=label,
    )


SOURCE = Source(
    name="kaggle-insults",
    title="Detecting Insults in Social Commentary (Impermium, Kaggle 2012)",
    url="https://github.com/tarekhemdan/Cyberbullying",
    licence="none stated",
    terms=Terms.UNSTATED,
    languages=("en",),
    read=read,
)
