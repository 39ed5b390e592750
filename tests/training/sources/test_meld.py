from training.sources.meld import FILES, SOURCE

HEAD = "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID\n"
LINES = """\
1,"Well, hello.",Ann,joy,positive,0,0
2,You are pathetic.,Ben,anger,negative,0,1
3,I am not.,Ann,anger,negative,0,2
4,Tea?,Cleo,neutral,neutral,1,0
"""


def test_lines_are_safe_in_their_dialogue_less_insults(tmp_path):
    folder = tmp_path / "meld"
    folder.mkdir()
    for name in FILES:
        (folder / name).write_text(HEAD + (LINES if name == FILES[0] else ""))
    rows = list(SOURCE.read(tmp_path))
    assert [(row.text, row.author) for row in rows] == [("Well, hello.", "A"), ("I am not.", "A"), ("Tea?", "A")]
    assert [turn.author for turn in rows[1].context] == ["A", "B"]
    assert rows[2].context == ()
    assert rows[0].group == rows[1].group != rows[2].group
