"""Many sources to train, validation and test, with no text on two sides and no official test in training."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from training.example import Example
from training.keys import key

# Of the keys, one in ten is validation and one in ten is test.
PARTS = 10
# Near duplicates of an official test text: 5-word shingles with at least this Jaccard index.
SHINGLE_WORDS = 5
NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Splits:
    """The examples of a run. `official` holds the official tests of the sources, as published."""

    train: tuple[Example, ...]
    validation: tuple[Example, ...]
    test: tuple[Example, ...]
    official: tuple[Example, ...]
    # Rows left out, by reason.
    dropped: dict[str, int]


def split(examples: Iterable[Example]) -> Splits:
    """Return the splits: official tests apart, one row for each key, groups whole, by a hash that never changes.

    A row whose side its source fixes goes there as it is, and takes copies of it out of the others.
    """
    dropped: Counter[str] = Counter()
    rows = list(examples)
    official = [row for row in rows if row.official == "test"]
    fixed = list(_without_leaks([row for row in rows if row.side is not None], official, [], dropped))
    sides = {side: [row for row in fixed if row.side == side] for side in ("train", "validation", "test")}
    rest = [row for row in rows if row.side is None and row.official != "test"]
    # The near duplicates of a fixed test would help as much as those of an official one.
    merged = _merge(list(_without_leaks(rest, [*official, *sides["test"]], fixed, dropped)), dropped)
    for root, group in _groups(merged).items():
        sides[_side(root)].extend(group)
    return Splits(tuple(sides["train"]), tuple(sides["validation"]), tuple(sides["test"]), tuple(official), dict(dropped))


def identity(example: Example) -> tuple[str, ...]:
    """Return what a row shares with its copies: the key of its text, and those of the messages it hangs on."""
    return key(example.text), *(key(turn.text) for turn in example.context if example.in_context)


def _side(root: str) -> str:
    part = int.from_bytes(hashlib.sha256(root.encode()).digest()[:8], "big") % PARTS
    return {0: "validation", 1: "test"}.get(part, "train")


def _families(example: Example) -> Iterator[tuple[str, str, str]]:
    """Yield the names of what an example belongs to as a whole: its pair, its conversation."""
    if example.pair is not None:
        yield example.source, "pair", example.pair
    if example.group is not None:
        yield example.source, "group", example.group


def _lone_keys(examples: Iterable[Example]) -> set[str]:
    """Return the keys of the rows that hang on no other message."""
    return {text_key for text_key, *turns in map(identity, examples) if not turns}


def _without_leaks(rest: Sequence[Example], tests: Sequence[Example], fixed: Sequence[Example], dropped: Counter[str]) -> Iterator[Example]:
    """Yield the rows that are no copy of a fixed row and share no key, near duplicate, pair or conversation with a test row."""
    test_keys, fixed_keys = _lone_keys(tests), _lone_keys(fixed)
    families = {family for example in tests for family in _families(example)}
    near = _NearDuplicates(test_keys)
    for example in rest:
        text_key = key(example.text)
        if not text_key:
            dropped["empty"] += 1
        elif text_key in fixed_keys:
            dropped["text of a row whose side is fixed"] += 1
        elif text_key in test_keys:
            dropped["test text"] += 1
        elif families.intersection(_families(example)):
            dropped["pair or conversation of a test"] += 1
        elif near.has(text_key):
            dropped["near duplicate of a test text"] += 1
        else:
            yield example


def shingles(text_key: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of 5 words of a key (none for a shorter one)."""
    words = text_key.split()
    return frozenset(tuple(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1))


class _NearDuplicates:
    """Finds keys that are nearly one of the given keys."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._sizes: list[int] = []
        self._holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for text_key in sorted(keys):
            pieces = shingles(text_key)
            for piece in pieces:
                self._holders[piece].append(len(self._sizes))
            self._sizes.append(len(pieces))

    def has(self, text_key: str) -> bool:
        pieces = shingles(text_key)
        shared = Counter(holder for piece in pieces for holder in self._holders.get(piece, ()))
        return any(count >= NEAR * (len(pieces) + self._sizes[holder] - count) for holder, count in shared.items())


@dataclass(frozen=True, slots=True)
class _Merged:
    """The one row of a key, and the pairs and the conversation that it must stay with."""

    text_key: str
    example: Example
    families: frozenset[tuple[str, str, str]]


def _merge(examples: Sequence[Example], dropped: Counter[str]) -> list[_Merged]:
    """Return one row for each key: majority verdict, a tie is left out, knowledge put together."""
    rows: defaultdict[str, list[Example]] = defaultdict(list)
    for example in examples:
        rows[key(example.text)].append(example)
    merged = []
    for text_key, same in rows.items():
        dropped["repeated text"] += len(same) - 1
        votes = Counter(example.bullying for example in same if example.bullying is not None)
        if votes[True] == votes[False] and votes[True]:
            dropped["as many say bullying as safe"] += 1
            continue
        row = _one(same, votes.most_common(1)[0][0] if votes else None)
        # The pairs of every copy: a partner may have come with another one. Conversations only of the row itself,
        # since a "yes" that stands in hundreds of them would tie them all together.
        pairs = {family for example in same for family in _families(example) if family[1] == "pair"}
        merged.append(_Merged(text_key, row, frozenset({*pairs, *_families(row)})))
    return merged


def _one(same: Sequence[Example], bullying: bool | None) -> Example:
    """Return the first row that says the verdict, with what the others know of kinds, profanity, words."""
    agreeing = [example for example in same if example.bullying in (bullying, None)]
    first = next(example for example in agreeing if example.bullying is bullying)
    kinds: dict[str, bool] = {}
    for kind in sorted({kind for example in agreeing for kind in example.kinds}):
        said = {example.kinds[kind] for example in agreeing if kind in example.kinds}
        if len(said) == 1:
            kinds[kind] = said.pop()
    profanity = {example.profanity for example in agreeing if example.profanity is not None}
    marked = next((example for example in (first, *agreeing) if example.spans is not None), first)
    return replace(
        first,
        bullying=bullying,
        kinds=kinds,
        profanity=max(profanity) if profanity else None,
        # Spans are places in one spelling of the text.
        text=marked.text,
        # In a message that most call safe nothing carries a verdict.
        spans=() if bullying is False else marked.spans,
        pair=next((example.pair for example in (first, *agreeing) if example.pair is not None and example.source == first.source), None),
    )


def _groups(merged: Sequence[_Merged]) -> dict[str, list[Example]]:
    """Return the rows that must stay together, each under its least key."""
    parent = {row.text_key: row.text_key for row in merged}

    def root(text_key: str) -> str:
        while parent[text_key] != text_key:
            parent[text_key] = parent[parent[text_key]]
            text_key = parent[text_key]
        return text_key

    first_of: dict[tuple[str, str, str], str] = {}
    for row in merged:
        for family in sorted(row.families):
            one, other = root(row.text_key), root(first_of.setdefault(family, row.text_key))
            parent[max(one, other)] = min(one, other)
    groups: defaultdict[str, list[Example]] = defaultdict(list)
    for row in merged:
        groups[root(row.text_key)].append(row.example)
    return groups
