"""The whole line on our own examples: a recipe in, an artifact that the service loads out."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from safetensors.torch import load_file

from model import artifact as artifacts
from model.classifier import Classifier
from model.prediction import Message
from service.app import create_app
from service.settings import Settings
from training.__main__ import main

RECIPE = Path(__file__).parents[2] / "training" / "recipes" / "smoke.yaml"

pytestmark = pytest.mark.slow


def train(folder: Path, recipe: Path = RECIPE, *more: str) -> str:
    """Run the command line and return what it says."""
    result = CliRunner().invoke(main, ["--recipe", str(recipe), "--out", str(folder), *more])
    return f"{result.exit_code} {result.output}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run."""
    folder = tmp_path_factory.mktemp("run")
    assert train(folder).startswith("0 ")
    return folder


def test_the_service_answers_with_what_was_trained(folder: Path) -> None:
    classifier = Classifier.load(folder / "artifact")
    app = create_app(Settings(artifact=folder / "artifact"), classifier)
    answer = app.test_client().post("/v1/classify", json={"text": "you're not stupid, the question was hard"})
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["model"] == {"name": "smoke", "version": "0.0.0"}


def test_the_exported_network_agrees_with_the_torch_network(folder: Path) -> None:
    served, full = (Classifier.load(folder / "artifact", torch=torch) for torch in (False, True))
    for text in ("you fat pig", "mày ngu vừa thôi", "what time is practice", "x" * 2000):
        ours, theirs = (classifier.read(Message(text)) for classifier in (served, full))
        assert np.abs(ours.logits - theirs.logits).max() < 0.3
        assert np.abs(ours.evidence - theirs.evidence).max() < 0.5


def test_the_exported_network_tells_nothing_of_the_machine(folder: Path) -> None:
    exported = (folder / "artifact" / artifacts.ONNX).read_bytes()
    assert b"site-packages" not in exported
    assert str(RECIPE.parents[2]).encode() not in exported


def test_a_message_scores_the_same_alone_or_in_a_batch(folder: Path) -> None:
    classifier = Classifier.load(folder / "artifact")
    messages = [Message("word " * length + "pig") for length in (0, 3, 60, 200, 7)]
    alone = [classifier.predict([message])[0].score for message in messages]
    assert [prediction.score for prediction in classifier.predict(messages)] == pytest.approx(alone, abs=1e-6)


def test_the_same_seed_gives_the_same_manifest(folder: Path, tmp_path: Path) -> None:
    train(tmp_path)
    assert artifacts.load(tmp_path / "artifact") == artifacts.load(folder / "artifact")


def test_a_finished_run_goes_on_from_what_is_there(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    weights = (copy / "artifact" / artifacts.WEIGHTS).stat().st_mtime_ns
    (copy / "artifact" / "report.json").unlink()
    (copy / "artifact").rename(copy / "candidate")
    assert train(copy).startswith("0 ")
    assert (copy / "artifact" / artifacts.WEIGHTS).stat().st_mtime_ns == weights
    assert (copy / "artifact" / "report.json").read_bytes() == (folder / "artifact" / "report.json").read_bytes()


def test_an_artifact_is_trained_on(folder: Path, tmp_path: Path) -> None:
    first = folder / "artifact"
    assert train(tmp_path, RECIPE, "--base", str(first)).startswith("0 ")
    further = tmp_path / "artifact"
    assert (further / artifacts.TOKENIZER).read_bytes() == (first / artifacts.TOKENIZER).read_bytes()
    assert (further / artifacts.WEIGHTS).read_bytes() != (first / artifacts.WEIGHTS).read_bytes()
    before, after = (json.loads((tuned / "report.json").read_text(encoding="utf-8"))["parameters"] for tuned in (first, further))
    assert before == after


def test_a_share_of_the_artifact_that_is_trained_on_is_kept(folder: Path, tmp_path: Path) -> None:
    distances = []
    for kept in ("0", "0.9"):
        recipe = tmp_path / f"{kept}.yaml"
        recipe.write_text(RECIPE.read_text(encoding="utf-8").replace("{epochs: 20,", f"{{epochs: 2, kept: {kept},"), encoding="utf-8")
        assert train(tmp_path / kept, recipe, "--base", str(folder / "artifact")).startswith("0 ")
        before, after = (load_file(place / "artifact" / artifacts.WEIGHTS) for place in (folder, tmp_path / kept))
        distances.append(sum(float((before[name].float() - after[name].float()).abs().sum()) for name in before if "encoder" in name))
    assert distances[1] == pytest.approx(0.1 * distances[0], rel=0.1)
    assert "--base" in train(tmp_path / "without", tmp_path / "0.9.yaml")


def test_a_base_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = train(tmp_path / "run", RECIPE, "--base", str(tmp_path / "empty"))
    assert said.startswith("1 ")
    assert "config.json" in said


def test_a_folder_of_another_run_is_refused(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(RECIPE.read_text(encoding="utf-8").replace("seed: 1", "seed: 2"), encoding="utf-8")
    assert "of another run" in train(folder, other)


def test_an_export_that_does_not_agree_is_not_signed_off(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    strict = tmp_path / "strict.yaml"
    strict.write_text(RECIPE.read_text(encoding="utf-8").replace("drift: 0.05", "drift: 1.0e-9"), encoding="utf-8")
    (copy / "artifact").rename(copy / "candidate")
    (copy / "candidate" / "hyperparameters.json").unlink()
    said = train(copy, strict)
    assert said.startswith("1 ")
    assert "drift" in said
    assert not (copy / "artifact").exists()


@pytest.mark.parametrize("change", [("epochs: 20", "epochs: none"), ("seed: 1", "sed: 1"), ("benign: [examples]", "benign: [elsewhere]")])
def test_a_wrong_recipe_is_refused_by_field(tmp_path: Path, change: tuple[str, str]) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(RECIPE.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    said = train(tmp_path / "run", wrong)
    assert said.startswith("1 ")
    assert change[1].split(":")[0] in said


def test_the_report_holds_figures_baselines_and_data(folder: Path) -> None:
    report = json.loads((folder / "artifact" / "report.json").read_text(encoding="utf-8"))
    assert report["data"]["examples"]["licence"] == "CC-BY-4.0"
    assert report["export"]["flipped"] <= report["export"]["gates"]["flipped"]
    card = (folder / "artifact" / "README.md").read_text(encoding="utf-8")
    assert "## Limits" in card
    assert (folder / "artifact" / "plots" / "reliability.png").read_bytes().startswith(b"\x89PNG")
