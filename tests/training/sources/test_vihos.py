import csv
import unicodedata

import pytest

from training.sources.vihos import FILES, SOURCE


def read(tmp_path, content: str, marked: list[int]):
    (tmp_path / "vihos").mkdir()
    for name in FILES.values():
        with (tmp_path / "vihos" / name).open("w", newline="", encoding="utf-8") as lines:
            writer = csv.writer(lines)
            writer.writerow(["", "content", "index_spans"])
            if name == FILES["test"]:
                writer.writerow([0, content, str(marked)])
    return list(SOURCE.read(tmp_path))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marked_words_are_spans_whatever_the_form_of_the_accents(tmp_path, form):
    content = unicodedata.normalize(form, "này thằng hề kia, tệ thật")
    words = [unicodedata.normalize(form, word) for word in ("thằng", "hề", "tệ")]
    marked = [place for word in words for place in range(content.index(word), content.index(word) + len(word))]
    (row,) = read(tmp_path, content, marked)
    assert row.text == "này thằng hề kia, tệ thật"
    assert [row.text[span.start : span.end] for span in row.spans] == ["thằng hề", "tệ"]
    assert (row.bullying, row.official, row.gold) == (None, "test", "")


@pytest.mark.parametrize(("content", "bullying"), [("chúc ngủ ngon", False), ("đồ mất dạy", None)])
def test_a_comment_without_marks_is_safe_unless_it_insults(tmp_path, content, bullying):
    (row,) = read(tmp_path, content, [])
    assert (row.bullying, row.spans) == (bullying, ())
