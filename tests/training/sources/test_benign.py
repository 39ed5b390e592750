import pytest

from training.example import Example
from training.sources.benign import as_safe, benign, tidy


def example(text: str, language: str = "en") -> Example:
    return Example(text, language, "somewhere", "file:0", kinds={"insult": True})


def test_a_plain_text_is_safe():
    (row,) = benign(example("see you at eight"))
    assert (row.bullying, row.profanity, row.target) == (False, False, "none")


def test_swearing_at_a_thing_is_safe_and_marked():
    (row,) = benign(example("this fucking rain again"))
    assert (row.bullying, row.profanity) == (False, True)


@pytest.mark.parametrize("text", ["", "you idiot", "costs \ufffd5"])
def test_an_empty_damaged_or_insulting_text_is_left_out(text):
    assert list(benign(example(text))) == []


def test_a_row_known_to_be_safe_stays_safe_with_an_insult_word():
    assert as_safe(example("he called me an idiot")).bullying is False


def test_tidy_undoes_entities_and_parted_accents():
    assert tidy("  a &amp; b   ti\u00ea\u0301ng ") == "a & b tiếng"
