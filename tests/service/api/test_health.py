"""Health: alive and ready are two questions."""

from flask.testing import FlaskClient


def test_a_working_model_is_alive_and_ready(client: FlaskClient) -> None:
    assert client.get("/livez").json == {"status": "alive"}
    assert client.get("/readyz").json == {"status": "ready", "model": {"name": "tiny", "version": "0.0.1"}}


def test_a_failing_model_is_alive_but_not_ready(broken: FlaskClient) -> None:
    assert broken.get("/livez").status_code == 200
    answer = broken.get("/readyz")
    assert answer.status_code == 503
    assert answer.mimetype == "application/problem+json"
    assert answer.json["type"] == "/problems/not-ready"


def test_the_question_itself_counts_as_no_message(client: FlaskClient) -> None:
    before = [line for line in client.get("/metrics").text.splitlines() if line.startswith("classifier_predictions_total")]
    client.get("/readyz")
    after = [line for line in client.get("/metrics").text.splitlines() if line.startswith("classifier_predictions_total")]
    assert before == after
