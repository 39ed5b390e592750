"""How fast the service answers, beside the network alone and beside the same network in torch.

    .venv/bin/python -m benchmarks.serving [--seconds 5]

Starts the real server with the shipped model and sends it our own examples, one message a request,
over kept-open connections from the same machine. Nothing else may run meanwhile. The ratios carry
over to other machines, the absolute figures do not.
"""

import http.client
import itertools
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import click
import psutil

from model.classifier import Classifier
from model.labels import LANGUAGES
from model.prediction import Message
from training.examples.row import rows

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "model" / "weights"
CONNECTIONS = (1, 8, 32)
# Enough that no length stands out.
MESSAGES = 500
CORES = len(os.sched_getaffinity(0))


def messages() -> list[str]:
    """Return texts of our own examples, of all lengths; on average they are longer than chat."""
    texts = [row.text for language in LANGUAGES for row in rows(language)]
    return texts[:: len(texts) // MESSAGES]


@contextmanager
def server() -> Iterator[tuple[int, float, list[psutil.Process]]]:
    """Run the service; yield its port, the seconds from its start to its first answer, and its workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    started = time.perf_counter()
    command = [str(Path(sys.executable).with_name("gunicorn")), "--config", str(ROOT / "service" / "gunicorn.conf.py")]
    process = subprocess.Popen(  # noqa: S603  # our own server
        command, env={**os.environ, "PORT": str(port)}, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        while not _answers(port):
            if time.perf_counter() - started > 60:
                raise TimeoutError("the service did not answer within a minute")
            time.sleep(0.005)
        seconds = time.perf_counter() - started
        while len(workers := psutil.Process(process.pid).children()) < CORES:
            time.sleep(0.05)
        yield port, seconds, workers
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _answers(port: int) -> bool:
    try:
        return bool(_ask(http.client.HTTPConnection("127.0.0.1", port, timeout=5), "hello"))
    except OSError:
        return False


def _ask(connection: http.client.HTTPConnection, text: str) -> bytes:
    connection.request("POST", "/v1/classify", json.dumps({"text": text}), {"Content-Type": "application/json"})
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise RuntimeError(f"the service answered {response.status}")
    return body


def over_http(port: int, connections: int, seconds: float, texts: Sequence[str]) -> list[float]:
    """Return the seconds that each request took, of connections that each send one after the other."""
    end = time.perf_counter() + seconds

    def talk(first: int) -> list[float]:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        taken = []
        for text in itertools.islice(itertools.cycle(texts), first, None):
            if (begun := time.perf_counter()) >= end:
                return taken
            _ask(connection, text)
            taken.append(time.perf_counter() - begun)
        return taken

    with ThreadPoolExecutor(connections) as threads:
        return [second for taken in threads.map(talk, range(connections)) for second in taken]


def rate(predict: Callable[[str], object], seconds: float, texts: Sequence[str]) -> float:
    """Return how many messages a second one thread judges."""
    predict(texts[0])
    following = itertools.cycle(texts)
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        predict(next(following))
        count += 1
    return count / (time.perf_counter() - begun)


@click.command()
@click.option("--seconds", default=5.0, help="Seconds of each measurement.")
def main(seconds: float) -> None:
    """Print throughput, latency, start and memory of the service."""
    texts = messages()
    ours, torch = (Classifier.load(WEIGHTS, torch=torch) for torch in (False, True))
    alone = rate(lambda text: ours.predict([Message(text)]), seconds, texts)
    plain = rate(lambda text: torch.predict([Message(text)]), seconds, texts)
    click.echo(f"network alone, one thread: {alone:.0f} messages/s; in torch, full precision: {plain:.0f}; ratio {alone / plain:.1f}")
    with server() as (port, start, workers):
        click.echo(f"first answer {start:.2f} s after the start of the process; {CORES} workers")
        for connections in CONNECTIONS:
            taken = over_http(port, connections, seconds, texts)
            cuts = [1000 * cut for cut in statistics.quantiles(taken, n=100)]
            reached = len(taken) / seconds
            click.echo(
                f"{connections:3} connections: {reached:5.0f} messages/s, p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f}, p99 {cuts[98]:.1f}; "
                f"{reached / (alone * CORES):.0%} of the network alone on {CORES} cores"
            )
        largest = max(worker.memory_info().rss for worker in workers)
        click.echo(f"memory of the largest worker: {largest / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
