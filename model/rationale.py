"""Token evidence to spans in the author's own text."""

import unicodedata
from collections.abc import Iterable

from model.prediction import Span
from model.text import CleanText


def spans(text: CleanText, evidence: Iterable[tuple[tuple[int, int], float]], least: float) -> tuple[Span, ...]:
    """Return the marked words, in order, without overlap.

    evidence: places of tokens in the cleaned text with their evidence, 0 to 1. A token that reaches
    `least` marks its whole word; marked words with only space between them make one span.
    """
    merged: list[tuple[int, int]] = []
    for (start, end), value in sorted(evidence):
        # A token inside the last marked word adds nothing, and to look for a long word again and again takes long.
        if value < least or (merged and end <= merged[-1][1]) or not text.text[start:end].strip():
            continue
        first, last = _word(text.text, start, end)
        if merged and not text.text[merged[-1][1] : first].strip():
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(text.origin(start, end) for start, end in merged)


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the word, without the punctuation around it, of a place that may begin or end with spaces."""
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    first, last = start, end
    while first and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    while first < start and _is_punctuation(text[first]):
        first += 1
    while last > end and _is_punctuation(text[last - 1]):
        last -= 1
    return first, last


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character).startswith("P")
