import pytest

from training.sources.catalogue import by_name
from training.sources.source import SourceError, published, read


def test_a_missing_file_is_named_with_its_source(tmp_path):
    (source,) = by_name(["meld"])
    with pytest.raises(SourceError, match="missing") as raised:
        read(source, tmp_path)
    assert (raised.value.source, raised.value.file) == ("meld", tmp_path / "meld" / "dev_sent_emo.csv")
    assert "meld" in str(raised.value)
    assert "dev_sent_emo.csv" in str(raised.value)


def test_a_changed_file_is_named_with_its_source(tmp_path):
    (source,) = by_name(["gametox"])
    file = tmp_path / "gametox" / "gametox.csv"
    file.parent.mkdir()
    file.write_text("message,label\nwell played,0.0\n")
    with pytest.raises(SourceError, match="differs") as raised:
        read(source, tmp_path)
    assert (raised.value.source, raised.value.file) == ("gametox", file)
    assert "well played" not in str(raised.value)


def test_published_files_are_relative_with_a_whole_hash():
    for files in published().values():
        for name, sha256 in files.items():
            assert not name.startswith("/")
            assert len(bytes.fromhex(sha256)) == 32
