"""What the classifier promises of every prediction."""

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.classifier import MAX_CHARACTERS, Classifier, TextTooLongError
from model.labels import KINDS
from model.policy import UnknownPolicyError
from model.prediction import Message, Turn
from tests.tiny import build_artifact

AWKWARD = [
    Message(text) for text in ("", "   ", "😀", "👩‍👩‍👧‍👦", "שלום עולם", "a\u0301" * 200, "\u200b", "you are stupid", "x" * MAX_CHARACTERS)
]


@pytest.mark.parametrize("message", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_messages_are_answered(classifier: Classifier, message: Message) -> None:
    (prediction,) = classifier.predict([message])
    assert 0 <= prediction.score <= 1
    assert prediction.label == ("bullying" if prediction.score >= prediction.threshold else "safe")
    assert list(prediction.kinds) == list(KINDS)
    assert all(0 <= span.start < span.end <= len(message.text) for span in prediction.rationale)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_answered_with_spans_inside_it(classifier: Classifier, text: str) -> None:
    (prediction,) = classifier.predict([Message(text + " stupid")])
    ends = [0]
    for span in prediction.rationale:
        assert ends[-1] <= span.start < span.end <= len(text) + 7
        ends.append(span.end)


def test_none_and_one_are_lists_too(classifier: Classifier) -> None:
    assert classifier.predict([]) == []
    assert len(classifier.predict([Message("hi")])) == 1


def test_a_message_scores_the_same_alone_or_in_a_batch_or_beside_other_threads(classifier: Classifier) -> None:
    messages = [Message(f"message {'stupid ' * (number % 3)} {'z' * number}") for number in range(30)]
    alone = [classifier.predict([message])[0] for message in messages]
    order = random.Random(1).sample(range(30), 30)
    together = classifier.predict([messages[at] for at in order])
    with ThreadPoolExecutor(4) as threads:
        beside = list(threads.map(lambda message: classifier.predict([message])[0], messages))
    for at, prediction in zip(order, together, strict=True):
        assert prediction.score == pytest.approx(alone[at].score, abs=1e-6)
    assert beside == alone


def test_the_words_that_carry_the_verdict_are_marked_in_the_text_as_sent(classifier: Classifier) -> None:
    text = "well, you are stu\u200bpid! stupid, and mean"
    (prediction,) = classifier.predict([Message(text)])
    assert [text[span.start : span.end] for span in prediction.rationale] == ["stu\u200bpid", "stupid"]


def test_a_safe_message_has_no_marked_words_and_explaining_is_optional(classifier: Classifier, tmp_path: Path) -> None:
    never = Classifier.load(build_artifact(tmp_path, threshold=1.0))
    assert never.predict([Message("stupid")])[0].rationale == ()
    assert classifier.predict([Message("stupid")])[0].rationale
    assert classifier.predict([Message("stupid")], explain=False)[0].rationale == ()


def test_abuse_at_the_end_of_two_thousand_words_is_found(classifier: Classifier) -> None:
    text = "word " * 1990 + "you stupid"
    (prediction,) = classifier.predict([Message(text)])
    assert prediction.label == "bullying"
    assert [text[span.start : span.end] for span in prediction.rationale] == ["stupid"]


def test_a_longer_text_is_refused_with_its_place_and_without_its_words(classifier: Classifier) -> None:
    with pytest.raises(TextTooLongError) as refusal:
        classifier.predict([Message("hi"), Message("stupid " * 2000)])
    assert refusal.value.index == 1
    assert "stupid" not in str(refusal.value)


def test_policies_move_the_threshold_and_not_the_score(classifier: Classifier) -> None:
    message = Message("stupid")
    by_policy = [classifier.predict([message], policy=name)[0] for name in ("strict", "standard", "lenient")]
    assert len({prediction.score for prediction in by_policy}) == 1
    assert [prediction.threshold for prediction in by_policy] == sorted(prediction.threshold for prediction in by_policy)
    with pytest.raises(UnknownPolicyError) as refusal:
        classifier.predict([message], policy="harsh")
    assert refusal.value.known == classifier.policies


def test_kinds_that_the_model_was_never_taught_have_no_score(classifier: Classifier) -> None:
    kinds = classifier.predict([Message("stupid")])[0].kinds
    assert kinds["exclusion"] is None
    assert kinds["defamation"] is None
    assert kinds["insult"] is not None


@pytest.mark.parametrize(
    ("text", "code", "supported"), [("hello", "en", True), ("không sao", "vi", True), ("привет как дела", "und", False)]
)
def test_the_language_is_told(classifier: Classifier, text: str, code: str, supported: bool) -> None:
    language = classifier.predict([Message(text)])[0].language
    assert (language.code, language.supported) == (code, supported)


def test_context_that_was_cut_is_reported(classifier: Classifier) -> None:
    message = Message("hi", (Turn("earlier", "B"),), "A")
    assert not classifier.predict([message])[0].truncated
    assert classifier.predict([replace(message, context=(Turn("long " * 500, "B"),))])[0].truncated


def test_serving_needs_no_torch(artifact: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from model.classifier import Classifier
from model.prediction import Message
Classifier.load(Path({str(artifact)!r})).predict([Message("hi")])
assert not {{"torch", "transformers", "flask"}} & set(sys.modules), "too much is imported"
"""
    subprocess.run([sys.executable, "-c", script], check=True)
