import string

import pytest

from training.sources.gametox import SOURCE

HEADER = ("message", "label")


def read(publish, *rows):
    return list(SOURCE.read(publish("gametox/gametox.csv", [HEADER, *rows])))


@pytest.mark.parametrize(
    ("text", "label", "bullying", "kinds"),
    [
        ("nice shot", "0.0", False, {}),
        ("push you moron", "0.0", None, {}),
        ("you are an idiot", "1.0", True, {"insult": True}),
        ("useless tank driver", "1.0", True, {"insult": True}),
        ("noob bot", "1.0", None, {}),
        ("smoothbrains behind the rock", "1.0", True, {"insult": True}),
        ("this match is shit", "1.0", None, {}),
        ("this is sad", "2.0", None, {}),
        ("go home you foreigners", "3.0", True, {"identity_attack": True}),
        ("i hope your house burns", "4.0", True, {"threat": True}),
        ("just kys", "4.0", True, {"self_harm": True}),
        ("you will die on that hill", "4.0", None, {}),
        ("long live somebody", "5.0", None, {}),
        ("what is *** this", "0.0", None, {}),
        ("no label here", "", None, {}),
    ],
)
def test_a_line_is_mapped_by_its_class_and_its_words(publish, text, label, bullying, kinds):
    (example,) = read(publish, (text, label))
    assert (example.bullying, example.kinds) == (bullying, kinds)
    assert example.gold == (label.removesuffix(".0") or None)


@pytest.mark.parametrize("text", ["привет всем", "nie ma sprawy", "wir sind da", "ağaç", "#ERROR!", " "])
def test_lines_in_other_languages_and_lost_lines_are_left_out(publish, text):
    assert read(publish, (text, "0.0")) == []


def test_a_doubtful_second_label_takes_a_line_out_and_a_stray_one_does_not(publish):
    examples = read(publish, ("well played", "0.0"), ("Well played!", "2.0"), *[("good luck", "0.0")] * 30, ("good luck", "2.0"))
    assert {(example.text, example.bullying) for example in examples if example.gold == "0"} == {
        ("well played", None),
        ("good luck", False),
    }


def test_an_insult_of_nothing_but_match_talk_is_unknown(publish):
    talk = [(f"wait for me {word}", "0.0") for word in string.ascii_lowercase]
    examples = read(publish, ("wait for me", "1.0"), ("wait for me kindergarten", "1.0"), *talk)
    assert [example.bullying for example in examples if example.gold == "1"] == [None, True]


def test_html_is_undone(publish):
    (example,) = read(publish, ("you &lt; me", "0.0"))
    assert example.text == "you < me"
