import json

import pytest

from training.sources.toxichat import FILES, SOURCE


def turn(text: str, label: str = "Safe", targets: tuple[str, ...] = ()) -> dict[str, object]:
    return {"text": text, "offense_label": label, "offense_targets": list(targets)}


def read(tmp_path, *thread):
    folder = tmp_path / "toxichat"
    folder.mkdir()
    for name in FILES.values():
        (folder / name).write_text("")
    reply = {"final_dgpt_response": turn("a model's reply")}
    (folder / FILES["test"]).write_text(json.dumps({"reddit_thread": thread, **reply}) + "\n")
    return list(SOURCE.read(tmp_path))


def test_people_are_read_with_the_turns_before_and_models_are_not(tmp_path):
    rows = read(tmp_path, turn(" Title: Fish &amp;amp; chips \n |URL|"), turn("yum"), turn("me too"))
    assert [row.text for row in rows] == ["Fish & chips", "yum", "me too"]
    assert [earlier.text for earlier in rows[2].context] == ["Fish & chips", "yum"]
    assert {(row.official, row.gold, row.bullying, row.group) for row in rows} == {("test", "0", False, rows[0].group)}


@pytest.mark.parametrize(
    ("targets", "bullying", "kinds", "target"),
    [
        (["comment author"], True, {"insult": True, "identity_attack": False}, "individual"),
        (["individual/redditor", "women"], True, {"insult": True, "identity_attack": True}, "individual"),
        (["immigrants"], True, {"identity_attack": True}, "group"),
        (["celebrity/personality"], None, {}, None),
        (["liberals"], None, {}, None),
        ([], None, {}, None),
    ],
)
def test_an_offensive_turn_is_judged_by_whom_it_offends(tmp_path, targets, bullying, kinds, target):
    (row,) = read(tmp_path, turn("that was awful of them", "Offensive", targets))
    assert (row.bullying, row.kinds, row.target, row.gold) == (bullying, kinds, target, "1")


def test_telling_somebody_to_die_is_self_harm(tmp_path):
    (row,) = read(tmp_path, turn("go die", "Offensive", ("comment author",)))
    assert row.kinds["self_harm"]
