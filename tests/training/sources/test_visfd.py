from zipfile import ZipFile

from training.sources.visfd import ARCHIVE, MEMBERS, SOURCE


def test_reviews_are_safe_less_insults(tmp_path):
    (tmp_path / "visfd").mkdir()
    with ZipFile(tmp_path / "visfd" / ARCHIVE, "w") as files:
        for member in MEMBERS:
            files.writestr(member, "\ufeffindex,comment,n_star\n0,Pin quá yếu,1\n1,đồ mất dạy,1\n")
    rows = list(SOURCE.read(tmp_path))
    assert [row.text for row in rows] == ["Pin quá yếu"] * len(MEMBERS)
    assert {row.language for row in rows} == {"vi"}
