"""OLID (Zampieri et al., 2019): offensive tweets and their targets, with AbuseEval's labels of abuse (Caselli et al., 2020)."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.example import Example
from training.sources.cleaning import cleaned
from training.sources.insult_words import has_insult_word, has_swear_word
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms

_PLACEHOLDERS = re.compile(r"[\u2066-\u2069]|(?:(?<!\S)\.\s?)?@USER\b|\bURL\b")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the two sets say of a tweet: offence (OFF, NOT), its target (TIN, UNT; IND, GRP, OTH), abuse (EXP, IMP, NOTABU)."""

    offence: str
    aimed: str
    target: str
    abuse: str


def read(data: Path) -> Iterator[Example]:
    """Yield the training tweets, then those of the official test."""
    for split, number, tweet_id, tweet, judgement in [*_training(data), *_test(data)]:
        text = cleaned(tweet, _PLACEHOLDERS)
        if text:
            yield _example(text, judgement, f"{split}:{number}:{tweet_id}", split)


def _training(data: Path) -> Iterator[tuple[str, int, str, str, Judgement]]:
    abuse = _labels(data / "abuseval" / "abuseval_offenseval_train.tsv", "\t")
    for number, row in enumerate(_rows(data / "olid" / "olid-training-v1.0.tsv", "\t")[1:]):
        tweet_id, tweet, offence, aimed, target = row
        yield "train", number, tweet_id, tweet, Judgement(offence, aimed, target, abuse[tweet_id])


def _test(data: Path) -> Iterator[tuple[str, int, str, str, Judgement]]:
    folder = data / "olid"
    offence, aimed, target = (_labels(folder / f"labels-level{level}.csv", ",") for level in "abc")
    abuse = _labels(data / "abuseval" / "abuseval_offenseval_test.tsv", "\t")
    for number, (tweet_id, tweet) in enumerate(_rows(folder / "testset-levela.tsv", "\t")[1:]):
        judgement = Judgement(offence[tweet_id], aimed.get(tweet_id, "NULL"), target.get(tweet_id, "NULL"), abuse[tweet_id])
        yield "test", number, tweet_id, tweet, judgement


def _rows(file: Path, separator: str) -> list[list[str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.reader(lines, delimiter=separator))


def _labels(file: Path, separator: str) -> dict[str, str]:
    return dict(_rows(file, separator))


def _example(text: str, judgement: Judgement, source_row: str, split: str) -> Example:
    # Abuse of a group is mostly contempt for a party here, and identity words in it are talked about, not attacked.
    insult = judgement.target == "IND" and judgement.abuse == "EXP"
    bullying = True if insult else False if _is_safe(text, judgement) else None
    return Example(
        text=text,
        language="en",
        source="olid",
        source_row=source_row,
        bullying=bullying,
        kinds=kinds_of(text, {"insult": True}) if insult else {},
        profanity=True if bullying is False and has_swear_word(text, "en") else None,
        target={True: "individual", False: "none", None: None}[bullying],
        official=split,
        gold=judgement.offence,
    )


def _is_safe(text: str, judgement: Judgement) -> bool:
    """Say whether nobody is abused: not offensive, or offensive without abuse; groups and institutions stay open."""
    harmless = judgement.offence == "NOT" or judgement.aimed == "UNT" or judgement.target == "IND"
    return harmless and judgement.abuse == "NOTABU" and not has_insult_word(text, "en")


SOURCE = Source(
    name="olid",
    title="OLID (Zampieri et al., NAACL 2019) with AbuseEval (Caselli et al., LREC 2020)",
    url="https://github.com/idontflow/OLID",
    licence="none stated; the labels of abuse CC-BY-NC-SA-4.0",
    terms=Terms.NON_COMMERCIAL,
    languages=("en",),
    read=read,
)
