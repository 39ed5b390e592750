"""OpenAPI: the description of the API, made from the schema and the problem types."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from service import problems
from service.api.schema import AnswerOut, BatchIn, BatchOut, MessageIn, ProblemOut
from service.problems import ProblemType

_REF = "#/components/schemas/{model}"
_REFUSALS = (
    problems.MALFORMED,
    problems.LENGTH_REQUIRED,
    problems.TOO_LARGE,
    problems.UNSUPPORTED_MEDIA_TYPE,
    problems.INVALID,
    problems.INTERNAL,
)
_EXAMPLE = {
    "text": "nobody wants you here, just leave",
    "context": [{"author": "B", "text": "can i join your team?"}],
    "author": "A",
}


def describe(version: str, max_messages: int) -> dict[str, Any]:
    """Return the OpenAPI document of a server that takes so many messages at once."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Cyberbullying classifier",
            "version": version,
            "description": "Says whether a chat message is bullying, how sure it is, of what kind, and which words made "
            "it so. A score is a hint for a person, not proof.",
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/v1/classify": {
                "post": _judging("classify", "Judge one message", MessageIn, AnswerOut, _EXAMPLE),
            },
            "/v1/classify/batch": {
                "post": _judging("classifyBatch", "Judge many messages, answered in order", BatchIn, BatchOut, {"messages": [_EXAMPLE]}),
            },
            "/livez": {"get": _asking("livez", "Whether the process answers", _status_schema())},
            "/readyz": {"get": _asking("readyz", "Whether the model judges messages here", _ready_schema(), problems.NOT_READY)},
            "/metrics": {"get": _asking("metrics", "Counts and times, for Prometheus", {"type": "string"}, media="text/plain")},
            "/openapi.json": {"get": _asking("openapi", "This document", {"type": "object"})},
        },
        "components": {"schemas": _schemas(max_messages)},
    }


def _schemas(max_messages: int) -> dict[str, Any]:
    taken = models_json_schema([(MessageIn, "validation"), (BatchIn, "validation")], ref_template=_REF)[1]["$defs"]
    given = models_json_schema(
        [(AnswerOut, "serialization"), (BatchOut, "serialization"), (ProblemOut, "serialization")], ref_template=_REF
    )[1]["$defs"]
    taken["BatchIn"]["properties"]["messages"]["maxItems"] = max_messages
    return {**taken, **given}


def _judging(operation: str, summary: str, taken: type[BaseModel], given: type[BaseModel], example: object) -> dict[str, Any]:
    return {
        "operationId": operation,
        "tags": ["Messages"],
        "summary": summary,
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _reference(taken), "example": example}},
        },
        "responses": {
            "200": {"description": "The verdict.", "content": {"application/json": {"schema": _reference(given)}}},
            **{str(int(kind.status)): _refusal(kind) for kind in _REFUSALS},
        },
    }


def _asking(operation: str, summary: str, schema: dict[str, Any], *kinds: ProblemType, media: str = "application/json") -> dict[str, Any]:
    return {
        "operationId": operation,
        "tags": ["Operation"],
        "summary": summary,
        "responses": {
            "200": {"description": "Yes.", "content": {media: {"schema": schema}}},
            **{str(int(kind.status)): _refusal(kind) for kind in (*kinds, problems.INTERNAL)},
        },
    }


def _refusal(kind: ProblemType) -> dict[str, Any]:
    """Return a response that fixes the problem's type, so that the document lists every one."""
    fixed = {"type": {"const": kind.uri}, "title": {"const": kind.title}, "status": {"const": int(kind.status)}}
    return {
        "description": f"{kind.title}. {kind.meaning}",
        "content": {problems.MIMETYPE: {"schema": {"allOf": [_reference(ProblemOut), {"properties": fixed}]}}},
    }


def _reference(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": _REF.format(model=model.__name__)}


def _status_schema() -> dict[str, Any]:
    return {"type": "object", "required": ["status"], "properties": {"status": {"type": "string"}}}


def _ready_schema() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["status", "model"],
        "properties": {"status": {"type": "string"}, "model": {"$ref": _REF.format(model="ModelOut")}},
    }
