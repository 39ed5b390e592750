"""Listing: every data set that we know, on what terms, and which of its files lie in a folder."""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from training.sources.catalogue import SOURCES
from training.sources.source import MANIFEST, Source


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was published."""

    source: str
    # Relative to the folder that holds all sets.
    path: PurePosixPath
    sha256: str
    size: int

    def state(self, data: Path) -> str:
        """Return whether the file in the folder is the published one: "present", "missing" or "changed"."""
        file = data / self.path
        if not file.is_file():
            return "missing"
        with file.open("rb") as content:
            same = hashlib.file_digest(content, "sha256").hexdigest() == self.sha256
        return "present" if same else "changed"


def files() -> Iterator[File]:
    """Yield the files of the manifest in order; a file that two sources read comes twice."""
    with MANIFEST.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield File(row["source"], PurePosixPath(row["file"]), row["sha256"], int(row["bytes"]))


def describe(data: Path | None) -> str:
    """Return every set with its terms and files, and how each file stands if a folder is given."""
    states = {file.path: file.state(data) if data else "" for file in files()}
    of_source = {name: list(own) for name, own in groupby(files(), key=lambda file: file.source)}
    blocks = [_source(source, of_source.get(source.name, []), states) for source in SOURCES]
    return "\n".join([*blocks, _totals(states)])


def _source(source: Source, own: list[File], states: dict[PurePosixPath, str]) -> str:
    lines = [
        f"{source.name}: {source.title}",
        f"  {source.url}",
        f"  licence: {source.licence}",
        f"  terms: {source.terms}; languages: {', '.join(source.languages)}",
    ]
    for folder, inside in groupby(own, key=lambda file: file.path.parts[0]):
        lines.append(f"  {folder}/")
        # The longest name and the largest file leave a line at 120 columns.
        lines += [f"  {_within(file):<35} {file.size:>9,} {file.sha256} {states[file.path]}".rstrip() for file in inside]
    return "\n".join([*lines, ""])


def _within(file: File) -> str:
    return str(PurePosixPath(*file.path.parts[1:]))


def _totals(states: dict[PurePosixPath, str]) -> str:
    sizes = {file.path: file.size for file in files()}
    counted = Counter(state for state in states.values() if state)
    found = ", ".join(f"{counted[state]} {state}" for state in ("present", "missing", "changed")) if counted else ""
    totals = f"{len(SOURCES)} sets, {len(sizes)} files, {sum(sizes.values()):,} bytes"
    return f"{totals}: {found}" if found else totals
