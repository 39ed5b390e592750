"""The description of the API is valid, whole, and what the service does."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from model.classifier import Classifier
from service import problems
from service.app import create_app
from service.settings import Settings


@pytest.fixture(scope="module")
def document(app: Flask) -> Any:
    return app.test_client().get("/openapi.json").json


def conforms(document: Any, method: str, path: str, answer: Any) -> bool:
    """Tell whether an answer is one that the document describes."""
    described = document["paths"][path][method]["responses"][str(answer.status_code)]["content"][answer.mimetype]["schema"]
    validator = Draft202012Validator({"components": document["components"], **described})
    body = answer.json if answer.is_json else answer.text
    return bool(validator.is_valid(body))


def test_the_document_is_valid(document: Any) -> None:
    validate(document)
    assert document["openapi"] == "3.1.0"


def test_the_document_names_no_host_that_somebody_asked_for(classifier: Classifier) -> None:
    client = create_app(Settings(), classifier).test_client()
    assert "zebra" not in client.get("/openapi.json", base_url="https://zebra.example").text


def test_every_route_of_the_api_is_described(app: Flask, document: Any) -> None:
    # Pages and files are for people; a problem's meaning is linked from the problem.
    others = {"/", "/docs", "/problems/<name>", "/static/<path:filename>", "/desk/static/<path:filename>"}
    assert {rule.rule for rule in app.url_map.iter_rules()} - others == set(document["paths"])


def test_every_problem_a_caller_can_meet_is_described(document: Any) -> None:
    refused = set()
    for path in document["paths"].values():
        for operation in path.values():
            for response in operation["responses"].values():
                schema = response["content"].get(problems.MIMETYPE, {}).get("schema")
                if schema:
                    refused.add(schema["allOf"][1]["properties"]["type"]["const"])
    # These two are answers to addresses and methods that the document does not have.
    assert refused == {kind.uri for kind in problems.TYPES if kind not in (problems.NOT_FOUND, problems.METHOD_NOT_ALLOWED)}


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/metrics", "/openapi.json"])
def test_what_is_asked_is_answered_as_described(client: FlaskClient, document: Any, path: str) -> None:
    assert conforms(document, "get", path, client.get(path))


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/v1/classify", {"text": "you are stupid"}, 200),
        ("/v1/classify", {"text": "hello", "explain": False, "policy": None, "author": None}, 200),
        ("/v1/classify", {"text": ""}, 422),
        ("/v1/classify/batch", {"messages": [{"text": "leave"}, {"text": "hello"}]}, 200),
        ("/v1/classify/batch", {"messages": []}, 422),
    ],
)
def test_what_is_judged_is_answered_as_described(client: FlaskClient, document: Any, path: str, body: object, status: int) -> None:
    answer = client.post(path, json=body)
    assert answer.status_code == status
    assert conforms(document, "post", path, answer)


@pytest.mark.parametrize(("body", "content_type", "status"), [(b"{", "application/json", 400), (b"{}", "text/plain", 415)])
def test_refusals_are_answered_as_described(client: FlaskClient, document: Any, body: bytes, content_type: str, status: int) -> None:
    answer = client.post("/v1/classify", data=body, content_type=content_type)
    assert answer.status_code == status
    assert conforms(document, "post", "/v1/classify", answer)


def test_failures_are_answered_as_described(broken: FlaskClient, document: Any) -> None:
    assert conforms(document, "post", "/v1/classify", broken.post("/v1/classify", json={"text": "hello"}))
    assert conforms(document, "get", "/readyz", broken.get("/readyz"))


def test_the_examples_can_be_sent_as_they_are(client: FlaskClient, document: Any) -> None:
    for path in ("/v1/classify", "/v1/classify/batch"):
        example = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]["example"]
        assert client.post(path, json=example).status_code == 200


def test_too_much_to_read_is_answered_as_described(client: FlaskClient, document: Any) -> None:
    answer = client.post("/v1/classify/batch", json={"messages": [{"text": "x" * 10_000}] * 41})
    assert answer.status_code == 413
    assert conforms(document, "post", "/v1/classify/batch", answer)
    assert "400000 characters" in document["components"]["schemas"]["BatchIn"]["properties"]["messages"]["description"]


def test_the_limit_of_a_batch_is_the_one_that_is_set(classifier: Classifier) -> None:
    client = create_app(Settings(max_messages=2), classifier).test_client()
    described = client.get("/openapi.json").json
    assert described is not None
    assert described["components"]["schemas"]["BatchIn"]["properties"]["messages"]["maxItems"] == 2
    assert client.post("/v1/classify/batch", json={"messages": [{"text": "hi"}] * 3}).status_code == 422
