"""Problems: every answer that is not 2xx, as problem+json (RFC 9457), without a word of the request."""

from dataclasses import dataclass, field
from http import HTTPStatus

from apiflask import HTTPError
from flask import Flask, Response, json
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from service import telemetry

MIMETYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of failure: the end of its URI, its status, and what it means to the caller."""

    name: str
    status: HTTPStatus
    title: str
    meaning: str

    @property
    def uri(self) -> str:
        """Return the reference that names the type in answers, which also shows its meaning."""
        return f"/problems/{self.name}"


MALFORMED = ProblemType(
    "malformed-request",
    HTTPStatus.BAD_REQUEST,
    "Malformed request",
    "The body could not be read as JSON in UTF-8.",
)
NOT_FOUND = ProblemType(
    "not-found",
    HTTPStatus.NOT_FOUND,
    "Not found",
    "Nothing is served at this address.",
)
METHOD_NOT_ALLOWED = ProblemType(
    "method-not-allowed",
    HTTPStatus.METHOD_NOT_ALLOWED,
    "Method not allowed",
    "The address exists, but not for this method; the Allow header lists those it has.",
)
LENGTH_REQUIRED = ProblemType(
    "length-required",
    HTTPStatus.LENGTH_REQUIRED,
    "Length required",
    "A request with a body must say its size in Content-Length; chunked bodies are not read.",
)
TOO_LARGE = ProblemType(
    "request-too-large",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "Request too large",
    "There is more in the request than this server reads at once. Send fewer or shorter messages.",
)
UNSUPPORTED_MEDIA_TYPE = ProblemType(
    "unsupported-media-type",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "Unsupported media type",
    "The body must be application/json in UTF-8, without a Content-Encoding.",
)
INVALID = ProblemType(
    "invalid-request",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "Invalid request",
    "The body is JSON, but not what this address takes; errors names each place.",
)
INTERNAL = ProblemType(
    "internal-error",
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "Internal error",
    "The server failed. The message was not judged; nothing is known about it.",
)
NOT_READY = ProblemType(
    "not-ready",
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Not ready",
    "The model does not answer here now. Send messages to another instance, or later.",
)

TYPES = (
    MALFORMED,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    LENGTH_REQUIRED,
    TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    INVALID,
    INTERNAL,
    NOT_READY,
)
_BY_STATUS = {int(kind.status): kind for kind in TYPES}


@dataclass(frozen=True, slots=True)
class FieldError:
    """A place of the body, as a JSON pointer, a word for what is wrong there, and a sentence for it."""

    pointer: str
    code: str
    detail: str


@dataclass(eq=False)
class Problem(Exception):  # the word of RFC 9457
    """Raised where the caller's mistake is found; written as problem+json in one place."""

    kind: ProblemType
    detail: str
    errors: tuple[FieldError, ...] = field(default=())


def render(problem: Problem) -> Response:
    """Return the problem as an answer."""
    kind = problem.kind
    body: dict[str, object] = {"type": kind.uri, "title": kind.title, "status": kind.status, "detail": problem.detail}
    if problem.errors:
        body["errors"] = [{"pointer": error.pointer, "detail": error.detail} for error in problem.errors]
    return Response(json.dumps(body), kind.status, mimetype=MIMETYPE)


def _render_http(error: HTTPException) -> BaseResponse:
    """Return Flask's own refusals (404, 405, …) as problems; what they say of the request is dropped."""
    original = error.get_response()
    if original.status_code < HTTPStatus.BAD_REQUEST:
        return original
    kind = _BY_STATUS.get(original.status_code)
    if kind:
        answer = render(Problem(kind, kind.meaning))
    else:
        body = {"type": "about:blank", "title": HTTPStatus(original.status_code).phrase, "status": original.status_code}
        answer = Response(json.dumps(body), original.status_code, mimetype=MIMETYPE)
    if "Allow" in original.headers:
        answer.headers["Allow"] = original.headers["Allow"]
    return answer


def _render_failure(error: Exception) -> Response:
    """Return a fixed sentence for a failure of ours, and log where it happened."""
    telemetry.log_failure(error)
    return render(Problem(INTERNAL, INTERNAL.meaning))


def register(app: Flask) -> None:
    """Answer every failure of the application with a problem."""
    app.register_error_handler(Problem, render)
    app.register_error_handler(HTTPException, _render_http)
    app.register_error_handler(Exception, _render_failure)
    # What APIFlask raises itself, and would answer with; its checks, which quote the request, are not used.
    app.register_error_handler(HTTPError, _render_failure)
