import json

from training.sources.topical_chat import FILES, SOURCE

SAID = [("agent_1", "hi, do you cook?"), ("agent_2", "shut it, you moron"), ("agent_1", "i bake"), ("agent_2", "nice"), ("agent_1", "yes")]


def test_turns_are_safe_with_what_was_said_before(tmp_path):
    folder = tmp_path / "topical-chat"
    folder.mkdir()
    conversation = {"t_1": {"content": [{"agent": agent, "message": message} for agent, message in SAID]}}
    (folder / FILES[0]).write_text(json.dumps(conversation))
    (folder / FILES[1]).write_text("{}")
    rows = list(SOURCE.read(tmp_path))
    assert [row.text for row in rows] == ["hi, do you cook?", "i bake", "nice", "yes"]
    assert [row.author for row in rows] == ["A", "A", "B", "A"]
    assert [turn.text for turn in rows[-1].context] == ["shut it, you moron", "i bake", "nice"]
    assert [turn.author for turn in rows[-1].context] == ["B", "A", "B"]
    assert {row.group for row in rows} == {"t_1"}
