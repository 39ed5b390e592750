"""Every answer that is not 2xx is a problem."""

import pytest
from apiflask import HTTPError
from flask.testing import FlaskClient

from model.classifier import Classifier
from service.app import create_app
from service.settings import Settings


@pytest.mark.parametrize(
    ("method", "path", "status", "name"),
    [
        ("GET", "/nowhere", 404, "not-found"),
        ("POST", "/nowhere", 404, "not-found"),
        ("GET", "/livez/", 404, "not-found"),
        ("GET", "/static/../settings.py", 404, "not-found"),
        ("GET", "/v1/classify", 405, "method-not-allowed"),
        ("PUT", "/v1/classify/batch", 405, "method-not-allowed"),
        ("POST", "/livez", 405, "method-not-allowed"),
        ("DELETE", "/", 405, "method-not-allowed"),
        ("BREW", "/metrics", 405, "method-not-allowed"),
    ],
)
def test_what_is_not_served_is_a_problem(client: FlaskClient, method: str, path: str, status: int, name: str) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    assert answer.json["type"] == f"/problems/{name}"
    assert answer.json["status"] == status
    assert set(answer.json) == {"type", "title", "status", "detail"}
    assert ("Allow" in answer.headers) == (status == 405)


@pytest.mark.parametrize(("path", "status"), [("/livez", 200), ("/", 200), ("/nowhere", 404), ("/v1/classify", 405)])
def test_head_is_answered_without_a_body(client: FlaskClient, path: str, status: int) -> None:
    answer = client.head(path)
    assert answer.status_code == status
    assert answer.data == b""


def test_a_refusal_of_the_framework_without_a_type_of_ours_is_a_problem_too(client: FlaskClient) -> None:
    answer = client.get("/static/docs.js", headers={"Range": "bytes=999999-"})
    assert answer.status_code == 416
    assert answer.json == {"type": "about:blank", "title": "Requested Range Not Satisfiable", "status": 416}


def test_what_is_unchanged_is_no_problem(client: FlaskClient) -> None:
    with client.get("/static/docs.js") as answer:
        tag = answer.headers["ETag"]
    with client.get("/static/docs.js", headers={"If-None-Match": tag}) as answer:
        assert answer.status_code == 304
        assert answer.data == b""


def test_what_the_framework_would_say_of_a_request_is_not_said(classifier: Classifier) -> None:
    def refuse() -> None:
        raise HTTPError(422, message="zebra", detail={"json": {"zebra": ["Unknown field."]}}, extra_data={"zebra": 1})

    app = create_app(Settings(), classifier)
    app.add_url_rule("/refuse", view_func=refuse)
    answer = app.test_client().get("/refuse")
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    assert answer.json["type"] == "/problems/internal-error"
    assert "zebra" not in answer.text
