import pytest

from training.sources.vithsd import FILES, SOURCE

HEAD = "Unnamed: 0,content,individual,groups,religion/creed,race/ethnicity,politics\n"


def read(tmp_path, content: str, judgement: str):
    (tmp_path / "vithsd").mkdir()
    for split, name in FILES.items():
        row = f'5,"{content}",{",".join(judgement)}\n' if split == "dev" else ""
        (tmp_path / "vithsd" / name).write_text(HEAD + row, encoding="utf-8")
    return list(SOURCE.read(tmp_path))


@pytest.mark.parametrize(
    ("judgement", "bullying", "kinds", "target"),
    [
        ("30000", True, {"insult": True, "identity_attack": False}, "individual"),
        ("31020", True, {"insult": True}, "individual"),
        ("33000", True, {"insult": True}, "individual"),
        ("03000", True, {}, "group"),
        ("00030", True, {"insult": False, "identity_attack": True}, "group"),
        ("30300", True, {"insult": True, "identity_attack": True}, "group"),
        ("30002", None, {}, None),
        ("20000", None, {}, None),
        ("00003", None, {}, None),
        ("11001", False, {}, "none"),
        ("00000", False, {}, "none"),
    ],
)
def test_a_comment_is_judged_by_its_targets(tmp_path, judgement, bullying, kinds, target):
    (row,) = read(tmp_path, "nói vậy thôi nhé", judgement)
    assert (row.bullying, row.kinds, row.target) == (bullying, kinds, target)
    assert (row.official, row.gold) == ("dev", judgement)


def test_a_clean_comment_with_an_insult_word_is_unknown(tmp_path):
    assert read(tmp_path, "đồ mất dạy", "10000")[0].bullying is None


@pytest.mark.parametrize(("judgement", "bullying"), [("03000", None), ("30000", True)])
def test_words_of_politics_leave_hate_for_a_group_unknown(tmp_path, judgement, bullying):
    assert read(tmp_path, "lũ quan chức này tệ quá", judgement)[0].bullying is bullying


def test_telling_somebody_to_die_is_self_harm(tmp_path):
    assert read(tmp_path, "mày chết đi", "30000")[0].kinds["self_harm"]
