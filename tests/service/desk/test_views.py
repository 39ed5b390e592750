"""The page, as HTML: what a person gets to see, and that nothing they write can do harm."""

import html
import re

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from model.classifier import Classifier
from model.prediction import Span, Turn
from service.api import schema
from service.app import create_app
from service.desk.views import Form, pieces
from service.settings import Settings


def seen(page: str) -> str:
    """Return the words of a page, as a reader sees them."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_the_empty_page_has_a_form_and_tells_how_to_read_an_answer(client: FlaskClient) -> None:
    page = client.get("/?lang=en").text
    assert '<form method="post" action="/?lang=en">' in page
    assert [name for name in ("strict", "standard", "lenient") if f">{name} – " in page] == ["strict", "standard", "lenient"]
    assert '<option value="standard" selected>standard – between the two others</option>' in page
    assert "at most 10,000 characters" in page
    assert "call 111 (Vietnam) or the local help line" in seen(page)


def test_a_verdict_is_shown_with_everything_that_led_to_it(client: FlaskClient) -> None:
    answer = client.post("/?lang=en", data={"text": "you are stupid", "policy": "strict"})
    page = seen(answer.text)
    assert answer.status_code == 200
    assert "<title>Bullying · Cyberbullying classifier</title>" in answer.text
    assert "The score reaches the threshold of this policy." in page
    assert "Threshold 0.400" in page
    assert "A person should look 0.200 – 0.500" in page
    assert re.search(r"Insult 0\.95\d Threat 0\.04\d", page)
    assert "Shutting somebody out not judged by this model" in page
    assert "Language English Policy strict – more warnings, fewer misses Model tiny 0.0.1" in page
    assert "A score is a hint for a person, not proof." in page
    assert "you are <mark>stupid</mark>" in answer.text


def test_a_safe_message_is_called_safe(client: FlaskClient) -> None:
    answer = client.post("/?lang=en", data={"text": "hello"})
    assert "<title>Safe · Cyberbullying classifier</title>" in answer.text
    assert "The score stays below the threshold of this policy." in seen(answer.text)
    assert "<mark>" not in answer.text


def test_doubt_is_said_in_words(client: FlaskClient) -> None:
    sure = client.post("/?lang=en", data={"text": "stupid"})
    doubtful = client.post("/?lang=en", data={"text": "stupid " + "x" * 200, "policy": "lenient"})
    assert "A person should look." not in seen(sure.text)
    assert "A person should look." in seen(doubtful.text)


def test_a_language_that_is_not_read_is_said_in_words(client: FlaskClient) -> None:
    page = client.post("/?lang=en", data={"text": "شكرا لك"})
    assert "The classifier does not read this language" in seen(page.text)


def test_earlier_messages_are_read_line_by_line(client: FlaskClient) -> None:
    lines = [
        "B: hi",
        "",
        "no name here",
        "C: https://example.org",
        ": hi",
        "  : hi",
        "x" * 101 + ": hi",
        "x" * 100 + ": hi",
        "one\u2028two\x0bthree",
    ]
    form = Form.read({"text": "hello", "earlier": "\r\n".join(lines)})
    assert schema.parse(form.request(), ["standard"], "standard").message.context == (
        Turn("hi", "B"),
        Turn("no name here"),
        Turn("https://example.org", "C"),
        Turn(": hi"),
        Turn("  : hi"),
        Turn("x" * 101 + ": hi"),
        Turn("hi", "x" * 100),
        Turn("one\u2028two\x0bthree"),
    )
    page = client.post("/?lang=en", data={"text": "hello", "earlier": "B: " + "word " * 400})
    assert "Some of the earlier messages were too long to be read." in seen(page.text)


def test_marks_stand_where_the_browser_broke_the_lines(client: FlaskClient) -> None:
    page = client.post("/", data={"text": "one\r\n\U0001f602 you\r\nstupid one"}).text
    assert "one\n\U0001f602 you\n<mark>stupid</mark> one</blockquote>" in page


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> stupid",
        "stupid <img src=x onerror=alert(1)>",
        '" autofocus onfocus="alert(1) stupid',
        "</textarea><b> stupid",
        "{{ 7 * 7 }} stupid",
        "stupid\u2028</blockquote><b>",
    ],
)
def test_a_message_is_shown_as_text(client: FlaskClient, text: str) -> None:
    page = client.post("/", data={"text": text, "earlier": text, "policy": "standard"}).text
    before, _, after = text.partition("stupid")
    assert f"{escape(before)}<mark>stupid</mark>{escape(after)}</blockquote>" in page
    assert page.count(str(escape(text))) == 2
    assert "<b>" not in page
    assert "onerror=alert(1)>" not in page
    assert page.count("<script") == 0


def test_a_policy_of_somebody_s_own_is_refused_and_not_shown(client: FlaskClient) -> None:
    answer = client.post("/", data={"text": "hello", "policy": "<b>zebra"})
    assert answer.status_code == 422
    assert "zebra" not in answer.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "Write a message first."),
        ({"text": " \r\n "}, "Write a message first."),
        ({"text": "x" * 10_001}, "The message is too long: at most 10000 characters."),
        ({"text": "hi", "earlier": "B: hi\r\n" * 21}, "There are too many earlier messages: at most 20."),
        ({"text": "hi", "earlier": "x" * 10_001}, "One of the earlier messages is too long."),
        ({"text": "hi", "policy": "unheard"}, "This policy is not known here."),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_what_is_wrong_is_said_beside_the_field(client: FlaskClient, fields: dict[str, str], sentence: str) -> None:
    answer = client.post("/?lang=en", data=fields)
    assert answer.status_code == 422
    assert answer.mimetype == "text/html"
    assert sentence in seen(answer.text)
    assert answer.text.count('aria-invalid="true"') == 1
    # What was typed is not lost.
    assert str(escape(fields.get("text", "").replace("\r\n", "\n"))) in answer.text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "All of it together is too long to be read."), ("vi", "Toàn bộ nội dung quá dài nên không thể đọc.")],
)
def test_a_form_over_the_limit_is_refused_on_the_page(classifier: Classifier, language: str, sentence: str) -> None:
    client = create_app(Settings(max_body_bytes=100), classifier).test_client()
    answer = client.post(f"/?lang={language}", data={"text": "x" * 100})
    assert answer.status_code == 413
    assert answer.mimetype == "text/html"
    assert sentence in seen(answer.text)


@pytest.mark.parametrize("content_type", [None, "application/json", "text/plain", "multipart/form-data; boundary=x"])
def test_what_is_no_form_is_refused(client: FlaskClient, content_type: str | None) -> None:
    answer = client.post("/", data=b"text=hello", content_type=content_type)
    assert answer.status_code == 415
    assert answer.mimetype == "application/problem+json"


def test_a_message_of_the_form_scores_as_it_does_over_the_api(client: FlaskClient) -> None:
    answer = client.post("/v1/classify", json={"text": "you\nare stupid"}).json
    page = client.post("/?lang=en", data={"text": "you\r\nare stupid"})
    assert answer is not None
    assert f"Score {answer['score']:.3f} Threshold" in seen(page.text)


def test_the_page_keeps_nothing(client: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    answer = client.post("/", data={"text": "zebra quagga"})
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    assert "zebra" not in client.get("/").text + client.get("/metrics").text + capsys.readouterr().out


@pytest.mark.parametrize(
    "spans",
    [[], [Span(0, 9)], [Span(2, 4), Span(5, 9)], [Span(5, 9), Span(0, 2)], [Span(0, 5), Span(3, 7)], [Span(0, 7), Span(2, 3)]],
    ids=str,
)
def test_pieces_put_together_are_the_text(spans: list[Span]) -> None:
    text = "0\u0301345\U0001f60278"
    found = list(pieces(text, spans))
    assert "".join(piece for piece, _ in found) == text
    places = [marked for piece, marked in found for _ in piece]
    assert places == [any(span.start <= place < span.end for span in spans) for place in range(len(text))]
