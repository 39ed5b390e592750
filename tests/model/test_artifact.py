"""An artifact that is missing, damaged or foreign is refused by name."""

import shutil
from pathlib import Path

import pytest

from model import artifact as artifacts
from model.artifact import ArtifactError
from model.classifier import Classifier
from tests.tiny import edit_manifest


@pytest.fixture
def copy(artifact: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(artifact, tmp_path / "copy"))


@pytest.mark.parametrize("name", [artifacts.MANIFEST, artifacts.ONNX, artifacts.TOKENIZER])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ArtifactError) as refusal:
        Classifier.load(copy)
    assert refusal.value.file == name
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", [artifacts.ONNX, artifacts.TOKENIZER])
def test_a_truncated_file_is_named(copy: Path, name: str) -> None:
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ArtifactError, match="bytes") as refusal:
        Classifier.load(copy)
    assert refusal.value.file == name


@pytest.mark.parametrize("name", [artifacts.ONNX, artifacts.TOKENIZER])
def test_a_file_of_another_model_is_named(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(ArtifactError, match="SHA-256") as refusal:
        Classifier.load(copy)
    assert refusal.value.file == name


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"format": 2}, "format"),
        ({"outputs": ["profanity", "bullying"]}, "outputs"),
        ({"kinds": ["rudeness"]}, "kinds"),
        ({"default_policy": "harsh"}, "default_policy"),
        ({"temperatures": {"bullying": 1.0}}, "temperatures"),
        ({"window": {"tokens": 10, "overlap": 10, "context": 0}}, "overlap"),
        ({"unheard_of": 1}, "unheard_of"),
    ],
)
def test_a_foreign_manifest_is_refused_with_the_place(copy: Path, changes: dict[str, object], place: str) -> None:
    edit_manifest(copy, **changes)
    with pytest.raises(ArtifactError, match=place):
        Classifier.load(copy)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]"])
def test_a_manifest_that_is_not_json_is_refused(copy: Path, content: bytes) -> None:
    (copy / artifacts.MANIFEST).write_bytes(content)
    with pytest.raises(ArtifactError):
        Classifier.load(copy)


def test_weights_for_the_torch_runtime_are_asked_for_only_by_it(copy: Path) -> None:
    Classifier.load(copy)
    with pytest.raises(ArtifactError) as refusal:
        Classifier.load(copy, torch=True)
    assert refusal.value.file == artifacts.WEIGHTS


def test_saved_and_loaded_is_the_same_manifest(artifact: Path, tmp_path: Path) -> None:
    manifest = artifacts.load(artifact)
    artifacts.save(manifest, tmp_path)
    assert artifacts.load(tmp_path) == manifest
