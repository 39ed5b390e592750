"""Row and conversation of the example files, and what must hold of each; the rest is in `check`."""

from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from model.labels import KINDS, LANGUAGES

FOLDER = Path(__file__).parent
CONVERSATIONS = "conversations.jsonl"

# Rows of "Safe, although the words look bad" in docs/labelling.md.
SAFE_CASES = (
    "banter",
    "about oneself",
    "swearing at things",
    "game and sport talk",
    "quoting or reporting abuse",
    "counter-speech",
    "negation",
    "naming an identity",
    "reclaimed words",
    "criticism",
    "cry for help",
    "news, lyrics, fiction",
)
# Who does what when somebody is bullied (Salmivalli et al., 1996, "Bullying as a group process").
ROLES = ("bully", "victim", "assistant", "reinforcer", "defender", "bystander")

Author = Annotated[str, Field(pattern="^[A-F]$")]
Split = Literal["train", "validation", "test"]
Kept = TypeVar("Kept", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class Marked(_Strict):
    """A stretch of the text in code points, end excluded."""

    start: int = Field(ge=0)
    end: int


class Labels(_Strict):
    """A reading of a message: `bullying` None where reasonable people would differ, and the kinds of bullying."""

    bullying: bool | None
    kinds: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _kinds_are_known(self) -> Self:
        if set(self.kinds) - set(KINDS):
            raise ValueError(f"kinds must be of {', '.join(KINDS)}")
        if bool(self.kinds) != bool(self.bullying):
            raise ValueError("kinds must be given where bullying is true, and only there")
        return self


class Said(Labels):
    """A text with its labels and the words that make it bullying."""

    text: str = Field(min_length=1)
    spans: tuple[Marked, ...] = ()

    @model_validator(mode="after")
    def _spans_lie_in_the_text(self) -> Self:
        edges = [edge for span in self.spans for edge in (span.start, span.end)]
        if edges != sorted(set(edges)) or (edges and edges[-1] > len(self.text)):
            raise ValueError("spans must lie in the text, in order, none empty")
        if bool(self.spans) != bool(self.bullying):
            raise ValueError("spans must be given where bullying is true, and only there")
        return self


class Earlier(_Strict):
    """An earlier message."""

    author: Author
    text: str = Field(min_length=1)


class Entry(_Strict):
    """What a message and a conversation have in common. voice: whose language it is, as the datasheet lists them."""

    id: str
    language: str
    voice: str
    split: Split

    @model_validator(mode="after")
    def _language_is_known(self) -> Self:
        if self.language not in LANGUAGES:
            raise ValueError(f"language must be of {', '.join(LANGUAGES)}")
        return self


class Row(Entry, Said):
    """A message with its labels; one line of `en.jsonl` or `vi.jsonl`.

    first, second: what the writer and a reader who did not know it said; the labels are what was settled.
    """

    profanity: bool
    target: Literal["individual", "group", "other", "none"]
    case: str | None = None
    # Bullying without a word that is bad by itself; spelled to escape a filter; cheering on a bully.
    implicit: bool = False
    obfuscated: bool = False
    encourages: bool = False
    context: tuple[Earlier, ...] = ()
    author: Author | None = None
    addressee: Author | None = None
    pair: str | None = None
    first: Labels
    second: Labels

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        if self.case is not None and (self.case not in SAFE_CASES or self.bullying):
            raise ValueError(f"case must be of {', '.join(SAFE_CASES)}, on a message that is not bullying")
        if (self.target == "none") == bool(self.bullying):
            raise ValueError("target must be none where the message is not bullying, and only there")
        if (self.implicit or self.encourages) and not self.bullying:
            raise ValueError("implicit and encourages are said of bullying only")
        if self.context and self.author is None:
            raise ValueError("author is needed after earlier messages")
        return self


class Line(Said):
    """A message of a conversation."""

    author: Author
    addressee: Author | None = None


class ConversationReading(_Strict):
    """A reading of a conversation: whether somebody is bullied, and who bullies whom."""

    bullying: bool
    bullies: tuple[tuple[Author, Author], ...] = ()


class Conversation(Entry, ConversationReading):
    """A conversation with its roles; one line of `conversations.jsonl`."""

    setting: str
    roles: dict[Author, str]
    messages: tuple[Line, ...] = Field(min_length=6, max_length=20)
    first: ConversationReading
    second: ConversationReading

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        authors = {message.author for message in self.messages}
        if not 3 <= len(authors) <= 6 or not authors <= set(self.roles):
            raise ValueError("a conversation must have 3 to 6 authors, each with a role")
        if set(self.roles.values()) - set(ROLES):
            raise ValueError(f"roles must be of {', '.join(ROLES)}")
        if not {person for pair in self.bullies for person in pair} <= set(self.roles):
            raise ValueError("bullies must name people of the conversation")
        if bool(self.bullies) != self.bullying or (self.bullying and not any(message.bullying for message in self.messages)):
            raise ValueError("where a conversation is bullying it must say who bullies whom, and in which messages")
        return self


def rows(language: str, folder: Path = FOLDER) -> list[Row]:
    """Return the messages of a language; ValueError names the file, the line and the fields that are wrong."""
    return _read(Row, folder / f"{language}.jsonl")


def conversations(folder: Path = FOLDER) -> list[Conversation]:
    """Return the conversations of both languages; ValueError as of `rows`."""
    return _read(Conversation, folder / CONVERSATIONS)


def _read(shape: type[Kept], file: Path) -> list[Kept]:
    read = []
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                read.append(shape.model_validate_json(line))
            except ValidationError as error:
                raise ValueError(f"{file.name}:{number}: {error}") from None
    return read
