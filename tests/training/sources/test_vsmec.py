from openpyxl import Workbook

from training.sources.vsmec import FILES, SOURCE

ROWS = [
    (None, "Emotion", "Sentence"),
    (4, "Enjoyment", "vui quá , cảm ơn :))"),
    (5, "Anger", "bực thật"),
    (6, "Sadness", "buồn quá per ơi"),
    (7, "Fear", "đồ mất dạy"),
    (8, "Surprise", "vcl đẹp thật"),
]


def test_calm_emotions_are_safe_less_names_and_insults(tmp_path):
    (tmp_path / "vsmec").mkdir()
    for name in FILES:
        book = Workbook()
        for row in ROWS:
            book.active.append(row)
        book.save(tmp_path / "vsmec" / name)
    rows = list(SOURCE.read(tmp_path))
    assert [(row.text, row.profanity) for row in rows] == [("vui quá, cảm ơn :))", False), ("vcl đẹp thật", True)] * len(FILES)
