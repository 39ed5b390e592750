"""Our own examples, which ship with the code: messages written for this purpose, not collected."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from model.labels import KINDS, LANGUAGES
from model.prediction import Span, Turn
from training.example import Example
from training.examples.row import Earlier, Entry, Line, Row, rows
from training.sources.source import Source, Terms


def read(data: Path) -> Iterator[Example]:
    """Yield every message; they lie beside the code, not in the data folder."""
    for language in LANGUAGES:
        for row in rows(language):
            yield example(
                row,
                row,
                row.context,
                source="examples",
                source_row=row.id,
                profanity=row.profanity,
                target=row.target,
                case=row.case,
                pair=row.pair,
                in_context=bool(row.context),
            )


def example(entry: Entry, said: Row | Line, earlier: Sequence[Earlier | Line], **fields: Any) -> Example:
    """Return what an entry of the files says of a message of it, after earlier ones; `fields` are the rest.

    Where the verdict is not known, no kind and no marked word is.
    """
    known = said.bullying is not None
    return Example(
        text=said.text,
        language=entry.language,
        bullying=said.bullying,
        kinds={kind: kind in said.kinds for kind in KINDS} if known else {},
        spans=tuple(Span(span.start, span.end) for span in said.spans) if known else None,
        context=tuple(Turn(turn.text, turn.author) for turn in earlier),
        author=said.author,
        addressee=said.addressee,
        side=entry.split,
        **fields,
    )


SOURCE = Source(
    name="examples",
    title="Our own examples: messages",
    url="training/examples",
    licence="CC-BY-4.0",
    terms=Terms.PERMISSIVE,
    languages=LANGUAGES,
    read=read,
)
