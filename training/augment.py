"""Changes to training rows that teach typing habits, context and length; each a function of the row and a seed."""

import hashlib
import random
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.prediction import Span, Turn
from training.example import Example
from training.recipe import Augmentation

# A joined text of more rows would not fit a window of 126 tokens.
JOINED_ROWS = 6
# Earlier messages that have nothing to do with the row.
UNRELATED_TURNS = 3


class Augmenter:
    """Changes a share of the training rows; neighbours are drawn from safe training rows of the same language."""

    def __init__(self, shares: Augmentation, train: Sequence[Example], seed: int) -> None:
        self._shares, self._seed = shares, seed
        self._safe: Mapping[str, list[Example]] = {
            language: [example for example in train if example.language == language and example.bullying is False and not example.context]
            for language in sorted({example.language for example in train})
        }

    def __call__(self, example: Example, epoch: int) -> Example:
        """Return the row as it is seen in an epoch; its labels stay true."""
        name = f"{self._seed}/{epoch}/{example.source}/{example.source_row}"
        draw = random.Random(hashlib.sha256(name.encode()).digest())
        joined = draw.random() < self._shares.joined and not example.context and example.bullying is not None
        unrelated = draw.random() < self._shares.unrelated_context and not example.context
        if joined and self._safe[example.language]:
            example = _join(example, draw.choices(self._safe[example.language], k=draw.randint(1, JOINED_ROWS - 1)), draw)
        if unrelated and self._safe[example.language]:
            example = _with_turns(example, draw.choices(self._safe[example.language], k=draw.randint(1, UNRELATED_TURNS)), draw)
        if draw.random() < self._shares.lower_case:
            example = _respelled(example, example.text.lower())
        if example.language == "vi" and draw.random() < self._shares.strip_accents:
            example = _respelled(example, without_accents(example.text))
        return example


def without_accents(text: str) -> str:
    """Return Vietnamese as it is typed without accents; as long as the NFC text."""
    plain = unicodedata.normalize("NFC", text).replace("đ", "d").replace("Đ", "D")
    return "".join(unicodedata.normalize("NFD", character)[0] for character in plain)


def spellings(text: str, language: str) -> tuple[str, ...]:
    """Return a text as it may be met in training: as it is, in lower case, Vietnamese without accents."""
    return (text, text.lower(), without_accents(text)) if language == "vi" else (text, text.lower())


def _respelled(example: Example, text: str) -> Example:
    """Return the row with another spelling, unless its spans would then point elsewhere."""
    return replace(example, text=text) if not example.spans or len(text) == len(example.text) else example


def _with_turns(example: Example, others: Sequence[Example], draw: random.Random) -> Example:
    """Return the row after messages that have nothing to do with it."""
    turns = tuple(Turn(other.text, draw.choice(("A", "B", "C", None))) for other in others)
    return replace(example, context=turns, author=draw.choice(("A", None)))


def _join(example: Example, others: Sequence[Example], draw: random.Random) -> Example:
    """Return a longer message that holds the row between safe ones: its verdict is the row's."""
    place = draw.randint(0, len(others))
    texts = [*(other.text for other in others[:place]), example.text, *(other.text for other in others[place:])]
    ends = draw.choice((". ", "\n", " "))
    before = sum(len(text) + len(ends) for text in texts[:place])
    spans = None if example.spans is None else tuple(Span(span.start + before, span.end + before) for span in example.spans)
    profanity = _either([example.profanity, *(other.profanity for other in others)])
    return replace(example, text=ends.join(texts), spans=spans, profanity=profanity)


def _either(marks: Sequence[bool | None]) -> bool | None:
    """Return whether one is true, None if that is not known."""
    return True if True in marks else None if None in marks else False
