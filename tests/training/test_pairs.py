"""A pair is right when both of its messages are, whatever each would count alone."""

import numpy as np

from model.prediction import Turn
from training.example import Example
from training.pairs import pairs


def example(bullying: bool | None, pair: str | None, **fields: object) -> Example:
    return Example(text="text", source_row="1", **{"language": "en", "source": "examples", "bullying": bullying, "pair": pair, **fields})  # type: ignore[arg-type]


def test_both_right_asks_for_the_threshold_and_ranked_for_the_order():
    scores = {"a": (0.9, 0.1), "b": (0.4, 0.2), "c": (0.1, 0.8), "d": (0.9, 0.7)}
    rows = [example(bullying, pair) for pair in scores for bullying in (True, False)]
    found = pairs(rows, np.array(list(scores.values())).ravel(), 0.5)
    assert found == {"en": {"pairs": 4, "both_right": 0.25, "ranked": 0.75}}


def test_pairs_count_for_their_language_their_case_and_their_context():
    rows = [
        example(True, "a"),
        example(False, "a", case="negation"),
        example(True, "v", language="vi", context=(Turn("what now", "A"),)),
        example(False, "v", language="vi"),
    ]
    found = pairs(rows, np.array([0.9, 0.1, 0.2, 0.3]), 0.5)
    right = {name: figures["both_right"] for name, figures in found.items()}
    assert right == {"en": 1, "negation": 1, "vi": 0, "vi, after other messages": 0}


def test_what_is_no_pair_of_ours_is_not_counted():
    rows = [example(True, None), example(False, None), example(True, "a"), example(None, "a")]
    rows += [example(True, "b", source="paradetox"), example(False, "b", source="paradetox")]
    assert pairs(rows, np.zeros(6), 0.5) == {}
