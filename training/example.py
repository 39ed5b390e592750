"""Example: one labelled message, and what is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from model.prediction import Span, Turn


@dataclass(frozen=True, slots=True)
class Example:
    """A message with its labels (fields of the labelling guide, `docs/labelling.md`).

    Whatever a source does not know is None or absent, and teaches nothing: `bullying` None keeps the
    row out of the verdict's loss, a kind missing from `kinds` out of that kind's, `spans` None out of
    the token loss (an empty tuple says: looked at, no words marked).
    """

    text: str
    language: str
    source: str
    # The row's place in the source's own files, for example "train.csv:17"; never text of it.
    source_row: str
    bullying: bool | None = None
    kinds: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    profanity: bool | None = None
    target: str | None = None
    spans: tuple[Span, ...] | None = None
    context: tuple[Turn, ...] = ()
    author: str | None = None
    addressee: str | None = None
    case: str | None = None
    # Rows that share a pair (within a source) differ in few words; rows that share a group come from
    # one conversation. Both stay on one side of every split.
    pair: str | None = None
    group: str | None = None
    # The verdict hangs on the context: after other messages the same text is another message.
    in_context: bool = False
    # The source's own split where it has an official test: "test" rows are never trained on.
    official: str | None = None
    # The side of our splits (train, validation, test) where the source fixes it; else a hash of the text does.
    side: str | None = None
    # The set's own label, kept where an official protocol is scored on it.
    gold: str | None = None
