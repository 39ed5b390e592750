"""The base encoder's vocabulary, cut to the pieces that English and Vietnamese chat needs."""

import json
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

# Latin letters, also those of homoglyph attacks in Cyrillic and Greek, digits and punctuation.
KEPT_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "DIGIT")
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")


# A symbol that the base never saw gets a piece of its own when it is met this often; rarer ones would
# keep the weights they start with.
MET_OFTEN = 5


def prune(tokenizer_file: Path, texts: Sequence[str], pieces: int) -> tuple[dict[str, Any], list[int | None]]:
    """Return a tokenizer (its JSON) of at most `pieces` pieces, and each piece's row in the base's table.

    tokenizer_file: a Unigram tokenizer (Kudo, 2018), so a word whose piece is gone falls apart into
    the best pieces that stay. Single characters stay as `_stays` says, so that no letter of ours
    becomes unknown; the rest of the places go to the pieces that stand most often in `texts`.
    """
    tokenizer: dict[str, Any] = json.loads(tokenizer_file.read_text(encoding="utf-8"))
    vocabulary: list[tuple[str, float]] = [(piece, score) for piece, score in tokenizer["model"]["vocab"]]
    if tokenizer["model"]["type"] != "Unigram" or tuple(piece for piece, _ in vocabulary[: len(SPECIAL)]) != SPECIAL:
        raise ValueError(f"{tokenizer_file}: not a Unigram vocabulary that begins with {' '.join(SPECIAL)}")
    counts = _count(tokenizer_file, texts)
    always = [row for row, (piece, _) in enumerate(vocabulary) if row < len(SPECIAL) or _stays(piece)]
    new = _new_symbols({piece for piece, _ in vocabulary}, texts)
    room = pieces - len(always) - len(new)
    if room < 0:
        raise ValueError(f"pieces must be at least {len(always) + len(new)}: specials and single characters stay")
    kept = set(always)
    often = [row for row, _ in counts.most_common() if row not in kept][:room]
    rows = sorted({*always, *often})
    rarest = min(score for _, score in vocabulary)
    tokenizer["model"]["vocab"] = [*(vocabulary[row] for row in rows), *((symbol, rarest) for symbol in new)]
    tokenizer["added_tokens"] = [token for token in tokenizer["added_tokens"] if token["content"] in SPECIAL]
    # The message tokenizer sets its own special tokens around windows.
    tokenizer["post_processor"] = None
    return tokenizer, [*rows, *(None for _ in new)]


def tiny(texts: Sequence[str], pieces: int) -> dict[str, Any]:
    """Return a tokenizer (its JSON) of the letters and the most frequent words of a few texts, for a network without a base."""
    words = Counter(f"▁{word}" for text in texts for word in text.split())
    letters = Counter("".join(words))
    room = pieces - len(SPECIAL) - len(letters)
    if room < 0:
        raise ValueError(f"pieces must be at least {len(SPECIAL) + len(letters)}: specials and letters stay")
    # By count, then by name, so that the same texts give the same tokenizer.
    often = sorted(words.items(), key=lambda counted: (-counted[1], counted[0]))[:room]
    counted = {**letters, **dict(often)}
    total = sum(counted.values())
    vocabulary = [(piece, 0.0) for piece in SPECIAL] + [(piece, math.log(count / total)) for piece, count in counted.items()]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=SPECIAL.index("<unk>")))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.add_special_tokens(list(SPECIAL))
    described: dict[str, Any] = json.loads(tokenizer.to_str())
    return described


def _count(tokenizer_file: Path, texts: Sequence[str]) -> Counter[int]:
    """Return how often each row of the base's vocabulary stands in the texts."""
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    counts: Counter[int] = Counter()
    for encoding in tokenizer.encode_batch_fast(texts, add_special_tokens=False):
        counts.update(encoding.ids)
    # Ids past the Unigram table are added tokens such as <mask>.
    rows = len(json.loads(tokenizer_file.read_text(encoding="utf-8"))["model"]["vocab"])
    return Counter({row: count for row, count in counts.items() if row < rows})


def _new_symbols(known: set[str], texts: Iterable[str]) -> list[str]:
    """Return the emoji (category So) that stand often in the texts and are not among the known pieces."""
    counts = Counter(character for text in texts for character in text if ord(character) > 0x2000)
    return sorted(
        character
        for character, count in counts.items()
        if count >= MET_OFTEN and unicodedata.category(character) == "So" and character not in known
    )


def _stays(piece: str) -> bool:
    """Tell whether a piece is one character that must never become unknown."""
    character = piece.removeprefix("▁")
    if not character:
        return True
    if len(character) != 1:
        return False
    # Sk holds the skin tones of emoji, So the emoji themselves, P and S the marks of text faces.
    if unicodedata.category(character)[0] in "SP":
        return True
    return unicodedata.name(character, "").startswith(KEPT_SCRIPTS)
