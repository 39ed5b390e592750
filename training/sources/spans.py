"""Spans from what annotators marked: single characters, or stretches that stop in the middle of a word."""

from collections.abc import Iterable

from model.prediction import Span


def from_characters(text: str, marked: Iterable[int]) -> tuple[Span, ...]:
    """Return the stretches of the marked characters in order; only spaces between two stretches join them."""
    stretches: list[Span] = []
    for place in sorted(set(marked)):
        if stretches and not text[stretches[-1].end : place].strip():
            stretches[-1] = Span(stretches[-1].start, place + 1)
        else:
            stretches.append(Span(place, place + 1))
    return tuple(stretches)


def to_whole_words(text: str, marked: Iterable[int]) -> set[int]:
    """Return the marked characters, spaces left out, with the rest of every word they stand in."""
    grown: set[int] = set()
    for place in marked:
        if place in grown or text[place].isspace():
            continue
        start, end = place, place + 1
        while text[place].isalnum() and start > 0 and text[start - 1].isalnum():
            start -= 1
        while text[place].isalnum() and end < len(text) and text[end].isalnum():
            end += 1
        grown.update(range(start, end))
    return grown
