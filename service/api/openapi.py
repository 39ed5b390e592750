"""OpenAPI: what the description of the API needs beyond what APIFlask reads off the routes."""

from typing import Any

from apiflask import APIFlask
from apiflask.schema_adapters import registry
from apiflask.schema_adapters.pydantic import PydanticAdapter
from apiflask.types import ResponsesObjectType
from flask import Request

from service import problems
from service.api import schema
from service.problems import ProblemType

# Of the API, not of the model: changes when a caller could notice.
API_VERSION = "1.0.0"
_PROBLEM = {"$ref": "#/components/schemas/ProblemOut"}


class _Described(PydanticAdapter):
    """A model that describes a body and leaves its check to the view.

    APIFlask's own check repeats names of keys, puts dots where the contract has JSON pointers, takes
    null for {}, and knows neither policies nor the limit of a batch; for pydantic it cannot be turned off.
    """

    def validate_input(self, request: Request, location: str, **_: object) -> Any:
        """Return the body as decoded."""
        return request.get_json()


# Routes ask for the adapter of their models when they are imported.
registry.register("pydantic", _Described)


def refusals(*kinds: ProblemType) -> ResponsesObjectType:
    """Return responses that each fix a problem's type, so that the document lists every one; any route may fail by our fault."""
    return {
        str(int(kind.status)): {
            "description": f"{kind.title}. {kind.meaning}",
            "content": {problems.MIMETYPE: {"schema": {"allOf": [_PROBLEM, _fixed(kind)]}}},
        }
        for kind in (*kinds, problems.INTERNAL)
    }


def _fixed(kind: ProblemType) -> dict[str, Any]:
    return {"properties": {"type": {"const": kind.uri}, "title": {"const": kind.title}, "status": {"const": int(kind.status)}}}


def register(app: APIFlask) -> None:
    """Describe the API at /openapi.json."""
    app.title, app.version = "Cyberbullying classifier", API_VERSION
    app.description = (
        "Says whether a chat message is bullying, how sure it is, of what kind, and which words made it so. "
        "A score is a hint for a person, not proof."
    )
    # APIFlask would name the host of the first request.
    app.servers = [{"url": "/"}]
    # Its own 422 is JSON of another shape.
    app.config["AUTO_VALIDATION_ERROR_RESPONSE"] = False

    @app.spec_processor
    def complete(document: Any) -> Any:
        """Return the document with what APIFlask leaves out."""
        # It describes a model again for each one that it is part of, and under another name.
        document["components"]["schemas"] = schema.describe(app.config["MAX_MESSAGES"])
        for path in document["paths"].values():
            if "post" in path:
                path["post"]["requestBody"]["required"] = True
        # It passes over its own route.
        responses = refusals() | {"200": {"description": "Yes.", "content": {"application/json": {"schema": {"type": "object"}}}}}
        itself = {"operationId": "openapi", "tags": ["Operation"], "summary": "This document.", "responses": responses}
        document["paths"]["/openapi.json"] = {"get": itself}
        return document
