"""What is done to a text before the tokenizer, with offsets that lead back to the text as sent."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from model.prediction import Span


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text ready for the tokenizer; `origins[i]` is the stretch of the sent text behind `text[i]`."""

    text: str
    origins: tuple[tuple[int, int], ...]

    def origin(self, start: int, end: int) -> Span:
        """Return the stretch of the text as sent that stands behind `text[start:end]` (not empty)."""
        return Span(self.origins[start][0], self.origins[end - 1][1])


def clean(text: str) -> CleanText:
    """Return the text in NFC, without format characters, every white space a plain space.

    Format characters (Unicode category Cf: zero-width spaces and joiners, soft hyphens, direction
    marks, tags) are invisible and split words; NFD Vietnamese is the same word as NFC Vietnamese.
    """
    if text.isascii() and text.isprintable():
        return CleanText(text, tuple((at, at + 1) for at in range(len(text))))
    characters: list[str] = []
    origins: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        kept = "".join(character for character in text[start:end] if unicodedata.category(character) != "Cf")
        for character in unicodedata.normalize("NFC", kept):
            characters.append(" " if character.isspace() or unicodedata.category(character) == "Cc" else character)
            origins.append((start, end))
    return CleanText("".join(characters), tuple(origins))


# Unicode's stream-safe text format (UAX 15) allows as many marks in a row; no language needs more.
MOST_MARKS = 30


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a base character with the marks and format characters that follow it."""
    start = 0
    for position in range(1, len(text)):
        follows = unicodedata.combining(text[position]) or unicodedata.category(text[position]) == "Cf"
        if not follows or position - start > MOST_MARKS:
            yield start, position
            start = position
    if text:
        yield start, len(text)


def letters_read(text: str) -> bool:
    """Tell whether most letters are Latin, the script of the languages we read (true without letters)."""
    letters = [character for character in text if character.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return 2 * latin >= len(letters)
