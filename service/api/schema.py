"""Schema: the one place that knows the API's field names; decoded JSON to messages, predictions to answers."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic.json_schema import models_json_schema
from pydantic_core import ErrorDetails, PydanticCustomError

from model.classifier import MAX_CHARACTERS
from model.labels import KINDS, Label
from model.prediction import Message, Prediction, Turn
from service import problems
from service.problems import FieldError, Problem

MAX_TURNS = 20
MAX_AUTHOR = 100
# Of a batch, texts and contexts together: 256 messages of over 1,500 each, far longer than people chat,
# and nearly twice the longest message with the longest context, which alone must always fit.
MAX_BATCH_CHARACTERS = 400_000
# Digits of an answered score: more would tell who is in the training data, and nothing to people.
_DIGITS = 3
# A body may be wrong in as many places as it has; an answer names the first ones.
_MAX_ERRORS = 50
# Letters and symbols by category, blank to the eye: Hangul fillers, braille blank, grapheme joiner.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
EXAMPLE = {
    "text": "nobody wants you here, just leave",
    "context": [{"author": "B", "text": "can i join your team?"}],
    "author": "A",
}
EXAMPLE_BATCH = {"messages": [EXAMPLE]}
# What is said of each of pydantic's errors: its own sentences may change, or hold a value.
_SENTENCES = {
    "missing": "is required",
    "extra_forbidden": "has a field that is not part of the request",
    "blank": "must not be empty",
    "string_type": "must be a string",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "model_type": "must be an object",
    "string_too_long": "must have at most {max_length} characters",
    "too_long": "must have at most {max_length} items",
    "too_short": "must have at least {min_length} item",
}


def _visible(text: str) -> str:
    """Return the text if something in it can be seen."""
    if all(character in _BLANK or unicodedata.category(character) in {"Zs", "Zl", "Zp", "Cc", "Cf"} for character in text):
        raise PydanticCustomError("blank", "must not be empty")
    return text


Text = Annotated[str, Field(max_length=MAX_CHARACTERS), AfterValidator(_visible)]
Author = Annotated[str, Field(max_length=MAX_AUTHOR)]
Score = Annotated[float, Field(ge=0, le=1)]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class TurnIn(_In):
    """An earlier message of the conversation."""

    text: Annotated[str, Field(max_length=MAX_CHARACTERS)]
    author: Author | None = None


class MessageIn(_In):
    """A message to judge."""

    text: Annotated[Text, Field(description="The message, as it was sent. Spaces alone are refused.")]
    context: Annotated[list[TurnIn], Field(max_length=MAX_TURNS, description="Messages before it, oldest first.")] = []
    author: Annotated[Author | None, Field(description="Who wrote it, by the names used in context.")] = None
    policy: Annotated[str | None, Field(description="A named operating point of the model.")] = None
    explain: Annotated[bool | None, Field(description="Whether to mark words; true if left out.")] = None

    def message(self) -> Message:
        """Return the message that the model judges."""
        return Message(self.text, tuple(Turn(turn.text, turn.author) for turn in self.context), self.author)


class BatchIn(_In):
    """Messages to judge; `policy` and `explain` hold for those that do not say otherwise."""

    messages: Annotated[
        list[MessageIn],
        Field(min_length=1, description=f"Their texts and contexts have at most {MAX_BATCH_CHARACTERS} characters together."),
    ]
    policy: Annotated[str | None, Field(description="A named operating point of the model.")] = None
    explain: Annotated[bool | None, Field(description="Whether to mark words; true if left out.")] = None


class SpanOut(_Out):
    """Words that made the message bullying: code points of the text as sent, end excluded."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]


class LanguageOut(_Out):
    """The language the message was taken to be in (ISO 639-1, "und" if unknown)."""

    code: str
    supported: bool


class ModelOut(_Out):
    """The model that judged."""

    name: str
    version: str


class ResultOut(_Out):
    """What the model says of one message."""

    label: Label
    score: Annotated[Score, Field(description="How sure the model is that the message is bullying.")]
    review: Annotated[bool, Field(description="The score lies where a person should look.")]
    kinds: Annotated[
        dict[str, Score | None],
        Field(
            description="A score for each kind of bullying; null where this model was never taught the kind.",
            json_schema_extra={
                "propertyNames": {"enum": list(KINDS)},
                "required": list(KINDS),
                "examples": [{"insult": 0.94} | dict.fromkeys(KINDS[1:], 0.02)],
            },
        ),
    ]
    profanity: Annotated[Score, Field(description="Vulgar words, which alone make no bullying.")]
    rationale: list[SpanOut]
    language: LanguageOut
    truncated: Annotated[bool, Field(description="Some of the context was too long to be read.")]
    policy: str

    @classmethod
    def of(cls, prediction: Prediction) -> Self:
        """Return the prediction as it is answered."""
        return cls(
            label=prediction.label,
            score=round(prediction.score, _DIGITS),
            review=prediction.review,
            kinds={kind: None if score is None else round(score, _DIGITS) for kind, score in prediction.kinds.items()},
            profanity=round(prediction.profanity, _DIGITS),
            rationale=[SpanOut(start=span.start, end=span.end) for span in prediction.rationale],
            language=LanguageOut(code=prediction.language.code, supported=prediction.language.supported),
            truncated=prediction.truncated,
            policy=prediction.policy,
        )


