"""Davidson et al. (2017): tweets with words of a hate lexicon, judged as hate, offence or neither."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.cleaning import cleaned, without_links
from training.sources.insult_words import has_insult_word
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms

FILE = "labeled_data.csv"
HATE, OFFENSIVE, NEITHER = "0", "1", "2"
_RETWEETED = re.compile(r"^[!\s]*(?=[\"“]?@|RT\b)|\b[RM]T\s*:?\s*(?=[\"“]*@)|@\s?\w+:?|\bRT\b\s*:?")
_QUOTED_WHOLE = re.compile(r"[\"“]([^\"“”]*)[\"”]?")
_CUT_OFF = re.compile(r"\S*…$")


def read(data: Path) -> Iterator[Example]:
    """Yield hate that two of three judges saw as an identity attack, "neither" as safe, and offence as unknown.

    Most of the class "offensive" is dialect and lyrics: taught as abuse it teaches a bias against speakers.
    """
    with (data / "davidson" / FILE).open(newline="", encoding="utf-8") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            text = _typed(row["tweet"])
            if text:
                yield _example(row, text, f"{FILE}:{number}")


def _typed(tweet: str) -> str:
    text = cleaned(without_links(cleaned(tweet)), _RETWEETED)
    text = cleaned(_CUT_OFF.sub("", text))
    whole = _QUOTED_WHOLE.fullmatch(text)
    return whole[1].strip() if whole else text


def _example(row: dict[str, str], text: str, source_row: str) -> Example:
    hate = row["class"] == HATE and 3 * int(row["hate_speech"]) >= 2 * int(row["count"])
    harmless = row["class"] == NEITHER and not has_insult_word(text, "en")
    bullying = True if hate else False if harmless else None
    return Example(
        text=text,
        language="en",
        source="davidson",
        source_row=source_row,
        bullying=bullying,
        kinds=kinds_of(text, {"identity_attack": True}) if hate else {},
        target="none" if bullying is False else None,
        gold=row["class"],
    )


SOURCE = Source(
    name="davidson",
    title="Hate speech and offensive language (Davidson et al., ICWSM 2017)",
    url="https://github.com/t-davidson/hate-speech-and-offensive-language",
    licence="MIT",
    terms=Terms.PERMISSIVE,
    languages=("en",),
    read=read,
)
