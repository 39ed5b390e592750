from zipfile import ZipFile

import pytest

from training.sources import vithsd
from training.sources.vihsd import ARCHIVE, MEMBERS, SOURCE

TABLE = "Unnamed: 0,content,individual,groups,religion/creed,race/ethnicity,politics\n"


def read(tmp_path, content: str, label: str, judgement: str | None = None):
    (tmp_path / "vihsd").mkdir()
    (tmp_path / "vithsd").mkdir()
    with ZipFile(tmp_path / "vihsd" / ARCHIVE, "w") as files:
        for split, member in MEMBERS.items():
            files.writestr(member, "free_text,label_id\n" + (f"{content},{label}\n" if split == "test" else ""))
    for split, name in vithsd.FILES.items():
        row = f'1,"{content.upper()}!",{",".join(judgement)}\n' if judgement and split == "train" else ""
        (tmp_path / "vithsd" / name).write_text(TABLE + row, encoding="utf-8")
    (found,) = SOURCE.read(tmp_path)
    assert (found.official, found.gold) == ("test", label)
    return found


@pytest.mark.parametrize(
    ("content", "label", "bullying"),
    [
        ("mày tệ quá", "2", True),
        ("chính quyền tệ quá", "2", None),
        ("hay quá anh ơi", "0", False),
        ("đồ mất dạy", "0", None),
        ("vcl mưa to", "1", False),
        ("vcl mày", "1", None),
        ("chán thật", "1", None),
    ],
)
def test_a_comment_alone_is_judged_by_label_and_words(tmp_path, content, label, bullying):
    assert read(tmp_path, content, label).bullying is bullying


@pytest.mark.parametrize(
    ("content", "label", "judgement", "bullying"),
    [
        ("mày tệ quá", "2", "30000", True),
        ("mày tệ quá", "2", "30003", None),
        ("mày tệ quá", "2", "11000", None),
        ("ông chủ tịch mặt xấu", "2", "30000", True),
        ("hay quá anh ơi", "0", "30000", None),
        ("hay quá anh ơi", "0", "11000", False),
    ],
)
def test_the_second_judgement_mends_the_first(tmp_path, content, label, judgement, bullying):
    assert read(tmp_path, content, label, judgement).bullying is bullying


def test_hate_takes_kinds_and_target_from_the_second_judgement(tmp_path):
    row = read(tmp_path, "mày tệ quá", "2", "30000")
    assert (row.kinds, row.target) == ({"insult": True, "identity_attack": False}, "individual")


def test_swearing_at_nobody_is_safe_and_marked(tmp_path):
    row = read(tmp_path, "vcl mưa to", "1")
    assert (row.bullying, row.profanity) == (False, True)


def test_telling_somebody_to_die_is_self_harm(tmp_path):
    assert read(tmp_path, "mày chết đi", "2").kinds == {"self_harm": True}
