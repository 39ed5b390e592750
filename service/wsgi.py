"""WSGI: what each worker of gunicorn starts with."""

import sys

from flask import Flask

from model.artifact import ArtifactError
from model.classifier import Classifier
from service import telemetry
from service.app import create_app
from service.settings import Settings, SettingsError

# gunicorn stops the whole server when a worker exits with this, instead of starting the next one.
NOT_LOADABLE = 4


def _start() -> Flask:
    """Return the application with its model loaded and warmed."""
    try:
        settings = Settings.read()
        classifier = Classifier.load(settings.artifact)
    except (SettingsError, ArtifactError) as error:
        print(error, file=sys.stderr)
        sys.exit(NOT_LOADABLE)
    telemetry.configure_logs()
    app = create_app(settings, classifier)
    app.extensions["classifier"].check()
    return app


app = _start()
