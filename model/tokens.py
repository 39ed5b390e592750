"""A message as token ids: windows over a long text, earlier messages before it, offsets that lead back."""

from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from model.prediction import Message
from model.text import CleanText, clean


@dataclass(frozen=True, slots=True)
class WindowSize:
    """How many tokens are read at once: of the message, shared by neighbours, of earlier messages."""

    tokens: int
    overlap: int
    context: int


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a message, ready for the network.

    ids: `<s> earlier messages </s> message </s>`, or `<s> message </s>`. The message's own tokens are
    `ids[first:first + len(offsets)]`; `offsets` are their places in the cleaned text.
    """

    ids: tuple[int, ...]
    first: int
    offsets: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A message in windows (at least one), and whether some of its context was left out."""

    text: CleanText
    windows: tuple[Window, ...]
    truncated: bool

    @property
    def places(self) -> list[tuple[int, int]]:
        """The places in the cleaned text of the own tokens of all windows, one after the other."""
        return [place for window in self.windows for place in window.offsets]


class MessageTokenizer:
    """Turns messages into windows; the same for training and for serving. Thread-safe."""

    def __init__(self, file: Path, size: WindowSize) -> None:
        self.size = size
        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.encode_special_tokens = True
        self._start, self._end, self._padding, self._unknown = map(self._id, ("<s>", "</s>", "<pad>", "<unk>"))

    def _id(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(f"the tokenizer has no {piece}")
        return int(number)

    def encode(self, message: Message) -> Encoded:
        """Return the message in windows that overlap, each with the same earlier messages before it."""
        text = clean(message.text)
        ids, offsets = self._read(text.text)
        context, truncated = self._context(message)
        prefix = (self._start, *context)
        windows = []
        step = self.size.tokens - self.size.overlap
        for begin in range(0, max(len(ids) - self.size.overlap, 1), step):
            stretch = slice(begin, begin + self.size.tokens)
            windows.append(Window((*prefix, *ids[stretch], self._end), len(prefix), tuple(offsets[stretch])))
        return Encoded(text, tuple(windows), truncated)

    def _read(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """Return the ids of a text and their places in it.

        What a person typed is text, also where it looks like "</s>": the pieces of that look are unknown.
        """
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        marks = (self._start, self._end, self._padding)
        return [self._unknown if number in marks else number for number in encoding.ids], encoding.offsets

    def _context(self, message: Message) -> tuple[tuple[int, ...], bool]:
        """Return the latest earlier messages that fit, each closed by `</s>`, and whether one did not."""
        names = _names(message)
        kept: tuple[int, ...] = ()
        for turn in reversed(message.context):
            text = clean(turn.text).text
            spoken = f"{names[turn.author]}: {text}" if turn.author is not None else text
            ids, _ = self._read(spoken)
            room = self.size.context - len(kept) - 1
            if len(ids) > room:
                # The start of a message says more than nothing, and its end least of all.
                return ((*ids[:room], self._end, *kept) if room > 0 else kept), True
            kept = (*ids, self._end, *kept)
        return kept, False


def _names(message: Message) -> dict[str | None, str]:
    """Return a letter for each author: A who wrote the message, B, C … the others as they appear."""
    authors: dict[str | None, str] = {} if message.author is None else {message.author: "A"}
    for turn in message.context:
        if turn.author is not None and turn.author not in authors:
            # 25 others at most get a letter of their own; the rest share the last.
            authors[turn.author] = chr(ord("B") + min(len(authors) - (message.author is not None), 24))
    return authors
