from training.sources.catalogue import SOURCES
from training.sources.listing import describe, files


def test_every_source_is_listed_with_its_terms_and_whole_hashes():
    listed = describe(None)
    for source in SOURCES:
        assert f"{source.name}: {source.title}" in listed
        assert source.url in listed
        assert source.licence in listed
        assert source.terms in listed
    for file in files():
        assert file.path.name in listed
        assert file.sha256 in listed


def test_lines_fit_a_terminal_of_120_columns(tmp_path):
    assert max(map(len, describe(tmp_path).splitlines())) <= 120


def test_a_folder_shows_what_is_missing_and_what_is_changed(tmp_path):
    first = next(files())
    (tmp_path / first.path).parent.mkdir()
    (tmp_path / first.path).write_text("not the published file")
    listed = describe(tmp_path).splitlines()
    (line,) = (line for line in listed if first.sha256 in line)
    assert line.endswith("changed")
    others = len({file.path for file in files()}) - 1
    assert listed[-1].endswith(f": 0 present, {others} missing, 1 changed")


def test_a_file_read_by_two_sources_is_counted_once():
    sizes = {file.path: file.size for file in files()}
    assert len(sizes) < len(list(files()))
    assert describe(None).splitlines()[-1] == f"{len(SOURCES)} sets, {len(sizes)} files, {sum(sizes.values()):,} bytes"
