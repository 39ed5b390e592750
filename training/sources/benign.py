"""Benign rows: sets that nobody labelled for bullying, taken as safe where no word speaks against it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from training.example import Example
from training.sources.cleaning import cleaned
from training.sources.insult_words import has_insult_word, has_swear_word


def tidy(text: str) -> str:
    """Return the text as a person typed it, its accents in one piece with their letters."""
    return unicodedata.normalize("NFC", cleaned(text))


def as_safe(example: Example) -> Example:
    """Return the example as safe: against nobody, with the mark of its swear words."""
    return replace(example, bullying=False, profanity=has_swear_word(example.text, example.language), target="none")


def benign(example: Example) -> Iterator[Example]:
    """Yield the example as safe; nothing where its text is empty, damaged, or holds an insult word."""
    if example.text and "\ufffd" not in example.text and not has_insult_word(example.text, example.language):
        yield as_safe(example)
