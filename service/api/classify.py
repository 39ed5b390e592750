"""Classify: the routes that judge messages."""

from flask import Blueprint, Response, current_app, request

from service import security
from service.api import schema
from service.telemetry import ObservedClassifier

blueprint = Blueprint("classify", __name__, url_prefix="/v1")
blueprint.before_request(security.check_length)
blueprint.before_request(security.check_json)


@blueprint.post("/classify")
def classify() -> Response:
    """Judge one message."""
    classifier: ObservedClassifier = current_app.extensions["classifier"]
    asked = schema.parse(request.get_data(), classifier.policies, classifier.default_policy)
    prediction = classifier.judge(asked.message, asked.policy, asked.explain)
    return _json(schema.render(prediction, classifier.name, classifier.version))


@blueprint.post("/classify/batch")
def classify_batch() -> Response:
    """Judge every message of the request, in order."""
    classifier: ObservedClassifier = current_app.extensions["classifier"]
    limit: int = current_app.config["MAX_MESSAGES"]
    asked = schema.parse_batch(request.get_data(), classifier.policies, classifier.default_policy, limit)
    predictions = [classifier.judge(one.message, one.policy, one.explain) for one in asked]
    return _json(schema.render_batch(predictions, classifier.name, classifier.version))


def _json(body: str) -> Response:
    return Response(body, mimetype="application/json")
