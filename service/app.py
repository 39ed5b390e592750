"""App: the application, assembled from its parts."""

from apiflask import APIFlask

from model.classifier import Classifier
from service import problems, security, telemetry
from service.api import classify, documentation, health, openapi
from service.desk import language, views
from service.settings import Settings
from service.telemetry import ObservedClassifier


def create_app(settings: Settings, classifier: Classifier) -> APIFlask:
    """Return the application that serves the classifier."""
    # Errors and the page of the API are our own: problem+json, and no script within a page.
    app = APIFlask("service", json_errors=False, docs_path=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    # Flask's own limit on forms is lower; one limit is enough.
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_body_bytes
    app.config["MAX_MESSAGES"] = settings.max_messages
    app.extensions["classifier"] = ObservedClassifier(classifier)
    for part in (telemetry, security, problems, language, openapi):
        part.register(app)
    for room in (classify, health, documentation, views):
        app.register_blueprint(room.blueprint)
    return app
