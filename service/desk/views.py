"""Views: the page to try a message. It keeps nothing, sets no cookie, and needs no script."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Self

from apiflask import APIBlueprint
from flask import current_app, render_template, request

from model.classifier import MAX_CHARACTERS
from model.prediction import Prediction, Span
from service import problems, security
from service.api import schema
from service.desk import language, wording
from service.problems import FieldError, Problem
from service.telemetry import ObservedClassifier

blueprint = APIBlueprint(
    "desk", __name__, enable_openapi=False, template_folder="templates", static_folder="static", static_url_path="/desk/static"
)


@dataclass(frozen=True, slots=True)
class Form:
    """What the reader typed, kept on the page beside the answer."""

    text: str = ""
    earlier: str = ""
    policy: str = ""

    @classmethod
    def read(cls, fields: Mapping[str, str]) -> Self:
        """Return the fields as typed: browsers send every line break as two characters."""
        return cls(*(fields.get(name, "").replace("\r\n", "\n") for name in ("text", "earlier", "policy")))

    def request(self) -> dict[str, object]:
        """Return the request that a program would send."""
        context = [_turn(line) for line in self.earlier.split("\n") if line.strip()]
        return {"text": self.text, "context": context, "policy": self.policy or None}


def _turn(line: str) -> dict[str, str]:
    """Return an earlier message from a line, "name: text" or the text alone."""
    name, colon, text = line.partition(": ")
    name = name.strip()
    return {"author": name, "text": text} if colon and 0 < len(name) <= schema.MAX_AUTHOR else {"text": line}


@blueprint.before_request
def check_body() -> tuple[str, int] | None:
    """Refuse what is no form of ours, and say on the page that a form is too long; neither is read."""
    try:
        security.check_length()
    except Problem as problem:
        if problem.kind is not problems.TOO_LARGE:
            raise
        return _page(Form(), [FieldError("#/text", problem.kind.name, problem.detail)]), problem.kind.status
    if request.method == "POST" and request.mimetype != "application/x-www-form-urlencoded":
        raise Problem(problems.UNSUPPORTED_MEDIA_TYPE, "The form must be sent as application/x-www-form-urlencoded.")
    return None


@blueprint.get("/")
def ask() -> str:
    """Show the empty form."""
    return _page(Form())


@blueprint.post("/")
def judge() -> str | tuple[str, int]:
    """Show the verdict on the message of the form, or what is wrong with it."""
    classifier: ObservedClassifier = current_app.extensions["classifier"]
    form = Form.read(request.form)
    try:
        asked = schema.parse(form.request(), classifier.policies, classifier.default_policy)
    except Problem as problem:
        return _page(form, problem.errors), HTTPStatus.UNPROCESSABLE_ENTITY
    prediction = classifier.judge(asked.message, asked.policy, asked.explain)
    return _page(form, prediction=prediction)


def _page(form: Form, errors: Sequence[FieldError] = (), prediction: Prediction | None = None) -> str:
    classifier: ObservedClassifier = current_app.extensions["classifier"]
    return render_template(
        "page.html",
        form=form,
        errors={wording.field(error): wording.sentence(error) for error in errors},
        prediction=prediction,
        policy=classifier.policy(prediction.policy) if prediction else None,
        pieces=list(pieces(form.text, prediction.rationale)) if prediction else [],
        classifier=classifier,
        kinds=wording.KINDS,
        policies=wording.POLICIES,
        most=MAX_CHARACTERS,
        language=language,
    )


def pieces(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """Yield the text in stretches, each with whether it is marked; together they are the whole text."""
    reached = 0
    for span in sorted(spans, key=lambda span: span.start):
        start = max(span.start, reached)
        if start < span.end:
            yield text[reached:start], False
            yield text[start : span.end], True
            reached = span.end
    yield text[reached:], False
