import pytest

from training.sources.phrases import kinds_of, tells_to_die


@pytest.mark.parametrize(
    "text",
    [
        "kys",
        "K.Y.S noob",
        "just k y s",
        "kill yourself",
        "go kill urself please",
        "why don't you just kill yourself",
        "you two should kill your selves",
        "neck yourself",
        "go and die",
        "hope you die",
        "you should die",
        "please die alone",
        "do us a favour and die",
        "drop dead",
        "drink bleach",
        "go jump off a bridge",
        "end your miserable life",
        "slit your wrists",
        "commit suicide? yes, just commit suicide",
        "the world would be better without you",
        "you'd be better off dead",
        "mày đi chết đi",
        "chết mẹ mày đi",
        "chet di",
        "tự tử đi cho rảnh",
        "sao mày không chết",
    ],
)
def test_telling_somebody_to_die_is_found(text):
    assert tells_to_die(text)
    assert tells_to_die(text.upper())


@pytest.mark.parametrize(
    "text",
    [
        "don't kill yourself over it",
        "mệt chết đi được",
        "khi ông chết đi, cả nhà buồn",
        "em muốn chết đi cho xong",
        "con cá chết rồi",
        "do not hurt yourself",
        "you'll kill yourself with that much work",
        "please don't ever kill yourself",
        "check it before you hurt yourself",
        "i want to die",
        "i nearly died laughing",
        "never say die",
        "the old phone died",
        "you shoot yourself in the foot",
        "drop dead gorgeous",
        "kill the healer first",
        "he took his own life",
        "keys",
        "die hard fans",
        "she will bleach her hair",
        "",
    ],
)
def test_care_idioms_and_talk_about_oneself_are_not(text):
    assert not tells_to_die(text)


def test_the_kind_is_added_to_what_a_source_knows():
    known = {"threat": False}
    assert kinds_of("go die", known) == {"threat": False, "self_harm": True}
    assert kinds_of("go home", known) == known == {"threat": False}
