import pytest

from training.keys import key


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Good game!", "good game"),
        ("good  game", "good\u00a0game"),
        ("don't go", "dont go"),
        ("@somebody good game", "good game"),
        ("good game https://example.org/a?b=c", "good game"),
        ("a <b>good</b> game", "a good game"),
        ("fish &amp;amp; chips", "fish &amp; chips"),
        ("good\\xa0game\\n", "good game"),
        ("caf\\u00e9", "café"),
        ("\uff47\uff4f\uff4f\uff44", "good"),
        ("tiê\u0301ng", "tiếng"),
        ("nice ❤\ufe0f", "nice ❤"),
    ],
)
def test_copies_share_a_key(text, other):
    assert key(text) == key(other) != ""


@pytest.mark.parametrize(
    ("text", "other"),
    [("nice 😀", "nice"), ("nice 😀", "nice 😡"), ("👍🏻", "👍🏿"), ("ngủ", "ngu"), ("привет", "пока"), ("2 pm", "3 pm")],
)
def test_different_texts_have_different_keys(text, other):
    assert key(text) != key(other)


@pytest.mark.parametrize("text", ["", "  ", "...", "@somebody", "https://example.org"])
def test_a_text_without_words_has_an_empty_key(text):
    assert key(text) == ""


def test_a_key_is_its_own_key():
    text = "<b>Chào</b> @ban &amp; mọi người 😀, it's 5 o'clock…"
    assert key(key(text)) == key(text)
