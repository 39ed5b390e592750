"""A service as it runs: gunicorn with its own file, as a process of its own on a free port."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "service" / "gunicorn.conf.py"
# Far more than a start takes; a machine may be busy.
PATIENCE = 60.0


@dataclass
class Server:
    """A running service, with what it says on its two outputs."""

    process: subprocess.Popen[str]
    port: int
    metrics: Path
    folder: Path

    def request(self, path: str, body: object = None) -> Any:
        """Return the decoded answer to a request on a connection of its own."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310  # http, as said above
            text = answer.read().decode()
            return json.loads(text) if answer.headers.get_content_type() == "application/json" else text

    def raw(self, sent: bytes) -> bytes:
        """Return all that is answered to these bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            connection.sendall(sent)
            return read_all(connection)

    def workers(self) -> list[psutil.Process]:
        """Return the worker processes."""
        return psutil.Process(self.process.pid).children()

    def stop(self) -> str:
        """Stop the service and return all that it said."""
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        return self.said()

    def said(self) -> str:
        """Return all that the service has said."""
        return "".join((self.folder / name).read_text(encoding="utf-8") for name in ("stdout", "stderr"))


def read_all(connection: socket.socket) -> bytes:
    received = b""
    while piece := connection.recv(65536):
        received += piece
    return received


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def eventually(tell: Any) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + PATIENCE
    while not tell():
        assert time.monotonic() < deadline, "it did not become so"
        time.sleep(0.02)


def is_setting(name: str) -> bool:
    """Tell whether the service would read an environment variable."""
    return name in {"HOST", "PORT", "WEB_CONCURRENCY", "GUNICORN_CMD_ARGS"} or name.startswith("CLASSIFIER_")


def launch(artifact: Path, folder: Path, *arguments: str, **environment: str) -> Server:
    """Start the service, from another folder than its own."""
    port = free_port()
    settings = {
        "CLASSIFIER_ARTIFACT": str(artifact),
        "PORT": str(port),
        "WEB_CONCURRENCY": "2",
        "PROMETHEUS_MULTIPROC_DIR": str(folder / "metrics"),
        **environment,
    }
    with (folder / "stdout").open("w") as out, (folder / "stderr").open("w") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", str(CONFIG), *arguments],
            cwd=folder,
            env={**{name: value for name, value in os.environ.items() if not is_setting(name)}, **settings},
            stdout=out,
            stderr=err,
            text=True,
        )
    return Server(process, port, folder / "metrics", folder)


def ready(server: Server) -> bool:
    try:
        return bool(server.request("/readyz")["status"] == "ready")
    except urllib.error.URLError:
        return False
