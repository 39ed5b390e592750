"""UIT-ViSFD (Phan et al., 2021): what buyers write of their phones, complaints included."""

from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.archive import rows
from training.sources.benign import benign, tidy
from training.sources.source import Source, Terms

ARCHIVE = "UIT-ViSFD.zip"
MEMBERS = ("Train.csv", "Dev.csv", "Test.csv")


def read(data: Path) -> Iterator[Example]:
    """Yield every review as safe, less those with an insult word."""
    for member in MEMBERS:
        for number, row in enumerate(rows(data / "visfd" / ARCHIVE, member)):
            yield from benign(Example(tidy(row["comment"]), "vi", "visfd", f"{member}:{number}"))


SOURCE = Source(
    name="visfd",
    title="UIT-ViSFD (Phan et al., KSEM 2021)",
    url="https://github.com/LuongPhan/UIT-ViSFD",
    licence="research only",
    terms=Terms.NON_COMMERCIAL,
    languages=("vi",),
    read=read,
)
