"""A source teaches what it knows, and nothing else."""

from pathlib import Path

import numpy as np
import pytest

from model import artifact as artifacts
from model.labels import BULLYING, KINDS, OUTPUTS, PROFANITY, VIETNAMESE
from model.prediction import Span
from model.tokens import MessageTokenizer, WindowSize
from training.example import Example
from training.mixture import epoch_rows, item, message_of, targets, token_targets
from training.recipe import SourceUse


@pytest.fixture
def tokenizer(artifact: Path) -> MessageTokenizer:
    return MessageTokenizer(artifact / artifacts.TOKENIZER, WindowSize(30, 5, 10))


def example(text: str = "text", bullying: bool | None = None, **fields: object) -> Example:
    return Example(text=text, language="en", source="one", source_row=text, bullying=bullying, **fields)  # type: ignore[arg-type]


def known(row: Example) -> dict[str, float]:
    return {name: float(value) for name, value in zip(OUTPUTS, targets(row), strict=True) if not np.isnan(value)}


def test_an_unknown_verdict_teaches_the_language_alone() -> None:
    assert known(example()) == {VIETNAMESE: 0}


def test_a_safe_message_has_no_kind() -> None:
    assert known(example(bullying=False)) == {BULLYING: 0, **dict.fromkeys(KINDS, 0), VIETNAMESE: 0}


def test_of_a_bullying_message_only_the_kinds_looked_for_are_known() -> None:
    row = example(bullying=True, kinds={"insult": True, "threat": False}, profanity=True)
    assert known(row) == {BULLYING: 1, "insult": 1, "threat": 0, PROFANITY: 1, VIETNAMESE: 0}


def test_marked_words_become_marked_tokens(tokenizer: MessageTokenizer) -> None:
    row = example("you stu\u200bpid one", True, spans=(Span(4, 11),))
    encoded = tokenizer.encode(message_of(row))
    marked = token_targets(row, encoded)
    words = {encoded.text.text[start:end].strip() for (start, end), mark in zip(encoded.places, marked, strict=True) if mark == 1}
    assert words == {"stupid"}


def test_words_that_nobody_marked_teach_nothing_unless_the_message_is_safe(tokenizer: MessageTokenizer) -> None:
    for bullying, expected in ((True, np.nan), (None, np.nan), (False, 0.0)):
        row = example("some words", bullying)
        assert np.array_equal(np.unique(token_targets(row, tokenizer.encode(message_of(row)))), [expected], equal_nan=True)


def test_a_long_bullying_message_whose_end_is_not_seen_teaches_no_verdict(tokenizer: MessageTokenizer) -> None:
    long = "z" * 100
    assert np.isnan(item(example(long, True), tokenizer, 1.0).outputs[0])
    assert item(example(long, False), tokenizer, 1.0).outputs[0] == 0
    assert item(example("z", True), tokenizer, 1.0).outputs[0] == 1


def test_an_epoch_takes_at_most_the_cap_and_draws_anew() -> None:
    rows = [example(f"row {number}") for number in range(100)]
    first, second = (epoch_rows(rows, {"one": SourceUse(cap=30)}, 1, epoch) for epoch in (0, 1))
    assert len(first) == len(second) == 30
    assert first != second
    assert epoch_rows(rows, {"one": SourceUse(cap=30)}, 1, 0) == first
    assert len(epoch_rows(rows, {"one": SourceUse()}, 1, 0)) == 100