class AnswerOut(ResultOut):
    """What the model says of one message, and which model it was."""

    model: ModelOut


class BatchOut(_Out):
    """What the model says of each message, in the order of the request."""

    results: list[ResultOut]
    model: ModelOut


class AliveOut(_Out):
    """The process answers."""

    status: str


class ReadyOut(AliveOut):
    """The model answers, and which one it is."""

    model: ModelOut


class ErrorOut(_Out):
    """A place of the body that is wrong."""

    pointer: Annotated[str, Field(description="JSON pointer, such as #/messages/3/text.")]
    detail: str


class ProblemOut(_Out):
    """Why there is no answer (RFC 9457). Never repeats text of the request."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ErrorOut] = []


@dataclass(frozen=True, slots=True)
class Asked:
    """A message to judge, under which policy, and whether to mark its words."""

    message: Message
    policy: str
    explain: bool


def parse(fields: object, policies: Sequence[str], default: str) -> Asked:
    """Return the message of decoded fields, or raise Problem."""
    try:
        asked = MessageIn.model_validate(fields)
    except ValidationError as error:
        raise _invalid(_field_errors(error)) from None
    _check_policies({"#/policy": asked.policy}, policies)
    return Asked(asked.message(), asked.policy or default, asked.explain is not False)


def parse_batch(fields: object, policies: Sequence[str], default: str, limit: int) -> list[Asked]:
    """Return the messages of decoded fields, in order, or raise Problem."""
    messages = fields.get("messages") if isinstance(fields, dict) else None
    if isinstance(messages, list) and len(messages) > limit:
        raise _invalid([FieldError("#/messages", "too_long", f"must have at most {limit} messages")])
    try:
        batch = BatchIn.model_validate(fields)
    except ValidationError as error:
        raise _invalid(_field_errors(error)) from None
    _check_size(batch.messages)
    named = {f"#/messages/{index}/policy": asked.policy for index, asked in enumerate(batch.messages)}
    _check_policies({"#/policy": batch.policy} | named, policies)
    return [
        Asked(
            asked.message(),
            asked.policy or batch.policy or default,
            (batch.explain if asked.explain is None else asked.explain) is not False,
        )
        for asked in batch.messages
    ]


def render(prediction: Prediction, name: str, version: str) -> AnswerOut:
    """Return the answer to one message."""
    return AnswerOut(**dict(ResultOut.of(prediction)), model=ModelOut(name=name, version=version))


def render_batch(predictions: Sequence[Prediction], name: str, version: str) -> BatchOut:
    """Return the answer to a batch."""
    results = [ResultOut.of(prediction) for prediction in predictions]
    return BatchOut(results=results, model=ModelOut(name=name, version=version))


def describe(limit: int) -> dict[str, Any]:
    """Return every model as JSON schema, by its name, of a server that takes so many messages at once."""
    models = (MessageIn, BatchIn, AnswerOut, BatchOut, AliveOut, ReadyOut, ProblemOut)
    described: dict[str, Any] = models_json_schema(
        [(model, "validation") for model in models], ref_template="#/components/schemas/{model}"
    )[1]["$defs"]
    described["BatchIn"]["properties"]["messages"]["maxItems"] = limit
    return described


def _field_errors(error: ValidationError) -> list[FieldError]:
    """Return the first errors, each once: fields unknown in one place are one error."""
    found = (_field_error(details) for details in error.errors(include_url=False, include_input=False))
    return list(dict.fromkeys(found))[:_MAX_ERRORS]


def _check_size(messages: Sequence[MessageIn]) -> None:
    """Raise Problem if there is more to read than one request may ask for."""
    read = sum(len(message.text) + sum(len(turn.text) for turn in message.context) for message in messages)
    if read > MAX_BATCH_CHARACTERS:
        sentence = f"must have at most {MAX_BATCH_CHARACTERS} characters in texts and contexts"
        raise Problem(problems.TOO_LARGE, f"#/messages {sentence}", (FieldError("#/messages", "too_large", sentence),))


def _check_policies(named: Mapping[str, str | None], known: Sequence[str]) -> None:
    """Raise Problem if a policy is asked for that the model does not have."""
    sentence = f"must be one of: {', '.join(known)}"
    unknown = [pointer for pointer, policy in named.items() if policy is not None and policy not in known]
    if unknown:
        raise _invalid([FieldError(pointer, "unknown_policy", sentence) for pointer in unknown[:_MAX_ERRORS]])


def _invalid(errors: Sequence[FieldError]) -> Problem:
    first = errors[0]
    return Problem(problems.INVALID, f"{first.pointer} {first.detail}", tuple(errors))


def _field_error(details: ErrorDetails) -> FieldError:
    """Return an error of pydantic's in our words, which never hold a value of the request."""
    code, place = details["type"], [str(part) for part in details["loc"]]
    if code == "extra_forbidden":
        # The name of the field, which may be anything, even a message.
        place.pop()
    return FieldError("/".join(["#", *place]), code, _SENTENCES.get(code, "is not valid").format_map(details.get("ctx", {})))
