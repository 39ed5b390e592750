"""Security: the headers of every answer, and what a body must be before and while it is read."""

from typing import Any

from flask import Flask, request
from flask.json.provider import DefaultJSONProvider
from flask.wrappers import Response
from pydantic_core import from_json

from service import problems
from service.problems import Problem

# Pico draws its form controls with images written into the style sheet, hence data:.
_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
# A year, the least that browsers' preload lists take.
_HSTS = "max-age=31536000"


class _StrictJSON(DefaultJSONProvider):
    """JSON as its standard has it; unlike json.loads, refuses NaN, lone surrogates and endless nesting."""

    sort_keys = False

    def loads(self, s: str | bytes, **_: Any) -> Any:
        """Return JSON decoded, or raise ValueError, which Flask answers with 400."""
        return from_json(s, allow_inf_nan=False, cache_strings="keys")


def _protect(response: Response) -> Response:
    """Tell browsers to load nothing from elsewhere, guess nothing, pass nothing on, keep nothing."""
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    # Static files say "no-cache" (ask before use) for themselves.
    response.headers.setdefault("Cache-Control", "no-store")
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = _HSTS
    return response


def register(app: Flask) -> None:
    """Put the headers on every answer, and read JSON strictly."""
    app.json = _StrictJSON(app)
    app.after_request(_protect)


def check_length() -> None:
    """Refuse a body without a length, or over the limit, before a byte of it is read.

    Werkzeug would cut a chunked body at the limit and pass the rest for the whole.
    """
    limit = request.max_content_length
    if request.method != "POST":
        return
    if request.content_length is None:
        raise Problem(problems.LENGTH_REQUIRED, problems.LENGTH_REQUIRED.meaning)
    if limit is not None and request.content_length > limit:
        raise Problem(problems.TOO_LARGE, f"The body must have at most {limit} bytes.")


def check_json() -> None:
    """Refuse a body that is not plain JSON: a form's content type could be sent from a foreign page."""
    if request.method != "POST":
        return
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if request.mimetype != "application/json" or charset not in {"utf-8", "utf8"} or "Content-Encoding" in request.headers:
        raise Problem(problems.UNSUPPORTED_MEDIA_TYPE, problems.UNSUPPORTED_MEDIA_TYPE.meaning)
