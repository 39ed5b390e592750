"""Classify: the routes that judge messages."""

from apiflask import APIBlueprint
from flask import current_app

from service import problems, security
from service.api import openapi, schema
from service.api.schema import AnswerOut, BatchIn, BatchOut, MessageIn
from service.telemetry import ObservedClassifier

_REFUSALS = openapi.refusals(
    problems.MALFORMED, problems.LENGTH_REQUIRED, problems.TOO_LARGE, problems.UNSUPPORTED_MEDIA_TYPE, problems.INVALID
)

blueprint = APIBlueprint("classify", __name__, tag="Messages", url_prefix="/v1")
blueprint.before_request(security.check_length)
blueprint.before_request(security.check_json)


@blueprint.post("/classify")
@blueprint.input(MessageIn, arg_name="fields", example=schema.EXAMPLE)
@blueprint.output(AnswerOut, description="The verdict.")
@blueprint.doc(operation_id="classify", responses=_REFUSALS)
def classify(fields: object) -> AnswerOut:
    """Judge one message."""
    classifier: ObservedClassifier = current_app.extensions["classifier"]
    asked = schema.parse(fields, classifier.policies, classifier.default_policy)
    prediction = classifier.judge(asked.message, asked.policy, asked.explain)
    return schema.render(prediction, classifier.name, classifier.version)


@blueprint.post("/classify/batch")
@blueprint.input(BatchIn, arg_name="fields", example=schema.EXAMPLE_BATCH)
@blueprint.output(BatchOut, description="The verdicts.")
@blueprint.doc(operation_id="classifyBatch", responses=_REFUSALS)
def classify_batch(fields: object) -> BatchOut:
    """Judge every message of the request, in order."""
    classifier: ObservedClassifier = current_app.extensions["classifier"]
    limit: int = current_app.config["MAX_MESSAGES"]
    asked = schema.parse_batch(fields, classifier.policies, classifier.default_policy, limit)
    predictions = [classifier.judge(one.message, one.policy, one.explain) for one in asked]
    return schema.render_batch(predictions, classifier.name, classifier.version)
