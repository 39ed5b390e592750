import pytest

from training.sources.tokenised import joined


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Well , why not ?", "Well, why not?"),
        ("I \u2019 m here .", "I\u2019m here."),
        ("he ' s late", "he's late"),
        ("( see below )", "(see below)"),
        ("hay quá :))", "hay quá :))"),
        ("vui .. :D", "vui.. :D"),
        ("plain text", "plain text"),
    ],
)
def test_marks_are_closed_up_and_faces_kept(text, typed):
    assert joined(text) == typed
