"""XDailyDialog (Liu et al., 2023): everyday dialogues of two people, its English side (from DailyDialog)."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from model.prediction import Turn
from training.example import Example
from training.sources.benign import benign, tidy
from training.sources.dialogue import turns_before
from training.sources.source import Source, Terms
from training.sources.tokenised import joined

FILES = ("en_dev_human.txt", "en_test_human.txt")
END_OF_TURN = "__eou__"


def read(data: Path) -> Iterator[Example]:
    """Yield every turn as safe, with the turns before it; the two take turns."""
    for name in FILES:
        for number, line in enumerate((data / "xdailydialog-en" / name).read_text(encoding="utf-8").splitlines()):
            said = line.split("\t")[0].split(END_OF_TURN)
            turns = [Turn(text, author) for text, author in zip(map(_typed, said), cycle("AB")) if text]
            for place, turn in enumerate(turns):
                yield from benign(
                    Example(
                        text=turn.text,
                        language="en",
                        source="xdailydialog-en",
                        source_row=f"{name}:{number}:{place}",
                        context=turns_before(turns, place),
                        author=turn.author,
                        group=f"{name}:{number}",
                    )
                )


def _typed(said: str) -> str:
    return joined(tidy(said))


SOURCE = Source(
    name="xdailydialog-en",
    title="XDailyDialog, English (Liu et al., ACL 2023)",
    url="https://github.com/liuzeming01/XDailyDialog",
    licence="CC-BY-NC-SA-4.0 (of DailyDialog, where its dialogues come from)",
    terms=Terms.NON_COMMERCIAL,
    languages=("en",),
    read=read,
)
