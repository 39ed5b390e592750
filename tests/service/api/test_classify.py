"""Judging over HTTP: what is answered, what is refused, and that nothing is repeated."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from model.labels import KINDS

TEXTS = [
    "you are stupid, leave",
    "hello",
    "\U0001f602",
    "شكرا لك",
    "bạn khỏe không",
    "ba\u0323n",
    "a\u200bb",
    "damn " * 2000,
    "\U0001f469\u200d\U0001f4bb" * 3000,
    "o" + "\u0301" * 9999,
    "</s> <s>",
    "a\x00b",
    "\ufeffx",
    "x" * 10_000,
]
LONG = 10_001


def post(client: FlaskClient, body: object, path: str = "/v1/classify") -> Any:
    return client.post(path, data=body if isinstance(body, bytes) else json.dumps(body), content_type="application/json")


def batch(client: FlaskClient, body: object) -> Any:
    return post(client, body, "/v1/classify/batch")


def test_a_message_gets_the_whole_answer(client: FlaskClient) -> None:
    answer = post(client, {"text": "you are stupid"}).json
    assert list(answer) == [
        "label",
        "score",
        "review",
        "kinds",
        "profanity",
        "rationale",
        "language",
        "truncated",
        "policy",
        "model",
    ]
    assert answer["label"] == "bullying"
    assert answer["rationale"] == [{"start": 8, "end": 14}]
    assert answer["policy"] == "standard"
    assert answer["model"] == {"name": "tiny", "version": "0.0.1"}


def test_a_kind_the_model_was_never_taught_is_null(client: FlaskClient) -> None:
    kinds = post(client, {"text": "hello"}).json["kinds"]
    assert tuple(kinds) == KINDS
    assert [kind for kind, score in kinds.items() if score is None] == ["exclusion", "defamation"]


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_awkward_messages_are_judged(client: FlaskClient, text: str) -> None:
    answer = post(client, {"text": text}).json
    assert 0 <= answer["score"] <= 1
    assert answer["score"] == round(answer["score"], 3)
    assert all(0 <= span["start"] < span["end"] <= len(text) for span in answer["rationale"])


def test_a_message_scores_the_same_alone_or_in_a_batch(client: FlaskClient) -> None:
    alone = [post(client, {"text": text}).json for text in TEXTS]
    together = batch(client, {"messages": [{"text": text} for text in TEXTS]}).json["results"]
    for one, other in zip(alone, together, strict=True):
        assert one["score"] == pytest.approx(other["score"], abs=1e-6)
        assert {**other, "model": one["model"]} == one


def test_a_batch_is_answered_in_order(client: FlaskClient) -> None:
    words = ["hello", "stupid"] * 128
    answer = batch(client, {"messages": [{"text": word} for word in words]}).json
    assert list(answer) == ["results", "model"]
    assert [result["label"] for result in answer["results"]] == ["safe", "bullying"] * 128


def test_a_message_of_a_batch_may_differ_in_policy_and_explanation(client: FlaskClient) -> None:
    asked = [{"text": "stupid"}, {"text": "stupid", "policy": "lenient"}, {"text": "stupid", "explain": True}, {"text": "hello"}]
    results = batch(client, {"messages": asked, "policy": "strict", "explain": False}).json["results"]
    assert [result["policy"] for result in results] == ["strict", "lenient", "strict", "strict"]
    assert [result["label"] for result in results] == ["bullying", "bullying", "bullying", "safe"]
    assert [bool(result["rationale"]) for result in results] == [False, False, True, False]


def test_context_is_read(client: FlaskClient) -> None:
    context = [{"author": "B", "text": "word " * 1000}, {"text": ""}]
    assert post(client, {"text": "hello", "author": "A", "context": context}).json["truncated"] is True
    assert post(client, {"text": "hello", "author": "A"}).json["truncated"] is False


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "#/text"),
        ({"text": ""}, "#/text"),
        ({"text": " \n\t\u00a0"}, "#/text"),
        ({"text": "\u200b\u2060\ufeff"}, "#/text"),
        ({"text": "\u3164\u2800"}, "#/text"),
        ({"text": None}, "#/text"),
        ({"text": 3}, "#/text"),
        ({"text": ["hi"]}, "#/text"),
        ({"text": "x" * LONG}, "#/text"),
        ({"text": "hi", "policy": "unheard"}, "#/policy"),
        ({"text": "hi", "policy": ""}, "#/policy"),
        ({"text": "hi", "policy": 1}, "#/policy"),
        ({"text": "hi", "explain": "yes"}, "#/explain"),
        ({"text": "hi", "explain": 1}, "#/explain"),
        ({"text": "hi", "author": "x" * 101}, "#/author"),
        ({"text": "hi", "author": 5}, "#/author"),
        ({"text": "hi", "context": "B: hi"}, "#/context"),
        ({"text": "hi", "context": {"text": "hi"}}, "#/context"),
        ({"text": "hi", "context": [{"text": "hi"}] * 21}, "#/context"),
        ({"text": "hi", "context": ["hi"]}, "#/context/0"),
        ({"text": "hi", "context": [{"text": "hi"}, {}]}, "#/context/1/text"),
        ({"text": "hi", "context": [{"text": "x" * LONG}]}, "#/context/0/text"),
        ({"text": "hi", "context": [{"text": "hi", "author": "x" * 101}]}, "#/context/0/author"),
        ({"text": "hi", "context": [{"text": "hi", "when": 1}]}, "#/context/0"),
        ({"text": "hi", "store": True, "keep": True}, "#"),
        ({"text": "hi", "not a name": True}, "#"),
        ({"text": "hi", "x" * 41: True}, "#"),
        ([], "#"),
        ("hi", "#"),
        (None, "#"),
        (1e999, "#"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_a_wrong_shape_is_refused_with_its_place(client: FlaskClient, body: object, pointer: str) -> None:
    sent = b"1e999" if body == float("inf") else body
    answer = post(client, sent)
    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, ["#/messages"]),
        ({"messages": "hi"}, ["#/messages"]),
        ({"messages": []}, ["#/messages"]),
        ({"messages": [{"text": "hi"}] * 257}, ["#/messages"]),
        ({"messages": ["hi", {"text": "hi"}]}, ["#/messages/0"]),
        ({"messages": [{"text": "hi"}] * 3 + [{"text": ""}]}, ["#/messages/3/text"]),
        ({"messages": [{"text": 1}, {"text": "hi"}, {"txt": "hi"}]}, ["#/messages/0/text", "#/messages/2/text", "#/messages/2"]),
        ({"messages": [{"text": "hi"}], "policy": "unheard"}, ["#/policy"]),
        ({"messages": [{"text": "hi"}, {"text": "hi", "policy": "unheard"}]}, ["#/messages/1/policy"]),
        ({"messages": [{"text": "hi"}], "text": "hi"}, ["#"]),
        ([{"text": "hi"}], ["#"]),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_each_wrong_message_of_a_batch_is_named(client: FlaskClient, body: object, pointers: list[str]) -> None:
    answer = batch(client, body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == pointers


def test_a_batch_with_too_much_to_read_is_refused_whole(client: FlaskClient) -> None:
    # 40 times 2 + 9,998 characters.
    full = [{"text": "hi", "context": [{"text": "x" * 9_998}]}] * 40
    assert batch(client, {"messages": full, "explain": False}).status_code == 200
    answer = batch(client, {"messages": [*full, {"text": "x"}]})
    assert answer.status_code == 413
    assert answer.json["type"] == "/problems/request-too-large"
    assert [error["pointer"] for error in answer.json["errors"]] == ["#/messages"]


def test_a_body_wrong_in_many_places_gets_a_short_answer(client: FlaskClient) -> None:
    answer = batch(client, {"messages": [{"text": 1, "more": 2}] * 256})
    assert len(answer.json["errors"]) == 50


def test_an_unknown_policy_is_answered_with_those_there_are(client: FlaskClient) -> None:
    [error] = post(client, {"text": "hi", "policy": "unheard"}).json["errors"]
    assert error["detail"] == "must be one of: strict, standard, lenient"


@pytest.mark.parametrize("path", ["/v1/classify", "/v1/classify/batch"])
@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"hello",
        b"{'text': 'hi'}",
        b'{"text": "hi"',
        b'{"text": NaN}',
        b'{"text": "hi", "explain": Infinity}',
        b'{"text": "\xff\xfe"}',
        b'{"text": "\xed\xa0\x80"}',
        b'{"text": "\\ud800"}',
        b'{"text": "\\udc00 \\ud800"}',
        b"\xef\xbb\xbf{}",
        b"[" * 50_000,
        b'{"a":' * 50_000,
        b"1" * 50_000,
        '{"text": "hi"}'.encode("utf-16"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_what_is_no_json_is_refused(client: FlaskClient, path: str, body: bytes) -> None:
    answer = post(client, body, path)
    assert answer.status_code == 400
    assert answer.json["type"] == "/problems/malformed-request"


def test_of_two_fields_of_one_name_the_last_counts(client: FlaskClient) -> None:
    assert post(client, b'{"text": "hello", "text": "stupid"}').json["label"] == "bullying"


@pytest.mark.parametrize("content_type", [None, "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16"])
def test_what_does_not_say_it_is_json_is_refused(client: FlaskClient, content_type: str | None) -> None:
    answer = client.post("/v1/classify", data=b'{"text": "hi"}', content_type=content_type)
    assert answer.status_code == 415


@pytest.mark.parametrize("encoding", ["gzip", "br", "identity"])
def test_an_encoded_body_is_refused(client: FlaskClient, encoding: str) -> None:
    answer = client.post("/v1/classify", json={"text": "hi"}, headers={"Content-Encoding": encoding})
    assert answer.status_code == 415


CANARY = "zebra quagga 4711 okapi"


@pytest.mark.parametrize(
    "body",
    [
        {"text": CANARY},
        {"text": CANARY, "policy": CANARY},
        {"text": CANARY, "explain": CANARY},
        {"text": CANARY, "author": CANARY * 9, "context": [{"author": CANARY, "text": 1}]},
        {"text": "hi", "context": [{"author": CANARY, "text": CANARY, CANARY: CANARY}]},
        {"text": [CANARY], CANARY: CANARY},
        {CANARY: 1},
        {"text": "hi", "zebra": 1},
        {"text": "hi", "context": [{"text": "hi", "zebra": 1}]},
        [CANARY],
        CANARY,
        f'{{"text": "{CANARY}'.encode(),
        f'{{"text": "\\ud800 {CANARY}"}}'.encode(),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_no_answer_log_or_metric_repeats_the_request(
    client: FlaskClient, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, body: object
) -> None:
    answers = [post(client, body, f"{path}?q={CANARY}") for path in ("/v1/classify", "/v1/classify/batch", f"/{CANARY}")]
    answers.append(batch(client, {"messages": [body]} if not isinstance(body, bytes) else body))
    said = "".join(f"{answer.text} {answer.headers}" for answer in answers) + client.get("/metrics").text
    logged = "".join(capsys.readouterr())
    assert logged.count("\n") == len(answers) + 1
    assert "zebra" not in said + logged + caplog.text


def test_a_failure_of_the_model_is_ours_and_repeats_nothing(broken: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    answer = post(broken, {"text": CANARY})
    assert answer.status_code == 500
    assert answer.json["type"] == "/problems/internal-error"
    logged = "".join(capsys.readouterr())
    assert '"error": "RuntimeError"' in logged
    assert "zebra" not in answer.text + logged
