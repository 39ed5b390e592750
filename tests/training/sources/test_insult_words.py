import pytest

from training.sources.insult_words import FOLDER, has_insult_word, has_swear_word, readings_of, word_list


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You are an IDIOT.", "en"),
        ("you idi0ts", "en"),
        ("you are a loooser", "en"),
        ("what an 1diot", "en"),
        ("such a m*ron", "en"),
        ("piece of garbage", "en"),
        ("you're stupid", "en"),
        ("thằng này óc chó thật", "vi"),
        ("nguuuu vậy", "vi"),
        ("Đồ NGU", "vi"),
        ("oc cho", "vi"),
        ("ca\u0301i đồ mâ\u0301t dạy", "vi"),
    ],
)
def test_an_insult_is_found_however_it_is_spelled(text, language):
    assert has_insult_word(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("what a lovely day", "en"),
        ("this stupid phone broke", "en"),
        ("a prickly question", "en"),
        ("the assignment is due", "en"),
        ("2 * 3 * 4", "en"),
        ("chúc ngủ ngon", "vi"),
        ("con chó nhà em dễ thương", "vi"),
        ("mọi người ơi", "vi"),
    ],
)
def test_harmless_words_are_no_insult(text, language):
    assert not has_insult_word(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("sh*t happens", "en"),
        ("sh!t", "en"),
        ("a$$", "en"),
        ("f.u.c.k this lag", "en"),
        ("fuuuck", "en"),
        ("đ.m mưa rồi", "vi"),
        ("vcl", "vi"),
    ],
)
def test_a_swear_word_is_found_however_it_is_spelled(text, language):
    assert has_swear_word(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("pass the glass", "en"), ("hello!", "en"), ("class", "en"), ("lon nước", "vi"), ("đeo kính", "vi"), ("mua con dell", "vi")],
)
def test_harmless_words_are_no_swear_word(text, language):
    assert not has_swear_word(text, language)


def test_a_mild_word_counts_only_near_a_person():
    assert has_insult_word("you are so stupid", "en")
    assert not has_insult_word("you know well enough how slow and stupid that was", "en")


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_every_entry_of_a_list_is_found_by_it(file):
    listed = word_list(file.stem)
    entries = [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    assert len(entries) == len(set(entries))
    missed = [entry for entry in entries if not entry.startswith("~") and not listed.found(entry.removesuffix("*"))]
    assert missed == []


def test_leet_is_no_reading_of_a_number():
    assert readings_of("455") == [{"455"}]
