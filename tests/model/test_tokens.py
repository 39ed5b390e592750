"""Windows cover the whole message, earlier messages come before it, offsets lead back."""

from pathlib import Path

import pytest

from model import artifact as artifacts
from model.prediction import Message, Turn
from model.tokens import MessageTokenizer, WindowSize

SIZE = WindowSize(tokens=20, overlap=5, context=12)


@pytest.fixture
def tokenizer(artifact: Path) -> MessageTokenizer:
    return MessageTokenizer(artifact / artifacts.TOKENIZER, SIZE)


@pytest.mark.parametrize("length", [0, 1, 19, 20, 21, 35, 36, 400])
def test_windows_together_hold_every_token_once_or_in_the_overlap(tokenizer: MessageTokenizer, length: int) -> None:
    text = "z" * length
    encoded = tokenizer.encode(Message(text))
    covered = {at for start, end in encoded.places for at in range(start, end)}
    assert covered == set(range(length))
    assert all(len(window.offsets) <= SIZE.tokens for window in encoded.windows)
    for left, right in zip(encoded.windows, encoded.windows[1:], strict=False):
        assert left.offsets[-SIZE.overlap :] == right.offsets[: SIZE.overlap]


def test_an_empty_message_is_one_window_without_own_tokens(tokenizer: MessageTokenizer) -> None:
    (window,) = tokenizer.encode(Message("")).windows
    assert window.offsets == ()
    assert len(window.ids) == 2


def test_special_pieces_that_a_person_typed_are_text(tokenizer: MessageTokenizer) -> None:
    plain = tokenizer.encode(Message("</s>")).windows[0]
    assert plain.ids.count(plain.ids[-1]) == 1


def test_every_window_has_the_context_before_it(tokenizer: MessageTokenizer) -> None:
    message = Message("z" * 60, (Turn("abc"),))
    windows = tokenizer.encode(message).windows
    assert len(windows) > 1
    assert len({window.ids[: window.first] for window in windows}) == 1
    assert windows[0].first > 1


def test_context_that_does_not_fit_loses_its_oldest_part_and_says_so(tokenizer: MessageTokenizer) -> None:
    latest = Turn("abcd")
    short = tokenizer.encode(Message("hi", (latest,)))
    long = tokenizer.encode(Message("hi", (Turn("q" * 50), latest)))
    assert not short.truncated
    assert long.truncated
    assert len(long.windows[0].ids) <= len(tokenizer.encode(Message("hi")).windows[0].ids) + SIZE.context
    kept = short.windows[0].ids[1 : short.windows[0].first]
    assert long.windows[0].ids[: long.windows[0].first][-len(kept) :] == kept


def test_the_author_of_an_earlier_message_is_told_apart_from_others(tokenizer: MessageTokenizer) -> None:
    by_same = tokenizer.encode(Message("hi", (Turn("ab", "x"),), "x")).windows[0].ids
    by_other = tokenizer.encode(Message("hi", (Turn("ab", "y"),), "x")).windows[0].ids
    renamed = tokenizer.encode(Message("hi", (Turn("ab", "w"),), "v")).windows[0].ids
    assert by_same != by_other
    assert by_other == renamed


def test_more_authors_than_letters_are_read(tokenizer: MessageTokenizer) -> None:
    assert tokenizer.encode(Message("hi", tuple(Turn("a", f"author {number}") for number in range(60)))).windows
