"""Dialogues: what was said before a line, and who said it."""

from collections.abc import Iterable, Sequence
from string import ascii_uppercase

from model.prediction import Turn

# As many earlier messages as annotators of conversations are mostly shown.
TURNS_BEFORE = 3


def letters(speakers: Iterable[str]) -> list[str]:
    """Return a letter for each line: A for whoever speaks first, B for the next who is new."""
    known: dict[str, str] = {}
    return [known.setdefault(speaker, ascii_uppercase[len(known)]) for speaker in speakers]


def turns_before(turns: Sequence[Turn], place: int) -> tuple[Turn, ...]:
    """Return the turns that lead up to the one at the place, oldest first."""
    return tuple(turns[max(0, place - TURNS_BEFORE) : place])
