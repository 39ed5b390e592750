"""Augmented rows keep their labels, their language and their words in place."""

import pytest

from model.prediction import Span
from training.augment import Augmenter, without_accents
from training.example import Example
from training.recipe import Augmentation

SAFE = [Example(f"một câu an toàn số {number}", "vi", "one", f"s{number}", bullying=False) for number in range(20)]
BAD = Example("Đồ ngốc nghếch kia", "vi", "one", "b", bullying=True, spans=(Span(0, 14),))
ALWAYS = Augmentation(lower_case=1, strip_accents=1, unrelated_context=1, joined=1)


def test_without_accents_is_as_long_and_plain() -> None:
    assert without_accents("Đường đến trường, ở ữ Ệ") == "Duong den truong, o u E"


@pytest.mark.parametrize("epoch", range(10))
def test_marked_words_are_the_same_words_after_every_change(epoch: int) -> None:
    changed = Augmenter(ALWAYS, [*SAFE, BAD], seed=3)(BAD, epoch)
    assert changed.spans is not None
    assert [changed.text[span.start : span.end] for span in changed.spans] == ["do ngoc nghech"]
    assert changed.bullying
    assert len(changed.text) > len(BAD.text)
    assert changed.context


def test_a_row_changes_with_the_seed_and_the_epoch_and_not_by_chance() -> None:
    one, same = (Augmenter(ALWAYS, [*SAFE, BAD], seed=3) for _ in range(2))
    assert one(BAD, 0) == same(BAD, 0)
    assert one(BAD, 0) != one(BAD, 1)


def test_no_share_changes_nothing() -> None:
    assert Augmenter(Augmentation(), [*SAFE, BAD], seed=3)(BAD, 0) == BAD


def test_rows_of_other_sides_are_never_drawn() -> None:
    held_out = Example("cau bi giu lai", "vi", "one", "h", bullying=False)
    augment = Augmenter(ALWAYS, SAFE, seed=3)
    for epoch in range(30):
        changed = augment(BAD, epoch)
        assert held_out.text not in changed.text
        assert all(turn.text != held_out.text for turn in changed.context)
