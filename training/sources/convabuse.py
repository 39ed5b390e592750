"""ConvAbuse (Cercas Curry et al., 2021): what people say to two chat bots, with the three turns before it."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from model.prediction import Turn
from training.example import Example
from training.sources.cleaning import cleaned
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms

FILES = {"train": "ConvAbuseEMNLPtrain.csv", "dev": "ConvAbuseEMNLPvalid.csv", "test": "ConvAbuseEMNLPtest.csv"}
# The columns before the judges' own, and those of each of the eight judges. They are read by place:
# the header names one column of the last two judges after another judge.
TURN = ("example_id", "conv_id", "prev_agent", "prev_user", "agent", "user", "bot")
IDENTITY = ("ableist", "homophobic", "racist", "sexist", "transphobic")
JUDGEMENT = (
    *("1", "0", "-1", "-2", "-3"),
    *("ableist", "homophobic", "intellectual", "racist", "sexist", "sex_harassment", "transphobic"),
    *("generalised", "individual", "system", "explicit", "implicit"),
)
SEVERITIES = JUDGEMENT[:5]
# On average "mildly abusive" or worse.
ABUSIVE = -1
_LINK = re.compile(r"<URL>")
USER, BOT = "A", "B"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one judge ticked of a turn, and how severe they found it, from 1 (not abusive) to -3."""

    ticked: frozenset[str]
    severity: float


def read(data: Path) -> Iterator[Example]:
    """Yield every user turn: abusive by the mean of its judges, safe where all agree, else unknown."""
    for split, name in FILES.items():
        with (data / "convabuse" / name).open(newline="", encoding="utf-8") as lines:
            rows = csv.reader(lines)
            next(rows)
            for number, row in enumerate(rows):
                turn = dict(zip(TURN, row, strict=False))
                judgements = list(_judgements(row[len(TURN) :]))
                text = cleaned(turn["user"], _LINK)
                if text and judgements:
                    yield _example(turn, text, judgements, f"{name}:{number}", split)


def _judgements(cells: list[str]) -> Iterator[Judgement]:
    for start in range(0, len(cells), len(JUDGEMENT)):
        block = cells[start : start + len(JUDGEMENT)]
        # A judge who judged the turn twice has both ticks in one cell ("1, 1", "0, 1"), and counts once.
        ticked = frozenset(column for column, cell in zip(JUDGEMENT, block, strict=True) if "1" in cell)
        grades = [int(severity) for severity in SEVERITIES if severity in ticked]
        if grades:
            yield Judgement(ticked, mean(grades))


def _example(turn: dict[str, str], text: str, judgements: list[Judgement], source_row: str, split: str) -> Example:
    severity = mean(judgement.severity for judgement in judgements)
    bullying = True if severity <= ABUSIVE else False if all(judgement.severity == 1 for judgement in judgements) else None
    abused = [judgement.ticked for judgement in judgements if judgement.severity < 0]
    return Example(
        text=text,
        language="en",
        source="convabuse",
        source_row=source_row,
        bullying=bullying,
        kinds=kinds_of(text, _kinds(abused)) if bullying else {},
        target=_target(abused) if bullying else "none" if bullying is False else None,
        context=_context(turn),
        author=USER,
        addressee=BOT,
        group=turn["conv_id"],
        official=split,
        gold=f"{severity:.4f}",
    )


def _kinds(abused: list[frozenset[str]]) -> dict[str, bool]:
    """Return the kinds that half of those who saw abuse ticked as given, and those that none ticked as absent."""
    types = {"identity_attack": frozenset(IDENTITY), "sexual_harassment": frozenset({"sex_harassment"})}
    counts = {kind: sum(not ticked.isdisjoint(flags) for ticked in abused) for kind, flags in types.items()}
    known = {kind: count > 0 for kind, count in counts.items() if count == 0 or 2 * count >= len(abused)}
    # "Intellectual" or no type at all is an insult; the other types do not say that there is none.
    insults = sum("intellectual" in ticked or ticked.isdisjoint(frozenset().union(*types.values())) for ticked in abused)
    return {**known, "insult": True} if 2 * insults >= len(abused) else known


def _target(abused: list[frozenset[str]]) -> str:
    # The bot itself counts as one person: people say to it what they say to each other.
    return "group" if 2 * sum("generalised" in ticked for ticked in abused) > len(abused) else "individual"


def _context(turn: dict[str, str]) -> tuple[Turn, ...]:
    turns = ((turn["prev_agent"], BOT), (turn["prev_user"], USER), (turn["agent"], BOT))
    return tuple(Turn(cleaned(text, _LINK), author) for text, author in turns if text.strip())


SOURCE = Source(
    name="convabuse",
    title="ConvAbuse (Cercas Curry et al., EMNLP 2021)",
    url="https://github.com/amandacurry/convabuse",
    licence="CC-BY-4.0",
    terms=Terms.PERMISSIVE,
    languages=("en",),
    read=read,
)
