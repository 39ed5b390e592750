from training.sources.tatoeba_vi import SOURCE


def test_translations_of_one_sentence_are_a_group(tmp_path):
    folder = tmp_path / "tatoeba-vi"
    folder.mkdir()
    (folder / "eng.txt").write_bytes(b"It rains.\nIt rains.\nIt costs \x801.\n")
    (folder / "vie.txt").write_text("Trời mưa.\nMưa rồi.\nNó giá một euro.\n", encoding="utf-8")
    rows = list(SOURCE.read(tmp_path))
    assert [(row.language, row.text, row.group) for row in rows] == [
        ("en", "It rains.", "0"),
        ("vi", "Trời mưa.", "0"),
        ("en", "It rains.", "0"),
        ("vi", "Mưa rồi.", "0"),
        ("vi", "Nó giá một euro.", "2"),
    ]
