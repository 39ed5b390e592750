from training.sources.victsd import FILES, SOURCE


def test_only_what_is_not_toxic_is_safe_and_gold_is_kept(tmp_path):
    (tmp_path / "victsd").mkdir()
    for name in FILES.values():
        lines = ",Comment,Constructiveness,Toxicity,Title,Topic\n1,Bài hay,1,0,a,b\n2,Chán quá,0,1,a,b\n3,đồ mất dạy,0,0,a,b\n"
        (tmp_path / "victsd" / name).write_text(lines, encoding="utf-8")
    rows = list(SOURCE.read(tmp_path))
    assert [(row.bullying, row.gold, row.official) for row in rows] == [
        (bullying, gold, split) for split in FILES for bullying, gold in ((False, "0"), (None, "1"), (None, "0"))
    ]
