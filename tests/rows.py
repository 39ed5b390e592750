"""Rows of our own examples for tests: whole, with what a test says of them."""

from typing import Any

from training.examples.row import Row


def row(name: str, text: str, bullying: bool | None = False, **fields: Any) -> Row:
    """Return a message with both readings alike, unless `fields` say otherwise."""
    labels = {"bullying": bullying, "kinds": ("insult",) if bullying else ()}
    known = {
        "id": name,
        "text": text,
        "language": "en",
        "voice": "United States",
        "split": "train",
        "profanity": False,
        "target": "individual" if bullying else "none",
        "spans": [{"start": 0, "end": 1}] if bullying else [],
    }
    return Row.model_validate({**known, **labels, "first": labels, "second": labels, **fields}, strict=False)
