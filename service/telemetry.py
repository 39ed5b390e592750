"""Telemetry: metrics summed over the workers, and JSON logs that hold sizes and times, never text."""

import math
import os
import re
import time
import traceback
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPMethod

import structlog
from flask import Flask, current_app, g, request
from flask.wrappers import Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from structlog.typing import EventDict, WrappedLogger

from model.classifier import Classifier
from model.labels import BULLYING
from model.policy import Policy
from model.prediction import Message, Prediction

_REGISTRY = CollectorRegistry()
# Around the promise of 150 ms for 95 % and 400 ms for 99 % of the requests.
_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.4, 0.75, 1.5, 5.0)

REQUESTS = Counter("classifier_requests", "Answers, by route and status.", ("route", "status"), registry=_REGISTRY)
REQUEST_SECONDS = Histogram("classifier_request_seconds", "Time to an answer, by route.", ("route",), buckets=_SECONDS, registry=_REGISTRY)
INFERENCE_SECONDS = Histogram("classifier_inference_seconds", "Time in the model, by message.", buckets=_SECONDS, registry=_REGISTRY)
IN_FLIGHT = Gauge("classifier_in_flight", "Messages in the model or next in line for it.", multiprocess_mode="livesum", registry=_REGISTRY)
PREDICTIONS = Counter("classifier_predictions", "Messages judged, by verdict.", ("label", "model_version"), registry=_REGISTRY)
REVIEWS = Counter("classifier_reviews", "Messages that a person should look at.", ("model_version",), registry=_REGISTRY)
LANGUAGES = Counter("classifier_languages", "Messages judged, by language.", ("language",), registry=_REGISTRY)
TRUNCATED = Counter("classifier_truncated", "Messages whose context was cut.", registry=_REGISTRY)
SCORES = Histogram("classifier_score", "Scores given.", buckets=tuple(tenth / 10 for tenth in range(1, 11)), registry=_REGISTRY)

# Whatever else is given to a log line is dropped.
LOGGED = frozenset(
    {
        "event",
        "level",
        "time",
        "request_id",
        "method",
        "route",
        "status",
        "bytes",
        "milliseconds",
        "messages",
        "flagged",
        "review",
        "model_version",
        "error",
        "where",
    }
)
# Seconds after an answer in which the model needs no question to be known to work.
_FRESH = 5.0
_REQUEST_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")

_log = structlog.get_logger()


def _allowed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Keep only the known keys of a log line."""
    return {key: value for key, value in event.items() if key in LOGGED}


class _Output(structlog.PrintLogger):
    """Standard output; a line that cannot be written is lost, and no request with it."""

    def msg(self, message: str) -> None:
        """Write a line, unless the disk is full or the pipe closed."""
        with suppress(OSError):
            super().msg(message)

    info = error = msg


def configure_logs() -> None:
    """Write one JSON object a line to standard output."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", key="time"),
            _allowed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=_Output,
    )


def log_failure(error: Exception) -> None:
    """Log an error's type and where it was raised; its message may quote what the caller sent."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames[-3:]]
    _log.error("failure", request_id=g.request_id, route=_route(), error=type(error).__name__, where=where)


class ObservedClassifier:
    """The classifier, one message at a time, with everything it says counted."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        # A worker has one core: messages judged side by side would only slow each other. Unlike a lock,
        # the line is fair: a message waits for one of each batch, never for a whole batch.
        self._line = ThreadPoolExecutor(max_workers=1)
        self._answered = -math.inf
        self.name, self.version = classifier.name, classifier.version
        self.policies: tuple[str, ...] = classifier.policies
        self.default_policy = classifier.default_policy

    def policy(self, name: str | None = None) -> Policy:
        """Return an operating point, the default one without a name."""
        return self._classifier.policy(name)

    def check(self, patience: float | None = None) -> None:
        """Return if the model answered just now, or does within so many seconds; raises what it raises."""
        if time.monotonic() - self._answered > _FRESH:
            asked = self._line.submit(self._predict, Message("Are you there?"), None, explain=False)
            try:
                asked.result(patience)
            finally:
                # So that questions do not pile up behind a model that hangs.
                asked.cancel()

    def judge(self, message: Message, policy: str, explain: bool) -> Prediction:
        """Return the prediction of a message when its turn has come."""
        with IN_FLIGHT.track_inprogress():
            prediction = self._line.submit(self._observe, message, policy, explain).result()
        self._count(prediction)
        g.predictions = [*g.get("predictions", ()), prediction]
        return prediction

    def _observe(self, message: Message, policy: str, explain: bool) -> Prediction:
        with INFERENCE_SECONDS.time():
            return self._predict(message, policy, explain)

    def _predict(self, message: Message, policy: str | None, explain: bool) -> Prediction:
        [prediction] = self._classifier.predict([message], policy, explain)
        self._answered = time.monotonic()
        return prediction

    def _count(self, prediction: Prediction) -> None:
        PREDICTIONS.labels(prediction.label, self.version).inc()
        REVIEWS.labels(self.version).inc(prediction.review)
        LANGUAGES.labels(prediction.language.code).inc()
        TRUNCATED.inc(prediction.truncated)
        SCORES.observe(prediction.score)


def metrics() -> Response:
    """Return the counts of all workers in Prometheus' text format."""
    registry = _REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library leaves it untyped
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _route() -> str:
    """Return the rule that matched; the path itself may hold anything."""
    return request.url_rule.rule if request.url_rule else "unmatched"


def _start() -> None:
    g.started = time.perf_counter()
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


def _finish(response: Response) -> Response:
    seconds = time.perf_counter() - g.started
    REQUESTS.labels(_route(), response.status_code).inc()
    REQUEST_SECONDS.labels(_route()).observe(seconds)
    response.headers["X-Request-ID"] = g.request_id
    predictions: list[Prediction] = g.get("predictions", [])
    _log.info(
        "request",
        request_id=g.request_id,
        method=request.method if request.method in HTTPMethod.__members__ else "other",
        route=_route(),
        status=response.status_code,
        bytes=request.content_length or 0,
        milliseconds=round(seconds * 1000, 1),
        messages=len(predictions),
        flagged=sum(prediction.label == BULLYING for prediction in predictions),
        review=sum(prediction.review for prediction in predictions),
        model_version=current_app.extensions["classifier"].version,
    )
    return response


def register(app: Flask) -> None:
    """Count and log every request."""
    app.before_request(_start)
    app.after_request(_finish)
