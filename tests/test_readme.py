"""The README says what the shipped model says."""

import json
import re
import shlex
from pathlib import Path

import pytest

from model.classifier import Classifier
from service.app import create_app
from service.settings import Settings

README = Path(__file__).parents[1] / "README.md"
CALLS = re.findall(r"```sh\n(curl [^\n]+)\n```\n\n```json\n(.+?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shipped() -> Classifier:
    return Classifier.load(Settings().artifact)


@pytest.mark.parametrize(("command", "answer"), CALLS)
def test_a_call_of_the_readme_gives_its_answer(shipped: Classifier, command: str, answer: str) -> None:
    words = shlex.split(command)
    path = next(word for word in words if "/v1/" in word).split("8000", 1)[1]
    response = create_app(Settings(), shipped).test_client().post(path, json=json.loads(words[words.index("-d") + 1]))
    assert response.status_code == 200
    assert _rounded(response.get_json()) == _rounded(json.loads(answer))


def test_there_is_a_call_for_each_language() -> None:
    assert [json.loads(answer)["language"]["code"] for _, answer in CALLS] == ["en", "vi"]


def _rounded(value: object) -> object:
    """Return an answer with its scores to two places: another processor rounds otherwise."""
    if isinstance(value, float):
        return pytest.approx(value, abs=0.02)
    if isinstance(value, dict):
        return {name: _rounded(held) for name, held in value.items()}
    return [_rounded(held) for held in value] if isinstance(value, list) else value
