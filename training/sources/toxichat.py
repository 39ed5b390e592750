"""ToxiChat (Baheti et al., 2021): Reddit threads, each turn judged for offence and for whom it offends."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from model.prediction import Turn
from training.example import Example
from training.sources.benign import as_safe, tidy
from training.sources.dialogue import turns_before
from training.sources.phrases import kinds_of
from training.sources.source import Source, Terms

FILES = {"train": "train.jsonl", "dev": "dev.jsonl", "test": "test.jsonl"}
PERSONS = frozenset({"individual/redditor", "comment author"})
# Parties and movements are none of these: political opinion is no bullying in itself. A celebrity is
# left out since contempt and criticism have one label here.
IDENTITIES = frozenset(
    {
        "women",
        "men",
        "LGBTQ folks",
        "religious folks/theists",
        "christian folks",
        "muslim folks",
        "jewish folks",
        "atheists",
        "people from a region",
        "black folks",
        "asian folks",
        "arabic folks",
        "latino/latina folks",
        "native american/first nation folks",
        "people of color (POC)",
        "immigrants",
        "folks with mental disability/illness/disorder",
        "folks with physical disability/illness/disorder",
        "overweight/fat folks",
        "shorts folks",
        "poor folks",
        "young folks/kids/babies",
        "old folks/seniors",
    }
)
# A title's mark, masked links and spaces without width.
_ARTEFACT = re.compile(r"^\s*Title:|\|URL\|?|\u200b")


def read(data: Path) -> Iterator[Example]:
    """Yield the turns of people; what two models replied is left out."""
    for split, name in FILES.items():
        with (data / "toxichat" / name).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                yield from _turns(json.loads(line)["reddit_thread"], f"{name}:{number}", split)


def _turns(thread: list[dict[str, Any]], group: str, split: str) -> Iterator[Example]:
    turns = [Turn(tidy(_ARTEFACT.sub(" ", html.unescape(html.unescape(said["text"]))))) for said in thread]
    for place, said in enumerate(thread):
        offensive = said["offense_label"] == "Offensive"
        example = Example(
            text=turns[place].text,
            language="en",
            source="toxichat",
            source_row=f"{group}:{place}",
            context=turns_before(turns, place),
            group=group,
            official=split,
            gold="1" if offensive else "0",
            **_verdict(turns[place].text, frozenset(said["offense_targets"])),
        )
        yield example if offensive else as_safe(example)


def _verdict(text: str, targets: frozenset[str]) -> dict[str, Any]:
    """Return verdict, kinds and target of an offensive turn, as far as its targets tell them."""
    person, identity = bool(targets & PERSONS), bool(targets & IDENTITIES)
    if not person and not identity:
        return {}
    # An insult to one person of a group is both; an attack on a group may hold an insult that nobody marked.
    kinds = {"identity_attack": identity} | ({"insult": True} if person else {})
    return {"bullying": True, "kinds": kinds_of(text, kinds), "target": "individual" if person else "group"}


SOURCE = Source(
    name="toxichat",
    title="ToxiChat (Baheti et al., EMNLP 2021)",
    url="https://github.com/abaheti95/ToxiChat",
    licence="CC-BY-SA-4.0",
    terms=Terms.PERMISSIVE,
    languages=("en",),
    read=read,
)
