import pytest

from model.prediction import Span
from training.sources.spans import from_characters, to_whole_words

TEXT = "one two, three"


@pytest.mark.parametrize(
    ("marked", "spans"),
    [
        ([], ()),
        ([0, 1, 2], (Span(0, 3),)),
        ([2, 0, 1, 1], (Span(0, 3),)),
        ([0, 1, 2, 4, 5, 6], (Span(0, 7),)),
        ([4, 5, 6, 9], (Span(4, 7), Span(9, 10))),
    ],
)
def test_only_spaces_join_stretches(marked, spans):
    assert from_characters(TEXT, marked) == spans


@pytest.mark.parametrize(("marked", "words"), [([1], "one"), ([3], ""), ([7], ","), ([6, 9], "twothree")])
def test_marked_characters_grow_to_their_words(marked, words):
    assert "".join(TEXT[place] for place in sorted(to_whole_words(TEXT, marked))) == words
