from training.sources.xdailydialog import FILES, SOURCE


def test_turns_alternate_and_read_as_typed(tmp_path):
    folder = tmp_path / "xdailydialog-en"
    folder.mkdir()
    (folder / FILES[0]).write_text("Hello , you ? __eou__ Fine . __eou__ Good ! __eou__\t1\t2 1 1\t0 0 0\n")
    (folder / FILES[1]).write_text("Ready ? __eou__\t1\t2\t0\n")
    rows = list(SOURCE.read(tmp_path))
    assert [(row.author, row.text) for row in rows] == [("A", "Hello, you?"), ("B", "Fine."), ("A", "Good!"), ("A", "Ready?")]
    assert [turn.text for turn in rows[2].context] == ["Hello, you?", "Fine."]
    assert len({row.group for row in rows}) == 2
