"""How far the writer and the reader who did not know it agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from sklearn.metrics import cohen_kappa_score

from model.labels import BULLYING, KINDS, SAFE
from training.examples.row import SAFE_CASES, Conversation, ConversationReading, Labels, Row

# Fewer bullying messages of a kind, or safe ones of a case, would give a figure that says nothing.
LEAST = 20


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two readings of the same messages: how many, the share alike, and Cohen's kappa (1960), None where the first has one answer."""

    messages: int
    alike: float
    kappa: float | None


def verdict(labels: Labels) -> str:
    """Return the verdict as a word."""
    return "unsure" if labels.bullying is None else BULLYING if labels.bullying else SAFE


def agreement(first: Sequence[str], second: Sequence[str]) -> Agreement:
    """Return the agreement of two lists of answers."""
    alike = sum(one == other for one, other in zip(first, second, strict=True)) / len(first)
    kappa = float(cohen_kappa_score(first, second)) if len(set(first)) > 1 else None
    return Agreement(len(first), alike, kappa)


def of_messages(rows: Sequence[Row]) -> dict[str, Agreement]:
    """Return the agreement on the verdict, over all and for each case, and on each kind where both say bullying."""
    parts = {"verdict": list(rows)}
    parts |= {f"case {case}": [row for row in rows if row.case == case] for case in SAFE_CASES}
    found = {name: _verdicts(part) for name, part in parts.items() if len(part) >= LEAST}
    both = [row for row in rows if row.first.bullying and row.second.bullying]
    for kind in KINDS:
        named = [(str(kind in row.first.kinds), str(kind in row.second.kinds)) for row in both]
        if sum(first == str(True) for first, _ in named) >= LEAST:
            found[f"kind {kind}"] = agreement(*zip(*named, strict=True))
    return found


def _verdicts(rows: Sequence[Row]) -> Agreement:
    return agreement([verdict(row.first) for row in rows], [verdict(row.second) for row in rows])


def of_conversations(conversations: Sequence[Conversation]) -> dict[str, Agreement]:
    """Return the agreement on whether somebody is bullied, and, where both say so, on who bullies whom."""
    found = {}
    verdicts = [(str(talk.first.bullying), str(talk.second.bullying)) for talk in conversations]
    if verdicts:
        found["conversation"] = agreement(*zip(*verdicts, strict=True))
    both = [talk for talk in conversations if talk.first.bullying and talk.second.bullying]
    if both:
        found["who bullies whom"] = agreement(*([str(sorted(reading.bullies)) for reading in readings] for readings in _readings(both)))
    return found


def _readings(conversations: Sequence[Conversation]) -> tuple[list[ConversationReading], list[ConversationReading]]:
    return [talk.first for talk in conversations], [talk.second for talk in conversations]
