"""Example sentences in English and Vietnamese, line by line each other's translation (after Tatoeba)."""

from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.benign import benign, tidy
from training.sources.source import Source, Terms

FILES = {"en": "eng.txt", "vi": "vie.txt"}


def read(data: Path) -> Iterator[Example]:
    """Yield both sentences of every line as safe; translations of one English sentence are a group."""
    sides = {
        language: (data / "tatoeba-vi" / name).read_text(encoding="utf-8", errors="replace").splitlines()
        for language, name in FILES.items()
    }
    groups: dict[str, str] = {}
    for number, english in enumerate(sides["en"]):
        group = groups.setdefault(english, str(number))
        for language, lines in sides.items():
            source_row = f"{FILES[language]}:{number}"
            yield from benign(Example(tidy(lines[number]), language, "tatoeba-vi", source_row, group=group))


SOURCE = Source(
    name="tatoeba-vi",
    title="English and Vietnamese example sentences (after Tatoeba)",
    url="https://github.com/hiepnguyen034/Neural-machine-translator",
    licence="none stated",
    terms=Terms.UNSTATED,
    languages=("en", "vi"),
    read=read,
)
