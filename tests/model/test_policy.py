"""An operating point draws its lines where it says."""

from model.policy import Policy

POINT = Policy("standard", threshold=0.5, kinds={}, review_low=0.3, review_high=0.8)


def test_a_score_at_the_threshold_is_bullying() -> None:
    assert [POINT.label(score) for score in (0.4999, 0.5, 1.0)] == ["safe", "bullying", "bullying"]


def test_a_person_looks_inside_the_band_only() -> None:
    assert [POINT.review(score) for score in (0.2999, 0.3, 0.5, 0.7999, 0.8)] == [False, True, True, True, False]
