from zipfile import ZipFile

from training.sources.vispamreviews import ARCHIVE, MEMBERS, SOURCE


def test_honest_reviews_are_safe_and_spam_is_left_out(tmp_path):
    (tmp_path / "vispamreviews").mkdir()
    with ZipFile(tmp_path / "vispamreviews" / ARCHIVE, "w") as files:
        for member in MEMBERS:
            files.writestr(member, "Rating,Comment,Label,SpamLabel\n5,Hàng đẹp,0,0\n5,ghgh ghgh,1,3\n")
    assert [(row.text, row.bullying) for row in SOURCE.read(tmp_path)] == [("Hàng đẹp", False)] * len(MEMBERS)
