from model.prediction import Turn
from training.sources.dialogue import TURNS_BEFORE, letters, turns_before

TURNS = [Turn(str(number)) for number in range(6)]


def test_speakers_get_letters_in_the_order_in_which_they_speak():
    assert letters(["host", "guest", "host", "caller"]) == ["A", "B", "A", "C"]


def test_the_first_turn_has_nothing_before_it():
    assert turns_before(TURNS, 0) == ()


def test_the_last_few_turns_come_oldest_first():
    assert turns_before(TURNS, 5) == tuple(TURNS[5 - TURNS_BEFORE : 5])
    assert turns_before(TURNS, 1) == (TURNS[0],)
