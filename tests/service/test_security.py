"""Headers of every answer, and what a body must be before it is read."""

import pytest
from flask.testing import FlaskClient

from model.classifier import Classifier
from service.app import create_app
from service.settings import Settings


@pytest.mark.parametrize("path", ["/", "/docs", "/livez", "/metrics", "/openapi.json", "/nowhere", "/v1/classify", "/static/docs.js"])
def test_every_answer_tells_browsers_to_be_careful(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        headers = answer.headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == ("no-cache" if path.startswith("/static") else "no-store")
    assert "Set-Cookie" not in headers
    assert "Access-Control-Allow-Origin" not in headers
    assert "Strict-Transport-Security" not in headers


def test_a_failure_has_the_headers_too(broken: FlaskClient) -> None:
    assert "Content-Security-Policy" in broken.post("/v1/classify", json={"text": "hi"}).headers


def test_over_tls_browsers_are_told_to_stay_there(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" in client.get("/", base_url="https://localhost").headers


@pytest.mark.parametrize("path", ["/v1/classify", "/v1/classify/batch"])
def test_a_body_over_the_limit_is_refused(classifier: Classifier, path: str) -> None:
    client = create_app(Settings(max_body_bytes=100), classifier).test_client()
    answer = client.post(path, data=b" " * 101, content_type="application/json")
    assert answer.status_code == 413
    assert answer.json is not None
    assert answer.json["detail"] == "The body must have at most 100 bytes."


@pytest.mark.parametrize("path", ["/v1/classify", "/v1/classify/batch", "/"])
def test_a_body_without_a_length_is_refused(client: FlaskClient, path: str) -> None:
    chunked = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}
    answer = client.post(path, environ_overrides=chunked, content_type="application/json")
    assert answer.status_code == 411
    assert answer.json is not None
    assert answer.json["type"] == "/problems/length-required"
