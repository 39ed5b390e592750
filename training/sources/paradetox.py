"""ParaDetox (Logacheva et al., 2022): toxic sentences, each with up to three neutral rewrites."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.rewrites import contrast
from training.sources.source import Source, Terms

FILE = "paradetox.tsv"
# The sentences were cut into tokens, and some were forwarded: "can 't", "it 's", "really ?", "( like this )".
_TOKENS = (
    (re.compile(r"\brt\s+", re.IGNORECASE), ""),
    (re.compile(r"(?<=\w)\s+['\u2019]\s?(?=(?:s|t|m|d|re|ve|ll)\b)"), "'"),
    (re.compile(r"(?<=\w)\s+(?=n['\u2019]t\b)"), ""),
    (re.compile(r"\s+(?=[.,!?;:%)\]}…])"), ""),
    (re.compile(r"(?<=[(\[{$#])\s+"), ""),
    (re.compile(r"\"\s*([^\"]*?)\s*\""), r'"\1"'),
)


def read(data: Path) -> Iterator[Example]:
    """Yield each row's insult, if it is one, and its rewrites; what nobody could rewrite is left out."""
    with (data / "paradetox" / FILE).open(newline="", encoding="utf-8") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t")):
            toxic, *neutral = (_typed(row[column] or "") for column in ("toxic", "neutral1", "neutral2", "neutral3"))
            yield from contrast("paradetox", f"{FILE}:{number}", str(number), toxic, neutral)


def _typed(text: str) -> str:
    for tokens, joined in _TOKENS:
        text = tokens.sub(joined, text)
    return text


SOURCE = Source(
    name="paradetox",
    title="ParaDetox (Logacheva et al., ACL 2022)",
    url="https://github.com/s-nlp/paradetox",
    licence="CC0-1.0",
    terms=Terms.PERMISSIVE,
    languages=("en",),
    read=read,
)
