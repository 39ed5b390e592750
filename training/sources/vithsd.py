"""ViTHSD (Vo et al., 2024): comments of ViHSD judged again, for each target that they may speak of."""

import csv
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from training.example import Example
from training.sources.benign import as_safe, tidy
from training.sources.insult_words import has_insult_word, has_swear_word, word_list
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms

# Tables of commas in spite of their names.
FILES = {"train": "train.xlsx", "dev": "dev.xlsx", "test": "test.xlsx"}
ABSENT, CLEAN, OFFENSIVE, HATE = range(4)


@dataclass(frozen=True, slots=True)
class Targets:
    """How a comment speaks of a person, of groups of people, and of politics: absent, clean, offensive or hate."""

    individual: int
    # Any group: fans, officials, a television show.
    groups: int
    religion: int
    race: int
    politics: int

    @classmethod
    def of(cls, row: dict[str, str]) -> "Targets":
        """Return the judgement in a row of the table."""
        return cls(*(int(row[column]) for column in ("individual", "groups", "religion/creed", "race/ethnicity", "politics")))

    @property
    def worst(self) -> int:
        """The harshest judgement but that of politics."""
        return max(self.individual, self.groups, self.religion, self.race)

    @property
    def kinds(self) -> dict[str, bool]:
        """The kinds that the judgement tells, of a comment that is bullying.

        Hate for a group may be either kind: few of the groups are what people are born or believe.
        """
        kinds = {}
        if self.individual == HATE or max(self.individual, self.groups) <= CLEAN:
            kinds["insult"] = self.individual == HATE
        identity = max(self.religion, self.race)
        if identity == HATE or max(identity, self.groups) <= CLEAN:
            kinds["identity_attack"] = identity == HATE
        return kinds

    @property
    def target(self) -> str | None:
        """Whom a comment that is bullying attacks."""
        if max(self.religion, self.race) == HATE:
            return "group"
        return "individual" if self.individual == HATE else "group" if self.groups == HATE else None


def is_political(text: str, targets: Targets | None) -> bool:
    """Tell whether a hateful comment speaks ill of politics, which is no bullying in itself.

    Many who judged missed it, so words decide where nobody saw hate for one person.
    """
    if targets and (targets.politics >= OFFENSIVE or targets.individual == HATE):
        return targets.politics >= OFFENSIVE
    return word_list("political_vi").found(text)


def judgements(data: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield split, place and row of every comment."""
    for split, name in FILES.items():
        with (data / "vithsd" / name).open(newline="", encoding="utf-8") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                yield split, f"{name}:{number}", row


def read(data: Path) -> Iterator[Example]:
    """Yield hate as bullying, clean comments without an insult word as safe, and the rest as unknown.

    "Offensive" is as often bare swearing as an insult.
    """
    for split, source_row, row in judgements(data):
        text = tidy(row["content"])
        if text:
            yield _example(Targets.of(row), text, split, source_row)


def _example(targets: Targets, text: str, split: str, source_row: str) -> Example:
    bullying = targets.worst == HATE and not is_political(text, targets)
    example = Example(
        text=text,
        language="vi",
        source="vithsd",
        source_row=source_row,
        bullying=bullying or None,
        kinds=kinds_of(text, targets.kinds) if bullying else {},
        profanity=has_swear_word(text, "vi") or None,
        target=targets.target if bullying else None,
        # Its texts are ViHSD's: its own test says nothing new, and three in four of its rows are ViHSD's train.
        official=None if split == "test" else split,
        # In the order of the table's columns.
        gold="".join(map(str, astuple(targets))),
    )
    clean = max(targets.worst, targets.politics) <= CLEAN
    return as_safe(example) if clean and not has_insult_word(text, "vi") else example


SOURCE = Source(
    name="vithsd",
    title="ViTHSD (Vo et al., 2024)",
    url="https://github.com/bakansm/ViTHSD",
    licence="none stated (its comments are those of ViHSD: research only)",
    terms=Terms.NON_COMMERCIAL,
    languages=("vi",),
    read=read,
)
