"""App: the Flask application, assembled from its parts."""

from flask import Flask

from model.classifier import Classifier
from service import problems, security, telemetry
from service.api import classify, documentation, health
from service.desk import language, views
from service.settings import Settings
from service.telemetry import ObservedClassifier


def create_app(settings: Settings, classifier: Classifier) -> Flask:
    """Return the application that serves the classifier."""
    app = Flask("service")
    app.json.sort_keys = False  # type: ignore[attr-defined]  # of Flask's default provider
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    # Flask's own limit on forms is lower; one limit is enough.
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_body_bytes
    app.config["MAX_MESSAGES"] = settings.max_messages
    app.extensions["classifier"] = ObservedClassifier(classifier)
    for part in (telemetry, security, problems, language):
        part.register(app)
    for room in (classify, health, documentation, views):
        app.register_blueprint(room.blueprint)
    return app
