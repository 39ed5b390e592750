"""Health: whether the process answers, and whether its model does."""

from flask import Blueprint, current_app

from service import problems, telemetry
from service.problems import Problem
from service.telemetry import ObservedClassifier

# Under the two seconds that the image's health check waits for an answer.
_PATIENCE = 1.5

blueprint = Blueprint("health", __name__)


@blueprint.get("/livez")
def livez() -> dict[str, object]:
    """Tell that the process answers; the model is not asked."""
    return {"status": "alive"}


@blueprint.get("/readyz")
def readyz() -> dict[str, object]:
    """Tell that the model judges messages here."""
    classifier: ObservedClassifier = current_app.extensions["classifier"]
    try:
        classifier.check(_PATIENCE)
    # Whatever the runtime raises, the answer is the same: send messages elsewhere.
    except Exception as error:
        telemetry.log_failure(error)
        raise Problem(problems.NOT_READY, problems.NOT_READY.meaning) from error
    return {"status": "ready", "model": {"name": classifier.name, "version": classifier.version}}
