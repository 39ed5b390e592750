from zipfile import ZipFile

from training.sources.archive import rows


def test_a_table_in_an_archive_is_read_past_its_mark_and_over_line_ends(tmp_path):
    with ZipFile(tmp_path / "sets.zip", "w") as files:
        files.writestr("inner/train.csv", '\ufefftext,label\r\n"one,\r\ntwo",0\r\nchào,1\r\n')
    read = list(rows(tmp_path / "sets.zip", "inner/train.csv"))
    assert read == [{"text": "one,\r\ntwo", "label": "0"}, {"text": "chào", "label": "1"}]
