"""The application around the tiny artifact, and a client of it."""

import os
import sys
from collections.abc import Iterator

import pytest
import structlog
from flask import Flask
from flask.testing import FlaskClient

from model.classifier import Classifier
from service import telemetry
from service.app import create_app
from service.settings import Settings
from tests.service.running import is_setting


@pytest.fixture(scope="session", autouse=True)
def _plain_environment() -> Iterator[None]:
    """Nothing of what the caller's own service is set to."""
    with pytest.MonkeyPatch.context() as patch:
        for name in filter(is_setting, list(os.environ)):
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def app(classifier: Classifier) -> Flask:
    return create_app(Settings(), classifier)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def broken(classifier: Classifier, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A client of an application whose model fails, and quotes the message as it does."""

    def fail(messages: list[object], *_: object, **__: object) -> None:
        raise RuntimeError(f"cannot run {messages}")

    monkeypatch.setattr(classifier, "predict", fail)
    return create_app(Settings(), classifier).test_client()


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    """Log as the workers do, to the standard output of the test."""
    telemetry.configure_logs()
    yield
    structlog.reset_defaults()
    sys.stdout.flush()
