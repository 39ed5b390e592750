from training.sources.vsfc import FILES, SOURCE


def test_faces_come_back_and_named_teachers_are_left_out(tmp_path):
    for name in FILES:
        file = tmp_path / "vsfc" / name
        file.parent.mkdir(parents=True)
        file.write_text("thầy dạy hay , dễ hiểu colonsmilesmile .\nthầy wzjwz12 vui tính .\n", encoding="utf-8")
    rows = list(SOURCE.read(tmp_path))
    assert [row.text for row in rows] == ["thầy dạy hay, dễ hiểu :))."] * len(FILES)
