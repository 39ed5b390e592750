"""Evidence of tokens becomes words of the author."""

from model.prediction import Span
from model.rationale import spans
from model.text import clean


def marked(text: str, *places: tuple[int, int]) -> list[str]:
    found = spans(clean(text), [(place, 0.9) for place in places], 0.5)
    return [text[span.start : span.end] for span in found]


def test_a_piece_marks_its_whole_word_without_the_punctuation_around_it() -> None:
    assert marked("so (stupid)!", (6, 8)) == ["stupid"]


def test_neighbouring_words_make_one_span_and_distant_ones_two() -> None:
    assert marked("fat pig and liar", (0, 3), (4, 7), (12, 16)) == ["fat pig", "liar"]


def test_overlapping_windows_mark_a_word_once_whatever_their_order() -> None:
    assert marked("what a pig", (7, 10), (7, 10), (0, 4)) == ["what", "pig"]


def test_a_marked_emoji_stays_whole_and_a_marked_space_is_nothing() -> None:
    assert marked("you 🐷", (4, 5)) == ["🐷"]
    assert marked("a b", (1, 2)) == []


def test_many_marked_pieces_of_one_long_word_are_one_span() -> None:
    text = "idiot" * 2000
    assert marked(text, *((at, at + 5) for at in range(0, len(text), 5))) == [text]


def test_evidence_below_the_least_marks_nothing() -> None:
    assert spans(clean("pig"), [((0, 3), 0.49)], 0.5) == ()
    assert spans(clean("pig"), [((0, 3), 0.5)], 0.5) == (Span(0, 3),)
