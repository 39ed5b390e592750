"""Words that give a label away are found, and words that do not are not."""

import random

from tests.rows import row
from training.examples.row import Row
from training.examples.shortcuts import shortcuts, signs

WORDS = ["river", "lamp", "stone", "cloud", "paper", "wheel", "garden", "mirror", "pocket", "candle", "window", "basket"]


def rows(give_away: str) -> list[Row]:
    """Return pairs of random words, the bullying side with a word of its own."""
    draw = random.Random(3)
    made = []
    for at in range(400):
        bullying = at % 2 == 0
        text = " ".join([*draw.choices(WORDS, k=5), *([give_away] if bullying else [])]).strip()
        made.append(row(str(at), text, bullying, profanity=bullying, pair=str(at // 2)))
    return made


def test_a_word_that_gives_the_label_away_is_found():
    found = shortcuts(rows("toad"))
    assert found.auroc > 0.99
    assert found.bullying[0] == "toad"


def test_chance_words_give_nothing_away():
    assert abs(shortcuts(rows("")).auroc - 0.5) < 0.1


def test_signs_are_counted_on_both_sides():
    found = signs(rows("you?"))
    assert found["second person"] == (1.0, 0.0)
    assert found["question mark"] == (1.0, 0.0)
    assert found["vulgar word"] == (1.0, 0.0)
    assert found["words"] == (6.0, 5.0)
