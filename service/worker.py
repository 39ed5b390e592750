"""Worker: gunicorn's threaded worker, answering what is no HTTP request without repeating it."""

import json
import socket
from http import HTTPStatus

from gunicorn import util
from gunicorn.http import errors
from gunicorn.http.message import Request
from gunicorn.workers.gthread import ThreadWorker

# Everything else that cannot be parsed is 400.
_STATUS = {
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    errors.UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
}


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Quotes no byte of a broken request in its answer or its log, where gunicorn's own does both."""

    def handle_error(self, req: Request | None, client: socket.socket, addr: tuple[str, int] | None, exc: Exception) -> None:
        """Answer a problem with a fixed sentence, and log the name of the error."""
        if isinstance(exc, errors.ParseException):
            status = _STATUS.get(type(exc), HTTPStatus.BAD_REQUEST)
        else:
            status = HTTPStatus.INTERNAL_SERVER_ERROR
        self.log.warning("Refused what could not be served: %s", type(exc).__name__)
        body = json.dumps({"type": "about:blank", "title": status.phrase, "status": status})
        head = [
            f"HTTP/1.1 {status} {status.phrase}",
            "Connection: close",
            "Content-Type: application/problem+json",
            f"Content-Length: {len(body)}",
        ]
        try:
            util.write_nonblock(client, "\r\n".join([*head, "", body]).encode("ascii"))
        except OSError:
            self.log.debug("The client left before it was answered.")
