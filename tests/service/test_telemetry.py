"""What is counted and what is logged."""

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest
import structlog
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from model.classifier import Classifier
from model.prediction import Prediction
from model.runtime import Runtime
from model.tokens import Window
from service import telemetry
from service.app import create_app
from service.settings import Settings


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
    assert grown["classifier_inference_seconds_count",] == 3
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


def test_a_full_disk_costs_the_line_and_not_the_answer(client: FlaskClient, broken: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    full = Path("/dev/full").open("w")  # noqa: SIM115  # closing it fails too
    with monkeypatch.context() as patched:
        patched.setattr("sys.stdout", full)
        assert client.get("/livez").status_code == 200
        assert broken.post("/v1/classify", json={"text": "hello"}).status_code == 500
    with pytest.raises(OSError, match="No space left"):
        full.close()


@pytest.mark.parametrize("given", ["", "x" * 65, "you are stupid", "a/b"])
def test_a_request_id_that_may_be_text_is_replaced(client: FlaskClient, given: str) -> None:
    answered = client.get("/livez", headers={"X-Request-ID": given}).headers["X-Request-ID"]
    assert answered != given
    assert len(answered) == 32


def test_a_method_that_is_none_is_not_logged(client: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    client.open("/livez", method="STUPID")
    assert [line["method"] for line in logged(capsys)] == ["other"]


class Slow:
    """The tiny runtime, slowed down; counts how many windows ran, and the most at once."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime, self._guard = runtime, threading.Lock()
        self.now = self.most = 0
        self.ran = 0

    def run(self, window: Window) -> Any:
        with self._guard:
            self.now += 1
            self.most = max(self.most, self.now)
            self.ran += 1
        time.sleep(0.005)
        with self._guard:
            self.now -= 1
        return self._runtime.run(window)


@pytest.fixture
def slow(classifier: Classifier, monkeypatch: pytest.MonkeyPatch) -> Slow:
    runtime = Slow(classifier._runtime)
    monkeypatch.setattr(classifier, "_runtime", runtime)
    return runtime


def test_one_message_is_judged_at_a_time_and_waits_for_no_whole_batch(app: Flask, slow: Slow) -> None:
    words = ["hello", "stupid"] * 20
    answers: list[Any] = []

    def ask_batch() -> None:
        answers.append(app.test_client().post("/v1/classify/batch", json={"messages": [{"text": word} for word in words]}).json)

    batches = [threading.Thread(target=ask_batch) for _ in range(2)]
    for thread in batches:
        thread.start()
    while slow.ran < 4:
        time.sleep(0.001)
    single = app.test_client().post("/v1/classify", json={"text": "x" * 60})
    ran = slow.ran
    for thread in batches:
        thread.join()
    assert single.status_code == 200
    assert ran < len(words)
    assert slow.most == 1
    for answer in answers:
        assert [result["label"] for result in answer["results"]] == ["safe", "bullying"] * 20


def test_a_model_that_answers_others_is_not_asked_whether_it_is_ready(classifier: Classifier, slow: Slow) -> None:
    client = create_app(Settings(), classifier).test_client()
    client.post("/v1/classify", json={"text": "hello"})
    assert client.get("/readyz").status_code == 200
    assert slow.ran == 1


def test_a_model_that_hangs_is_not_ready(classifier: Classifier, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    judge = classifier.predict

    def hang(*arguments: Any, **named: Any) -> list[Prediction]:
        released.wait()
        return judge(*arguments, **named)

    monkeypatch.setattr(classifier, "predict", hang)
    observed = telemetry.ObservedClassifier(classifier)
    with pytest.raises(TimeoutError):
        observed.check(0.01)
    released.set()
    observed.check(10)
