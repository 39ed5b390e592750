"""ViHSD (Luu et al., 2021): comments of Facebook and YouTube as clean, offensive or hate, mended with ViTHSD."""

from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.keys import key
from training.sources.archive import rows
from training.sources.benign import as_safe, tidy
from training.sources.insult_words import has_insult_word, has_swear_word, word_list
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms
from training.sources.vithsd import CLEAN as CLEAN_OF_TARGETS
from training.sources.vithsd import HATE as HATE_OF_TARGETS
from training.sources.vithsd import Targets, is_political, judgements

ARCHIVE = "vihsd.zip"
MEMBERS = {"train": "vihsd/train.csv", "dev": "vihsd/dev.csv", "test": "vihsd/test.csv"}
CLEAN, OFFENSIVE, HATE = "0", "1", "2"


def read(data: Path) -> Iterator[Example]:
    """Yield hate as bullying, clean comments and swearing at nobody as safe, and the rest as unknown.

    Hate holds much criticism of the state without abuse of a person: such rows are unknown.
    """
    judged = {key(row["content"]): Targets.of(row) for _, _, row in judgements(data)}
    for split, member in MEMBERS.items():
        for number, row in enumerate(rows(data / "vihsd" / ARCHIVE, member)):
            text = tidy(row["free_text"])
            if text:
                yield _example(row["label_id"], text, judged.get(key(text)), split, f"{member}:{number}")


def _example(label: str, text: str, targets: Targets | None, split: str, source_row: str) -> Example:
    hate = _hateful(label, text, targets)
    example = Example(
        text=text,
        language="vi",
        source="vihsd",
        source_row=source_row,
        bullying=True if hate else None,
        kinds=kinds_of(text, targets.kinds if targets else {}) if hate else {},
        profanity=has_swear_word(text, "vi") or None,
        target=targets.target if hate and targets else None,
        official=split,
        gold=label,
    )
    return as_safe(example) if _safe(label, text, targets) else example


def _hateful(label: str, text: str, targets: Targets | None) -> bool:
    """Tell whether a comment is hate that the second judgement does not call clean, nor political."""
    doubted = targets is not None and targets.worst <= CLEAN_OF_TARGETS
    return label == HATE and not doubted and not is_political(text, targets)


def _safe(label: str, text: str, targets: Targets | None) -> bool:
    """Tell whether a comment is clean, or swears without speaking of anybody."""
    if has_insult_word(text, "vi") or (targets and targets.worst == HATE_OF_TARGETS):
        return False
    undirected = has_swear_word(text, "vi") and not word_list("person_vi").found(text)
    return label == CLEAN or (label == OFFENSIVE and undirected)


SOURCE = Source(
    name="vihsd",
    title="ViHSD (Luu et al., IEA/AIE 2021)",
    url="https://github.com/sonlam1102/vihsd",
    licence="research only",
    terms=Terms.NON_COMMERCIAL,
    languages=("vi",),
    read=read,
)
