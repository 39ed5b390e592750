"""How gunicorn runs the service: a process a core, each with its own model, and threads that wait for clients and their turn."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

_METRICS = "PROMETHEUS_MULTIPROC_DIR"
_MEMORY = Path("/dev/shm")  # noqa: S108  # a file system in memory, not a name that others may guess


def _whole_number(name: str, default: int, most: int) -> int:
    """Return a whole number of the environment, or stop the start with a sentence."""
    value = os.environ.get(name) or str(default)
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= most):
        sys.exit(f"{name} must be a whole number from 1 to {most}, got {value!r}")
    return int(value)


def _cores() -> int:
    """Return the cores that this process may use, also where a container caps their time."""
    cores = len(os.sched_getaffinity(0))
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return cores
    return cores if quota == "max" else max(1, min(cores, int(quota) // int(period)))


_host = os.environ.get("HOST") or "127.0.0.1"
_host = f"[{_host}]" if ":" in _host else _host
_port = _whole_number("PORT", 8000, most=65535)

wsgi_app = "service.wsgi:app"
pythonpath = str(Path(__file__).resolve().parents[1])
bind = f"{_host}:{_port}"

workers = _whole_number("WEB_CONCURRENCY", _cores(), most=1024)
# Loses no accepted request on SIGTERM, as the sync worker does; the model judges one message at a time,
# so that threads wait for clients and for their turn at it.
worker_class = "service.worker.Worker"
threads = 16
# An ONNX Runtime or torch session does not survive a fork: each worker loads its own.
preload_app = False
# A heartbeat in memory: on a slow disk it would stall the worker.
worker_tmp_dir = str(_MEMORY) if os.access(_MEMORY, os.W_OK) else None
# gunicorn's socket for its own commands writes to the home folder, which may be read-only.
control_socket_disable = True

# The slowest load of a model, several times over; requests do not count, they run in threads.
timeout = 60
# Far more than what a message takes; batches near their limit, or many in line, are cut off without an
# answer when the service is stopped, and must be sent again.
graceful_timeout = 30
# Longer than nginx keeps its connections to us (60 s), so that it never writes to one just closed.
keepalive = 65
limit_request_line = 2048
limit_request_fields = 64
limit_request_field_size = 8190
loglevel = "warning"


def on_starting(server: Arbiter) -> None:
    """Refuse what cannot work, before a worker is started, and make the workers' folder for metrics."""
    # gunicorn sets pythonpath after it has read this file.
    from model import artifact
    from model.artifact import ArtifactError
    from service.settings import Settings, SettingsError

    if server.cfg.preload_app:
        sys.exit("preload_app must stay off: a model loaded before the fork hangs in the workers")
    try:
        folder = Settings.read().artifact
        artifact.check(folder, artifact.load(folder), artifact.TOKENIZER, artifact.ONNX)
    except (SettingsError, ArtifactError) as error:
        print(error, file=sys.stderr)
        sys.exit(server.APP_LOAD_ERROR)
    _make_metrics_folder(server)


def _make_metrics_folder(server: Arbiter) -> None:
    """Make the folder that the workers count in, empty, in memory unless the environment names one."""
    if not os.environ.get(_METRICS):
        server.made = os.environ[_METRICS] = tempfile.mkdtemp(prefix="classifier-metrics-", dir=worker_tmp_dir)
    metrics = Path(os.environ[_METRICS])
    metrics.mkdir(parents=True, exist_ok=True)
    for file in metrics.glob("*.db"):
        file.unlink()


def post_worker_init(worker: Worker) -> None:
    """Say where the page is, once, when the first worker can answer."""
    if worker.age == 1:
        host = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(_host, _host)  # noqa: S104  # read, not bound
        print(f"Ready at http://{host}:{_port}/", file=sys.stderr, flush=True)


def child_exit(server: Arbiter, worker: Worker) -> None:
    """Take the worker that ended out of the gauges."""
    from prometheus_client.multiprocess import mark_process_dead  # reads the folder's name when imported

    mark_process_dead(worker.pid)


def on_exit(server: Arbiter) -> None:
    """Remove the folder for metrics, if it was made here."""
    if hasattr(server, "made"):
        shutil.rmtree(server.made, ignore_errors=True)
