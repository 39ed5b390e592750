"""Which language a page is in, and that Vietnamese is whole."""

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient

from model.labels import KINDS
from service.desk import wording
from service.desk.language import compared

SERVICE = Path(__file__).resolve().parents[3] / "service"
VIETNAMESE = SERVICE / "desk" / "translations" / "vi" / "LC_MESSAGES"


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "en"),
        ("", "vi", "vi"),
        ("", "vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("", "fr,en;q=0.5,vi;q=0.4", "en"),
        ("", "fr", "en"),
        ("?lang=vi", "en", "vi"),
        ("?lang=en", "vi", "en"),
        ("?lang=fr", "vi", "vi"),
        ("?lang=<b>", "", "en"),
    ],
)
def test_the_reader_s_choice_counts_first_then_the_browser_s(client: FlaskClient, query: str, accepted: str, language: str) -> None:
    page = client.get(f"/{query}", headers={"Accept-Language": accepted}).text
    assert f'<html lang="{language}">' in page
    assert f'action="/?lang={language}"' in page


def test_scores_and_languages_are_named_as_vietnamese_readers_do(client: FlaskClient) -> None:
    page = client.post("/?lang=vi", data={"text": "không stupid"}).text
    assert "Bắt nạt" in page
    assert "<dd>0,500</dd>" in page
    assert "<dd>Tiếng Việt</dd>" in page
    assert "tối đa 10.000 ký tự" in page
    assert "<dd>standard – chuẩn: ở giữa hai mức kia</dd>" in page
    assert '<option value="strict">strict – nghiêm: nhiều cảnh báo hơn, bỏ sót ít hơn</option>' in page


@pytest.mark.parametrize(
    ("score", "threshold", "shown"),
    [
        (0.9976, 0.998, ("0.9976", "0.9980")),
        (0.998, 0.998, ("0.998", "0.998")),
        (0.25, 0.998, ("0.250", "0.998")),
    ],
)
def test_a_score_and_a_threshold_that_differ_look_different(app: Flask, score: float, threshold: float, shown: tuple[str, str]) -> None:
    with app.test_request_context("/?lang=en"):
        assert compared(score, threshold) == shown


def test_every_sentence_of_the_pages_is_translated() -> None:
    with (SERVICE / "desk" / "babel.cfg").open() as file:
        mapping, options = parse_mapping_cfg(file)
    used = {found[2] for found in extract_from_dir(SERVICE, mapping, options)}
    with (VIETNAMESE / "messages.po").open("rb") as content:
        catalog = read_po(content)
    translated = {message.id: message.string for message in catalog if message.id}
    assert used == set(translated)
    assert all(translated.values())
    assert not any(message.fuzzy for message in catalog if message.id)
    assert not [error for message in catalog for error in message.check(catalog)]


def test_the_compiled_translations_are_those_of_the_source() -> None:
    with (VIETNAMESE / "messages.po").open("rb") as source, (VIETNAMESE / "messages.mo").open("rb") as compiled:
        wanted = {message.id: message.string for message in read_po(source) if message.id}
        served = {message.id: message.string for message in read_mo(compiled) if message.id}
    assert served == wanted


def test_every_kind_has_a_name() -> None:
    assert tuple(wording.KINDS) == KINDS
