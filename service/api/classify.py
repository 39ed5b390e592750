"""Classify: the routes that judge messages."""

from collections import defaultdict
from collections.abc import Sequence

from flask import Blueprint, Response, current_app, request

from model.prediction import Prediction
from service import security
from service.api import schema
from service.api.schema import Asked
from service.telemetry import ObservedClassifier

blueprint = Blueprint("classify", __name__, url_prefix="/v1")
blueprint.before_request(security.check_length)
blueprint.before_request(security.check_json)


@blueprint.post("/classify")
def classify() -> Response:
    """Judge one message."""
    classifier: ObservedClassifier = current_app.extensions["classifier"]
    asked = schema.parse(request.get_data(), classifier.policies, classifier.default_policy)
    [prediction] = judge(classifier, [asked])
    return _json(schema.render(prediction, classifier.name, classifier.version))


@blueprint.post("/classify/batch")
def classify_batch() -> Response:
    """Judge every message of the request, in order."""
    classifier: ObservedClassifier = current_app.extensions["classifier"]
    limit: int = current_app.config["MAX_MESSAGES"]
    asked = schema.parse_batch(request.get_data(), classifier.policies, classifier.default_policy, limit)
    return _json(schema.render_batch(judge(classifier, asked), classifier.name, classifier.version))


def judge(classifier: ObservedClassifier, asked: Sequence[Asked]) -> list[Prediction]:
    """Return a prediction for each message, in order, each under its own policy."""
    places: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
    for place, one in enumerate(asked):
        places[one.policy, one.explain].append(place)
    predictions: dict[int, Prediction] = {}
    for (policy, explain), group in places.items():
        predictions.update(zip(group, classifier.predict([asked[place].message for place in group], policy, explain), strict=True))
    return [predictions[place] for place in range(len(asked))]


def _json(body: str) -> Response:
    return Response(body, mimetype="application/json")
