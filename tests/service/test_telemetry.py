"""What is counted and what is logged."""

import json
from typing import Any

import pytest
import structlog
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from service import telemetry


def counts(client: FlaskClient) -> dict[tuple[str, ...], float]:
    """Return every sample of the metrics by its name and labels."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {(sample.name, *sorted(sample.labels.values())): sample.value for family in families for sample in family.samples}


def test_messages_are_counted_by_what_was_said_of_them(client: FlaskClient) -> None:
    before = counts(client)
    client.post("/v1/classify/batch", json={"messages": [{"text": "stupid"}, {"text": "không"}, {"text": "hello"}]})
    after = counts(client)
    grown = {name: value - before.get(name, 0) for name, value in after.items() if value != before.get(name, 0)}
    assert grown["classifier_predictions_total", "0.0.1", "bullying"] == 1
    assert grown["classifier_predictions_total", "0.0.1", "safe"] == 2
    assert grown["classifier_languages_total", "vi"] == 1
    assert grown["classifier_languages_total", "en"] == 2
    assert grown["classifier_score_count",] == 3
    assert grown["classifier_inference_seconds_count",] == 1
    assert grown["classifier_requests_total", "/v1/classify/batch", "200"] == 1
    assert grown["classifier_request_seconds_count", "/v1/classify/batch"] == 1
    assert after["classifier_in_flight",] == 0


def test_doubt_and_cut_context_are_counted(client: FlaskClient) -> None:
    before = counts(client)
    long = client.post("/v1/classify", json={"text": "hello", "context": [{"text": "word " * 1000}]})
    # Each letter of no meaning takes a little from the score: so many bring it into the band of doubt.
    doubtful = client.post("/v1/classify", json={"text": "stupid " + "x" * 200, "policy": "lenient"})
    after = counts(client)
    assert long.json is not None
    assert long.json["truncated"]
    assert doubtful.json is not None
    assert doubtful.json["review"]
    assert after["classifier_truncated_total",] == before["classifier_truncated_total",] + 1
    assert after["classifier_reviews_total", "0.0.1"] == before.get(("classifier_reviews_total", "0.0.1"), 0) + 1


def test_the_path_is_no_label(client: FlaskClient) -> None:
    client.get("/somebody/is/stupid")
    assert "somebody" not in client.get("/metrics").text


def logged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_request_is_one_line_of_json(client: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    client.post("/v1/classify?secret=1", json={"text": "you are stupid"}, headers={"X-Request-ID": "from-nginx.1"})
    [line] = logged(capsys)
    assert line["event"] == "request"
    assert line["request_id"] == "from-nginx.1"
    assert (line["method"], line["route"], line["status"]) == ("POST", "/v1/classify", 200)
    assert (line["messages"], line["flagged"], line["model_version"]) == (1, 1, "0.0.1")
    assert set(line) <= telemetry.LOGGED


def test_keys_that_are_not_allowed_are_dropped(capsys: pytest.CaptureFixture[str]) -> None:
    structlog.get_logger().info("request", text="you are stupid", status=200)
    [line] = logged(capsys)
    assert set(line) == {"event", "status", "level", "time"}


@pytest.mark.parametrize("given", ["", "x" * 65, "you are stupid", "a/b"])
def test_a_request_id_that_may_be_text_is_replaced(client: FlaskClient, given: str) -> None:
    answered = client.get("/livez", headers={"X-Request-ID": given}).headers["X-Request-ID"]
    assert answered != given
    assert len(answered) == 32


def test_a_method_that_is_none_is_not_logged(client: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    client.open("/livez", method="STUPID")
    assert [line["method"] for line in logged(capsys)] == ["other"]
