import re

import pytest

from training.sources.cleaning import cleaned, without_links


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("tea &amp;amp; cake", "tea & cake"),
        ("a  b\n c\t", "a b c"),
        ("itâ€™s", "it\u2019s"),
        ("bell\x07", "bell"),
        ("“curly” and \uff57\uff49de", "“curly” and \uff57\uff49de"),
        ("👩🏽‍🚀 🇻🇳", "👩🏽‍🚀 🇻🇳"),
        ("", ""),
    ],
)
def test_only_what_files_did_is_undone(stored, typed):
    assert cleaned(stored) == typed


def test_cleaning_twice_changes_nothing_more():
    once = cleaned("&lt;3  you&#39;re  here", re.compile("here"))
    assert cleaned(once) == once == "<3 you're"


def test_links_are_gone():
    assert cleaned(without_links("see http://t.co/x and https://example.org/a?b=c now")) == "see and now"
