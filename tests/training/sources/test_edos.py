import pytest

from training.sources.edos import SOURCE

HEADER = ("rewire_id", "text", "label_sexist", "label_category", "label_vector", "split")


def read(publish, *rows):
    return list(SOURCE.read(publish("edos/edos_labelled_aggregated.csv", [HEADER, *rows])))


@pytest.mark.parametrize(
    ("category", "vector", "bullying", "kinds"),
    [
        ("1. threats", "1.1 threats of harm", True, {"identity_attack": True, "threat": True}),
        ("2. derogation", "2.1 descriptive attacks", True, {"identity_attack": True, "threat": False, "sexual_harassment": False}),
        ("2. derogation", "2.3 objectification", True, {"identity_attack": True, "threat": False, "sexual_harassment": True}),
        ("3. animosity", "3.1 casual use", None, {}),
        ("none", "none", None, {}),
    ],
)
def test_threats_and_derogation_are_bullying_and_nothing_is_safe(publish, category, vector, bullying, kinds):
    sexist = "not sexist" if vector == "none" else "sexist"
    (example,) = read(publish, ("a", "some words", sexist, category, vector, "train"))
    assert (example.bullying, example.kinds) == (bullying, kinds)
    assert example.gold == f"{sexist}|{category}|{vector}"


def test_placeholders_are_gone_and_the_split_is_kept(publish):
    (example,) = read(
        publish,
        ("a", "RT [USER]: good  morning [URL]", "not sexist", "none", "none", "test"),
        ("b", "[URL]", "not sexist", "none", "none", "dev"),
    )
    assert (example.text, example.official) == ("good morning", "test")
