"""Cleaning keeps what a person reads and leads back to what was sent."""

import unicodedata

import pytest

from model.prediction import Span
from model.text import clean, letters_read

AWKWARD = [
    "",
    " ",
    "\n\t",
    "👨‍👩‍👧 hi",
    "e\u0323\u0302",
    "a\u200bb\u00adc",
    "שלום",
    "\u202eabc",
    "x" * 5000,
    "\u0301",
    "🇻🇳",
    "tag\U000e0061s",
]


@pytest.mark.parametrize("text", AWKWARD)
def test_every_clean_character_has_its_place_in_the_text_as_sent(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.origins) == len(cleaned.text)
    assert all(0 <= start < end <= len(text) for start, end in cleaned.origins)
    assert list(cleaned.origins) == sorted(cleaned.origins)


@pytest.mark.parametrize("text", [*AWKWARD, "đừng nói bạn ấy như thế"])
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


def test_decomposed_and_composed_vietnamese_are_the_same_text() -> None:
    text = "đừng nói bạn ấy như thế"
    assert clean(unicodedata.normalize("NFD", text)).text == clean(text).text == text


def test_a_word_split_by_invisible_characters_is_one_word_that_leads_back_to_all_of_it() -> None:
    text = "you id\u200bi\u00adot"
    cleaned = clean(text)
    assert cleaned.text == "you idiot"
    assert cleaned.origin(4, 9) == Span(4, len(text))


def test_spans_of_decomposed_letters_cover_their_marks() -> None:
    text = unicodedata.normalize("NFD", "bạn ấy")
    cleaned = clean(text)
    span = cleaned.origin(4, 6)
    assert text[span.start : span.end] == unicodedata.normalize("NFD", "ấy")


@pytest.mark.parametrize(
    ("text", "read"), [("hello", True), ("xin chào", True), ("привет", False), ("你好", False), ("123 😀", True), ("gg привет всем", False)]
)
def test_only_latin_letters_are_read(text: str, read: bool) -> None:
    assert letters_read(text) is read
