"""Our own conversations, which ship with the code: each message with those before it, so not the first ones."""

from collections.abc import Iterator
from pathlib import Path

from model.labels import LANGUAGES
from model.prediction import Turn
from training.example import Example
from training.examples.row import Conversation, conversations
from training.sources.examples import kinds, spans
from training.sources.source import Source, Terms


def read(data: Path) -> Iterator[Example]:
    """Yield the messages of every conversation after what was said before; they lie beside the code.

    The first message of a conversation is left out: many begin alike, and alone it would be a message like any other.
    """
    for talk in conversations():
        yield from _examples(talk)


def _examples(talk: Conversation) -> Iterator[Example]:
    for at, line in enumerate(talk.messages[1:], start=1):
        yield Example(
            text=line.text,
            language=talk.language,
            source="conversations",
            source_row=f"{talk.id}:{at}",
            bullying=line.bullying,
            kinds=kinds(line),
            spans=spans(line),
            context=tuple(Turn(earlier.text, earlier.author) for earlier in talk.messages[:at]),
            author=line.author,
            addressee=line.addressee,
            group=talk.id,
            in_context=True,
            side=talk.split,
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
