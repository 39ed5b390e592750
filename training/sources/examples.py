"""Our own examples, which ship with the code: messages written for this purpose, not collected."""

from collections.abc import Iterator
from pathlib import Path

from model.labels import KINDS, LANGUAGES
from model.prediction import Span, Turn
from training.example import Example
from training.examples.row import Row, Said, rows
from training.sources.source import Source, Terms


def read(data: Path) -> Iterator[Example]:
    """Yield every message; they lie beside the code, not in the data folder."""
    for language in LANGUAGES:
        for row in rows(language):
            yield _example(row)


def _example(row: Row) -> Example:
    return Example(
        text=row.text,
        language=row.language,
        source="examples",
        source_row=row.id,
        bullying=row.bullying,
        kinds=kinds(row),
        profanity=row.profanity,
        target=row.target,
        spans=spans(row),
        context=tuple(Turn(turn.text, turn.author) for turn in row.context),
        author=row.author,
        addressee=row.addressee,
        case=row.case,
        pair=row.pair,
        in_context=bool(row.context),
        side=row.split,
    )


def kinds(said: Said) -> dict[str, bool]:
    """Return every kind with whether it is meant; none is known where the verdict is not."""
    return {} if said.bullying is None else {kind: kind in said.kinds for kind in KINDS}


def spans(said: Said) -> tuple[Span, ...] | None:
    """Return the marked words; None where the verdict is not known."""
    return None if said.bullying is None else tuple(Span(span.start, span.end) for span in said.spans)


SOURCE = Source(
    name="examples",
    title="Our own examples: messages",
    url="training/examples",
    licence="CC-BY-4.0",
    terms=Terms.PERMISSIVE,
    languages=LANGUAGES,
    read=read,
)
