"""A row that is not whole is refused with its file, line and field, and without its text."""

import json
from pathlib import Path

import pytest

from training.examples.row import Row, conversations, rows

ROW = {
    "id": "en-1",
    "text": "nobody saved you a seat, shame",
    "language": "en",
    "voice": "United States",
    "split": "train",
    "bullying": True,
    "kinds": ["exclusion"],
    "profanity": False,
    "target": "individual",
    "spans": [{"start": 0, "end": 23}],
    "first": {"bullying": True, "kinds": ["exclusion"]},
    "second": {"bullying": True, "kinds": ["insult"]},
}
SAFE = {**ROW, "bullying": False, "kinds": [], "target": "none", "spans": []}
TALK = {
    "id": "c-1",
    "language": "en",
    "voice": "United States",
    "setting": "class group",
    "split": "train",
    "bullying": True,
    "bullies": [["A", "B"]],
    "roles": {"A": "bully", "B": "victim", "C": "bystander"},
    "messages": [
        {
            "author": author,
            "text": f"line {at}",
            "bullying": at == 3,
            "kinds": ["insult"] * (at == 3),
            "spans": [{"start": 0, "end": 4}] * (at == 3),
        }
        for at, author in enumerate("ABCACB")
    ],
    "first": {"bullying": True, "bullies": [["A", "B"]]},
    "second": {"bullying": False},
}


def written(folder: Path, name: str, *lines: object) -> Path:
    (folder / name).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return folder


def test_rows_and_conversations_are_read(tmp_path):
    written(tmp_path, "en.jsonl", ROW, SAFE)
    written(tmp_path, "conversations.jsonl", TALK)
    first, second = rows("en", tmp_path)
    assert (first.kinds, second.bullying) == (("exclusion",), False)
    (talk,) = conversations(tmp_path)
    assert (talk.bullies, talk.messages[3].bullying) == ((("A", "B"),), True)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"kinds": ["rudeness"]}, "kinds must be of insult"),
        ({"kinds": []}, "kinds must be given"),
        ({"spans": []}, "spans must be given"),
        ({"spans": [{"start": 5, "end": 5}]}, "spans must lie"),
        ({"spans": [{"start": 0, "end": 99}]}, "spans must lie"),
        ({"spans": [{"start": 4, "end": 9}, {"start": 6, "end": 12}]}, "spans must lie"),
        ({"language": "fr"}, "language must be of en, vi"),
        ({"case": "negation"}, "case must be of"),
        ({"target": "none"}, "target must be none"),
        ({"target": "everybody"}, "target"),
        ({"split": "dev"}, "split"),
        ({"context": [{"author": "A", "text": "so?"}]}, "author is needed"),
        ({"context": [{"author": "me", "text": "so?"}], "author": "B"}, "context.0.author"),
        ({"profanity": "no"}, "profanity"),
        ({"text": ""}, "text"),
        ({"mood": "bad"}, "mood"),
    ],
)
def test_a_wrong_field_is_named_with_its_line_and_the_text_is_not_shown(tmp_path, change, named):
    written(tmp_path, "en.jsonl", SAFE, {**ROW, **change})
    with pytest.raises(ValueError, match=r"^en\.jsonl:2:") as raised:
        rows("en", tmp_path)
    assert named in str(raised.value)
    assert "saved you a seat" not in str(raised.value)


@pytest.mark.parametrize("change", [{"implicit": True}, {"encourages": True}, {"target": "group"}, {"kinds": ["insult"]}])
def test_what_is_said_of_bullying_is_not_said_of_a_safe_message(change):
    with pytest.raises(ValueError, match="bullying"):
        Row.model_validate_json(json.dumps({**SAFE, **change}))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"messages": TALK["messages"][:5]}, "messages"),
        ({"roles": {"A": "bully", "B": "victim"}}, "each with a role"),
        ({"roles": {"A": "villain", "B": "victim", "C": "bystander"}}, "roles must be of bully"),
        ({"bullies": [["A", "F"]]}, "must name people"),
        ({"bullies": []}, "who bullies whom"),
        ({"bullying": False}, "who bullies whom"),
        ({"messages": [{**line, "bullying": False, "kinds": [], "spans": []} for line in TALK["messages"]]}, "in which messages"),
    ],
)
def test_a_conversation_that_does_not_fit_together_is_refused(tmp_path, change, named):
    written(tmp_path, "conversations.jsonl", {**TALK, **change})
    with pytest.raises(ValueError, match=r"^conversations\.jsonl:1:") as raised:
        conversations(tmp_path)
    assert named in str(raised.value)
