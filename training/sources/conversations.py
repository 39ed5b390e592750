"""Our own conversations, which ship with the code: each message with those before it, so not the first ones."""

from collections.abc import Iterator
from pathlib import Path

from model.labels import LANGUAGES
from training.example import Example
from training.examples.row import conversations
from training.sources.examples import example
from training.sources.source import Source, Terms


def read(data: Path) -> Iterator[Example]:
    """Yield the messages of every conversation after what was said before; they lie beside the code.

    The first message of a conversation is left out: many begin alike, and alone it would be a message like any other.
    """
    for talk in conversations():
        for at, line in enumerate(talk.messages[1:], start=1):
            yield example(
                talk, line, talk.messages[:at], source="conversations", source_row=f"{talk.id}:{at}", group=talk.id, in_context=True
            )


SOURCE = Source(
    name="conversations",
    title="Our own examples: conversations",
    url="training/examples",
    licence="CC-BY-4.0",
    terms=Terms.PERMISSIVE,
    languages=LANGUAGES,
    read=read,
)
