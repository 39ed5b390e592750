"""Source: where a data set is published, its licence, its files, and how they become examples."""

import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from training.example import Example

MANIFEST = Path(__file__).with_name("manifest.tsv")


class Terms(StrEnum):
    """What a data set's licence allows."""

    PERMISSIVE = "permissive"
    UNSTATED = "none stated"
    NON_COMMERCIAL = "research or non-commercial"


class SourceError(Exception):
    """A data file is missing, or is not the file that was published."""

    def __init__(self, source: str, file: Path, reason: str) -> None:
        super().__init__(f"{source}: {file}: {reason}")
        self.source, self.file, self.reason = source, file, reason


@dataclass(frozen=True, slots=True)
class Source:
    """A public data set. `read` takes the folder that holds the files and yields its rows in order."""

    name: str
    title: str
    # Where its authors publish it.
    url: str
    licence: str
    terms: Terms
    languages: tuple[str, ...]
    read: Callable[[Path], Iterator[Example]]


@cache
def published() -> dict[str, dict[str, str]]:
    """Return source name -> file (relative to the data folder) -> SHA-256."""
    files: dict[str, dict[str, str]] = {}
    with MANIFEST.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            files.setdefault(row["source"], {})[row["file"]] = row["sha256"]
    return files


def check_files(source: Source, data: Path) -> None:
    """Raise SourceError at the first file of the source that is missing or changed (ours lie in the repository)."""
    for name, sha256 in published().get(source.name, {}).items():
        file = data / name
        if not file.is_file():
            raise SourceError(source.name, file, "missing")
        with file.open("rb") as content:
            if hashlib.file_digest(content, "sha256").hexdigest() != sha256:
                raise SourceError(source.name, file, "differs from the published file (SHA-256)")


def read(source: Source, data: Path) -> list[Example]:
    """Check the source's files, then return all its rows."""
    check_files(source, data)
    return list(source.read(data))
