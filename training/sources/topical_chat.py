"""Topical-Chat (Gopalakrishnan et al., 2019): two crowd workers chat about the news and the world."""

import json
from collections.abc import Iterator
from pathlib import Path

from model.prediction import Turn
from training.example import Example
from training.sources.benign import benign, tidy
from training.sources.dialogue import letters, turns_before
from training.sources.source import Source, Terms

FILES = ("valid_freq.json", "test_freq.json")


def read(data: Path) -> Iterator[Example]:
    """Yield every turn as safe, with the turns before it."""
    for name in FILES:
        conversations = json.loads((data / "topical-chat" / name).read_text(encoding="utf-8"))
        for identifier, conversation in conversations.items():
            content = conversation["content"]
            authors = letters(turn["agent"] for turn in content)
            turns = [Turn(tidy(turn["message"]), author) for turn, author in zip(content, authors, strict=True)]
            for place, turn in enumerate(turns):
                yield from benign(
                    Example(
                        text=turn.text,
                        language="en",
                        source="topical-chat",
                        source_row=f"{name}:{identifier}:{place}",
                        context=turns_before(turns, place),
                        author=turn.author,
                        group=identifier,
                    )
                )


SOURCE = Source(
    name="topical-chat",
    title="Topical-Chat (Gopalakrishnan et al., Interspeech 2019)",
    url="https://github.com/alexa/Topical-Chat",
    licence="CDLA-Sharing-1.0",
    terms=Terms.PERMISSIVE,
    languages=("en",),
    read=read,
)
