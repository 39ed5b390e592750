"""What must hold of the example files as a whole: no copies, whole splits, and enough of everything."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from model.labels import BULLYING, KINDS, LANGUAGES
from training.examples.row import SAFE_CASES, Conversation, Entry, Row
from training.keys import key
from training.splits import shingles

# Two texts with at least this share of their 5-word runs in common (Jaccard) are near duplicates.
NEAR = 0.6
LONG_WORDS, SHORT_WORDS = 40, 3
# Of the messages, in per cent; conversations likewise.
SHARES = {"train": 80, "validation": 10, "test": 10}
SHARE_TOLERANCE = 2


@dataclass(frozen=True, slots=True)
class Quota:
    """At least so many messages of a sort in each language."""

    name: str
    holds: Callable[[Row], bool]
    least: Mapping[str, int]


def _least(english: int, vietnamese: int) -> dict[str, int]:
    return {"en": english, "vi": vietnamese}


def _sorts() -> Iterator[Quota]:
    """Yield every line of the table but the pairs'."""
    yield Quota("messages", lambda _: True, _least(5000, 4000))
    for kind in KINDS:
        yield Quota(kind, lambda row, kind=kind: kind in row.kinds, _least(350, 280))  # type: ignore[misc]
    for case in SAFE_CASES:
        yield Quota(case, lambda row, case=case: row.bullying is False and row.case == case, _least(160, 130))  # type: ignore[misc]
    yield Quota("bullying, no vulgar word", lambda row: bool(row.bullying) and not row.profanity, _least(900, 700))
    yield Quota("ironic or implicit", lambda row: row.implicit, _least(500, 400))
    yield Quota("obfuscated", lambda row: row.obfuscated, _least(500, 600))
    yield Quota(f"over {LONG_WORDS} words", lambda row: len(row.text.split()) > LONG_WORDS, _least(400, 300))
    yield Quota(f"1 to {SHORT_WORDS} words", lambda row: len(row.text.split()) <= SHORT_WORDS, _least(500, 400))
    yield Quota("unsure", lambda row: row.bullying is None, _least(250, 200))


QUOTAS = tuple(_sorts())
PAIRS, CONTEXT_PAIRS, CONVERSATIONS = _least(1500, 1200), _least(300, 200), _least(300, 200)
# Of the messages, in per cent.
BULLYING_SHARE = (45, 50)


def pairs(rows: Iterable[Row]) -> list[list[Row]]:
    """Return the rows that share a pair, in the order of their ids."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.pair is not None:
            found[row.pair].append(row)
    return [found[pair] for pair in sorted(found)]


def is_minimal(pair: Sequence[Row]) -> bool:
    """Say whether both verdicts stand in a pair; after the second reading a side may be in doubt."""
    return {True, False} <= {row.bullying for row in pair}


def turns_on_context(pair: Sequence[Row]) -> bool:
    """Say whether a pair holds one text with two verdicts, told apart by what was said before."""
    return any(
        left.text == right.text and {left.bullying, right.bullying} == {True, False} and left.context != right.context
        for left, right in combinations(pair, 2)
    )


def faults(rows: Mapping[str, Sequence[Row]], conversations: Sequence[Conversation]) -> Iterator[str]:
    """Yield what is wrong, each fault with the ids it is of; `rows` by language."""
    for language in LANGUAGES:
        yield from _faults_of_rows(rows[language])
        yield from _too_few(rows[language], conversations, language)
    entries: dict[str, Sequence[Entry]] = {**rows, "conversations": conversations}
    ids = Counter(entry.id for kept in entries.values() for entry in kept)
    yield from (f"{name}: stands twice" for name, count in ids.items() if count > 1)
    for name, kept in entries.items():
        yield from _shares(name, kept)


def _faults_of_rows(rows: Sequence[Row]) -> Iterator[str]:
    for pair in pairs(rows):
        if len(pair) < 2:
            yield f"pair {pair[0].pair}: holds one message only"
        if len({row.split for row in pair}) > 1:
            yield f"pair {pair[0].pair}: stands in two splits"
        if len({(row.text, row.context) for row in pair}) < len(pair):
            yield f"pair {pair[0].pair}: says the same twice"
    for left, right in near_duplicates(rows):
        yield f"{left.id}, {right.id}: near duplicates that are no pair"


def near_duplicates(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield the rows, other than pairs, of which at least `NEAR` of the 5-word runs are shared, or that share all their words."""
    runs = [shingles(key(row.text)) for row in rows]
    holders: defaultdict[object, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        # A text of fewer than five words has no run: it is its own.
        for run in runs[at] or {key(row.text)}:
            holders[run].append(at)
    shared = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    for (left, right), count in sorted(shared.items()):
        united = max(len(runs[left]) + len(runs[right]) - count, 1)
        partners = rows[left].pair is not None and rows[left].pair == rows[right].pair
        if count / united >= NEAR and not partners:
            yield rows[left], rows[right]


def _shares(name: str, entries: Sequence[Entry]) -> Iterator[str]:
    for split, share in SHARES.items():
        found = 100 * sum(entry.split == split for entry in entries) / max(len(entries), 1)
        if abs(found - share) > SHARE_TOLERANCE:
            yield f"{name}: {split} must be about {share} % and is {found:.1f} %"


def _too_few(rows: Sequence[Row], conversations: Sequence[Conversation], language: str) -> Iterator[str]:
    for name, found, least in table(rows, conversations, language):
        if found < least:
            yield f"{language}: {name}: {found} of at least {least}"
    share = 100 * sum(bool(row.bullying) for row in rows) / max(len(rows), 1)
    if not BULLYING_SHARE[0] <= share <= BULLYING_SHARE[1]:
        yield f"{language}: bullying must be {BULLYING_SHARE[0]} to {BULLYING_SHARE[1]} % and is {share:.1f} %"


def table(rows: Sequence[Row], conversations: Sequence[Conversation], language: str) -> list[tuple[str, int, int]]:
    """Return each sort of a language with how many there are and how many there must be."""
    lines = [(quota.name, sum(map(quota.holds, rows)), quota.least[language]) for quota in QUOTAS]
    lines[1:1] = [(BULLYING, sum(row.bullying is True for row in rows), round(len(rows) * BULLYING_SHARE[0] / 100))]
    lines[2:2] = [
        ("minimal pairs", sum(map(is_minimal, pairs(rows))), PAIRS[language]),
        ("pairs told apart by context", sum(map(turns_on_context, pairs(rows))), CONTEXT_PAIRS[language]),
    ]
    return [*lines, ("conversations", sum(talk.language == language for talk in conversations), CONVERSATIONS[language])]
