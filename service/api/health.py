"""Health: whether the process answers, whether its model does, and what was counted."""

from apiflask import APIBlueprint
from apiflask.types import ResponsesObjectType
from flask import Response, current_app

from service import problems, telemetry
from service.api import openapi
from service.api.schema import AliveOut, ModelOut, ReadyOut
from service.problems import Problem
from service.telemetry import ObservedClassifier

# Under the two seconds that the image's health check waits for an answer.
_PATIENCE = 1.5
_COUNTS: ResponsesObjectType = {"200": {"description": "The counts.", "content": {"text/plain": {"schema": {"type": "string"}}}}}

blueprint = APIBlueprint("health", __name__, tag="Operation")


@blueprint.get("/livez")
@blueprint.output(AliveOut, description="Yes.")
@blueprint.doc(operation_id="livez", responses=openapi.refusals())
def livez() -> AliveOut:
    """Tell that the process answers; the model is not asked."""
    return AliveOut(status="alive")


@blueprint.get("/readyz")
@blueprint.output(ReadyOut, description="Yes.")
@blueprint.doc(operation_id="readyz", responses=openapi.refusals(problems.NOT_READY))
def readyz() -> ReadyOut:
    """Tell that the model judges messages here."""
    classifier: ObservedClassifier = current_app.extensions["classifier"]
    try:
        classifier.check(_PATIENCE)
    # Whatever the runtime raises, the answer is the same: send messages elsewhere.
    except Exception as error:
        telemetry.log_failure(error)
        raise Problem(problems.NOT_READY, problems.NOT_READY.meaning) from error
    return ReadyOut(status="ready", model=ModelOut(name=classifier.name, version=classifier.version))


@blueprint.get("/metrics")
@blueprint.doc(operation_id="metrics", responses=_COUNTS | openapi.refusals())
def metrics() -> Response:
    """Tell counts and times, for Prometheus."""
    return telemetry.metrics()
