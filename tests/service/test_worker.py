"""What is no proper HTTP request: refused as a problem, on a real socket, without an echo."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.running import Server, eventually, launch, ready

pytestmark = pytest.mark.slow

POST = "POST /v1/classify HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n"
CHUNKED = 'Transfer-Encoding: chunked\r\n\r\n10\r\n{"text": "hello"\r\n1\r\n}\r\n0\r\n\r\n'


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (POST + CHUNKED, 411),
        (POST + "Transfer-Encoding: chunked\r\n\r\n11170\r\n" + " " * 70_000 + "\r\n0\r\n\r\n", 411),
        (POST + "\r\n", 411),
        (POST + "Content-Length: 99999999\r\n\r\n", 413),
        (POST + "Content-Length: 2\r\n" + CHUNKED, 400),
        (POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400),
        (POST + "Content-Length: -1\r\n\r\n", 400),
        (POST + "Transfer-Encoding: zebra\r\n\r\n", 501),
        (POST + "X: " + "x" * 9000 + "\r\n\r\n", 431),
        (POST + "".join(f"X-{number}: x\r\n" for number in range(200)) + "\r\n", 431),
        ("GET /" + "x" * 3000 + " HTTP/1.1\r\nHost: x\r\n\r\n", 414),
        ("zebra\r\n\r\n", 400),
    ],
    ids=lambda value: ascii(value)[90:130] if isinstance(value, str) else str(value),
)
def test_what_is_no_proper_request_is_refused_with_a_problem(refusing: Server, sent: str, status: int) -> None:
    head, _, body = refusing.raw(sent.encode()).partition(b"\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"application/problem+json" in head
    assert json.loads(body)["status"] == status
    assert b"zebra" not in head + body


@pytest.fixture(scope="module")
def refusing(artifact: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One service for all the broken requests."""
    running = launch(artifact, tmp_path_factory.mktemp("refusing"))
    try:
        eventually(lambda: ready(running))
        yield running
    finally:
        running.stop()
