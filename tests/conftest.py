"""What all tests share: a real artifact, small enough to be built for each session."""

from pathlib import Path

import pytest

from model.classifier import Classifier
from tests.tiny import build_artifact


@pytest.fixture(name="artifact", scope="session")
def artifact_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny artifact; tests that change it copy it first."""
    return build_artifact(tmp_path_factory.mktemp("artifact"))


@pytest.fixture(scope="session")
def classifier(artifact: Path) -> Classifier:
    """The tiny artifact, loaded."""
    return Classifier.load(artifact)
