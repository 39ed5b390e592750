"""A pruned vocabulary is smaller and still reads everything."""

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from training import vocabulary

TEXTS = ["the weather is nice today", "trời hôm nay đẹp quá", "nice weather today"] * 20


@pytest.fixture
def base(tmp_path: Path) -> Path:
    letters = "abcdefghijklmnopqrstuvwxyzđôđẹáờ"
    words = ["weather", "nice", "today", "trời", "unmöglich", "ночь"]
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -3.0)]
    pieces += (
        [(f"▁{word}", -8.0) for word in words] + [(letter, -10.0) for letter in dict.fromkeys(letters)] + [("蜘", -12.0), ("😀", -12.0)]
    )
    described = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": {"type": "NFKC"},
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "post_processor": None, "decoder": None, "model": {"type": "Unigram", "unk_id": 3, "vocab": pieces, "byte_fallback": False},
    }  # fmt: skip
    file = tmp_path / "tokenizer.json"
    file.write_text(json.dumps(described), encoding="utf-8")
    return file


def pruned(base: Path, texts: list[str], pieces: int) -> tuple[Tokenizer, list[int | None]]:
    described, rows = vocabulary.prune(base, texts, pieces)
    return Tokenizer.from_str(json.dumps(described)), rows


def test_a_word_whose_piece_is_gone_falls_apart_and_is_not_unknown(base: Path) -> None:
    tokenizer, rows = pruned(base, TEXTS, 45)
    assert tokenizer.token_to_id("▁unmöglich") is None
    assert tokenizer.token_to_id("▁weather") is not None
    assert tokenizer.encode("mad").tokens == ["▁", "m", "a", "d"]
    assert len(rows) == tokenizer.get_vocab_size() <= 45


def test_rows_point_at_the_pieces_of_the_base(base: Path) -> None:
    tokenizer, rows = pruned(base, TEXTS, 45)
    pieces = [piece for piece, _ in json.loads(base.read_text(encoding="utf-8"))["model"]["vocab"]]
    for piece, number in tokenizer.get_vocab().items():
        row = rows[number]
        assert row is not None
        assert pieces[row] == piece


def test_emoji_stay_and_new_ones_that_are_met_often_are_added(base: Path) -> None:
    tokenizer, rows = pruned(base, [*TEXTS, *["🫠 what"] * 5, "🪿 rare"], 45)
    assert tokenizer.token_to_id("😀") is not None
    assert tokenizer.token_to_id("蜘") is None
    assert rows[tokenizer.token_to_id("🫠")] is None
    assert tokenizer.token_to_id("🪿") is None


def test_room_too_small_for_the_letters_is_refused(base: Path) -> None:
    with pytest.raises(ValueError, match="at least"):
        vocabulary.prune(base, TEXTS, 10)
