"""Our own examples, which ship with the code: messages written for this purpose, not collected."""

import json
from collections.abc import Iterator
from pathlib import Path

from model.labels import KINDS
from model.prediction import Span, Turn
from training.example import Example
from training.sources.source import Source, Terms

FOLDER = Path(__file__).parents[1] / "examples"


def read(data: Path) -> Iterator[Example]:
    """Yield every example; they lie beside the code, not in the data folder."""
    for file in sorted(FOLDER.glob("*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                yield Example(
                    text=row["text"],
                    language=row["language"],
                    source="examples",
                    source_row=f"{file.name}:{number}",
                    bullying=row["bullying"],
                    kinds={kind: kind in row["kinds"] for kind in KINDS},
                    profanity=row["profanity"],
                    target=row["target"],
                    spans=tuple(Span(span["start"], span["end"]) for span in row["spans"]),
                    context=tuple(Turn(turn["text"], turn["author"]) for turn in row.get("context", ())),
                    author=row.get("author"),
                    case=row.get("case"),
                    pair=row.get("pair"),
                )


SOURCE = Source(
    name="examples",
    title="Our own examples",
    url="training/examples",
    licence="CC-BY-4.0",
    terms=Terms.PERMISSIVE,
    languages=("en", "vi"),
    read=read,
)
