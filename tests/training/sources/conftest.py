"""Tiny data folders in the formats that the sets are published in."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

Publish = Callable[[str, Iterable[Sequence[str]]], Path]


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Write rows to a file of the data folder, tab-separated where its name says so, and return the folder."""

    def write(name: str, rows: Iterable[Sequence[str]]) -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        content = io.StringIO()
        csv.writer(content, delimiter="\t" if file.suffix == ".tsv" else ",").writerows(rows)
        file.write_text(content.getvalue(), encoding="utf-8", newline="")
        return tmp_path

    return write
