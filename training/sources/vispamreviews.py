"""ViSpamReviews (Dinh et al., 2022): informal reviews of an online shop, some of them spam."""

from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.archive import rows
from training.sources.benign import benign, tidy
from training.sources.source import Source, Terms

ARCHIVE = "vispamdetection_dataset.zip"
MEMBERS = ("dataset/train.csv", "dataset/dev.csv", "dataset/test.csv")
NO_SPAM = "0"


def read(data: Path) -> Iterator[Example]:
    """Yield every honest review as safe, less those with an insult word; spam is often no Vietnamese at all."""
    for member in MEMBERS:
        for number, row in enumerate(rows(data / "vispamreviews" / ARCHIVE, member)):
            if row["Label"] == NO_SPAM:
                yield from benign(Example(tidy(row["Comment"]), "vi", "vispamreviews", f"{member}:{number}"))


SOURCE = Source(
    name="vispamreviews",
    title="ViSpamReviews (Dinh et al., ICCCI 2022)",
    url="https://github.com/sonlam1102/vispamdetection",
    licence="research only",
    terms=Terms.NON_COMMERCIAL,
    languages=("vi",),
    read=read,
)
