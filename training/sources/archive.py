"""Tables inside zip archives."""

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from zipfile import ZipFile


def rows(archive: Path, member: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file in a zip archive."""
    with ZipFile(archive) as files, files.open(member) as content:
        yield from csv.DictReader(TextIOWrapper(content, encoding="utf-8-sig", newline=""))
