"""The service as it runs: gunicorn with its own file, two workers, a real socket."""

import os
import re
import runpy
import shutil
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service.running import CONFIG, PATIENCE, Server, eventually, launch, read_all, ready

CANARY = "zebra quagga okapi"

pytestmark = pytest.mark.slow


@pytest.fixture
def server(artifact: Path, tmp_path: Path) -> Iterator[Server]:
    running = launch(artifact, tmp_path)
    try:
        eventually(lambda: running.process.poll() is not None or (len(running.workers()) == 2 and ready(running)))
        yield running
    finally:
        running.stop()


def total(server: Server, name: str) -> float:
    """Return the sum of a metric over its labels."""
    lines = str(server.request("/metrics")).splitlines()
    return sum(float(line.rpartition(" ")[2]) for line in lines if re.match(rf"{name}[{{ ]", line))


def both_workers_answered(server: Server, request: Any) -> int:
    """Send requests until each worker has counted one; return how many were sent."""
    sent = 0

    def spread() -> bool:
        nonlocal sent
        threads = [threading.Thread(target=request) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        sent += len(threads)
        return sum(b"classifier_predictions" in file.read_bytes() for file in server.metrics.glob("counter_*.db")) == 2

    eventually(spread)
    return sent


def test_metrics_are_summed_over_the_workers_and_survive_a_killed_one(server: Server) -> None:
    sent = both_workers_answered(server, lambda: server.request("/v1/classify", {"text": "hello"}))
    assert total(server, "classifier_predictions_total") == sent
    killed = server.workers()[0]
    killed.kill()
    eventually(lambda: killed.pid not in {worker.pid for worker in server.workers()} and len(server.workers()) == 2)
    eventually(lambda: not (server.metrics / f"gauge_livesum_{killed.pid}.db").exists())
    assert total(server, "classifier_predictions_total") == sent


def test_the_page_s_address_is_said_once_and_text_never(server: Server) -> None:
    server.request("/v1/classify", {"text": CANARY})
    with pytest.raises(urllib.error.HTTPError):
        server.request("/v1/classify", {"text": CANARY, "policy": CANARY})
    server.raw(f"GET /?{CANARY} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    server.raw(f"{CANARY.upper()}\r\n\r\n".encode())
    server.raw(f"GET / HTTP/1.1\r\n{CANARY}\r\n\r\n".encode())
    server.raw(f"GET /{CANARY.replace(' ', '-')}?zebra=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    said = server.stop()
    assert said.count(f"Ready at http://127.0.0.1:{server.port}/\n") == 1
    assert '"route": "/v1/classify"' in said
    assert "zebra" not in said.lower()


def test_a_request_in_flight_is_answered_before_the_end(server: Server) -> None:
    body = b'{"text": "hello"}'
    head = f"POST /v1/classify HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(head.encode() + body[:5])
        # Long enough for a worker to have taken the connection.
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        eventually(lambda: len(server.workers()) == 1)
        connection.sendall(body[5:])
        answer = read_all(connection)
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b'"label":"safe"' in answer
    assert server.process.wait(timeout=PATIENCE) == 0


def test_nothing_is_written_outside_the_folder_for_metrics(artifact: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    server = launch(artifact, tmp_path, HOME=str(home))
    try:
        eventually(lambda: ready(server))
        server.request("/v1/classify", {"text": "hello"})
    finally:
        server.stop()
    assert list(home.rglob("*")) == []


def test_a_worker_stays_small(server: Server) -> None:
    # The limit of a worker with the served weights is 250 MB; this one has next to none.
    assert all(worker.memory_info().rss < 150 * 2**20 for worker in server.workers())


def refused(artifact: Path, folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Return the exit status of a start that must fail, and all that it said."""
    server = launch(artifact, folder, *arguments, **environment)
    try:
        return server.process.wait(timeout=PATIENCE), server.said()
    finally:
        server.process.kill()


def test_a_missing_artifact_stops_the_start_with_one_line(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert refused(missing, tmp_path) == (4, f"{missing / 'manifest.json'}: cannot be read\n")


def test_a_damaged_artifact_stops_the_start_with_one_line(artifact: Path, tmp_path: Path) -> None:
    damaged = Path(shutil.copytree(artifact, tmp_path / "damaged"))
    content = bytearray((damaged / "model.onnx").read_bytes())
    content[-1] ^= 1
    (damaged / "model.onnx").write_bytes(content)
    assert refused(damaged, tmp_path) == (4, f"{damaged / 'model.onnx'}: differs from the manifest (SHA-256)\n")


def test_an_artifact_damaged_after_the_start_stops_everything(artifact: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(artifact, tmp_path / "copied"))
    server = launch(copied, tmp_path)
    both_workers_answered(server, lambda: ready(server) and server.request("/v1/classify", {"text": "hello"}))
    (copied / "model.onnx").unlink()
    server.workers()[0].kill()
    assert server.process.wait(timeout=PATIENCE) == 4
    assert f"{copied / 'model.onnx'}: missing\n" in server.said()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("CLASSIFIER_MAX_MESSAGES", "ten", "CLASSIFIER_MAX_MESSAGES must be a positive whole number, got 'ten'"),
        ("PORT", "http", "PORT must be a whole number from 1 to 65535, got 'http'"),
        ("PORT", "65536", "PORT must be a whole number from 1 to 65535, got '65536'"),
        ("WEB_CONCURRENCY", "0", "WEB_CONCURRENCY must be a whole number from 1 to 1024, got '0'"),
    ],
)
def test_a_bad_setting_stops_the_start_with_one_line(artifact: Path, tmp_path: Path, name: str, value: str, sentence: str) -> None:
    status, said = refused(artifact, tmp_path, **{name: value})
    assert status != 0
    assert said == sentence + "\n"


def test_loading_before_the_fork_is_refused(artifact: Path, tmp_path: Path) -> None:
    status, said = refused(artifact, tmp_path, "--preload", PROMETHEUS_MULTIPROC_DIR="")
    assert status != 0
    assert "preload_app must stay off" in said


def test_the_file_asks_for_what_keeps_requests_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "WEB_CONCURRENCY"):
        monkeypatch.delenv(name, raising=False)
    config = runpy.run_path(str(CONFIG))
    assert config["preload_app"] is False
    assert config["control_socket_disable"] is True
    assert config["bind"] == "127.0.0.1:8000"
    assert 1 <= config["workers"] <= len(os.sched_getaffinity(0))


@pytest.mark.parametrize(("host", "bind"), [("192.0.2.1", "192.0.2.1:80"), ("::1", "[::1]:80"), ("", "127.0.0.1:80")])
def test_the_address_is_the_one_that_is_set(monkeypatch: pytest.MonkeyPatch, host: str, bind: str) -> None:
    monkeypatch.setenv("HOST", host)
    monkeypatch.setenv("PORT", "80")
    assert runpy.run_path(str(CONFIG))["bind"] == bind


def test_the_folder_for_metrics_is_emptied_at_the_start_and_kept_if_it_was_named(artifact: Path, tmp_path: Path) -> None:
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "counter_1.db").write_bytes(b"of the last run")
    server = launch(artifact, tmp_path)
    try:
        eventually(lambda: ready(server))
        assert not (tmp_path / "metrics" / "counter_1.db").exists()
    finally:
        server.stop()
    assert (tmp_path / "metrics").is_dir()


def test_a_folder_for_metrics_made_here_is_removed_at_the_end(artifact: Path, tmp_path: Path) -> None:
    server = launch(artifact, tmp_path, PROMETHEUS_MULTIPROC_DIR="")
    try:
        eventually(lambda: ready(server))
        [made] = {Path(file.path).parent for file in server.workers()[0].open_files() if file.path.endswith(".db")}
        assert made.name.startswith("classifier-metrics-")
    finally:
        server.stop()
    assert not made.exists()
