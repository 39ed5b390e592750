"""The folder of a model: what lies in it, what its manifest says, when it is refused."""

import hashlib
import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from model.labels import BULLYING, KINDS, OUTPUTS

MANIFEST = "manifest.json"
ONNX = "model.onnx"
TOKENIZER = "tokenizer.json"
WEIGHTS = "model.safetensors"


class ArtifactError(Exception):
    """An artifact is missing, damaged, or not one of ours; `file` is the file at fault."""

    def __init__(self, folder: Path, file: str, reason: str) -> None:
        super().__init__(f"{folder / file}: {reason}")
        self.folder, self.file, self.reason = folder, file, reason


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FileEntry(_Strict):
    """A file of the artifact: its SHA-256 in hex and its size in bytes."""

    sha256: str
    bytes: int


class WindowEntry(_Strict):
    """Tokens of a message read at once, shared by neighbouring windows, and of earlier messages."""

    tokens: int = Field(gt=0)
    overlap: int = Field(ge=0)
    context: int = Field(ge=0)


class PolicyEntry(_Strict):
    """An operating point: the least score of a verdict and of each judged kind, and the band of doubt."""

    false_positive_rate: float = Field(gt=0, lt=1)
    bullying: float = Field(ge=0, le=1)
    kinds: dict[str, float]
    review: tuple[float, float]


class Manifest(_Strict):
    """What a model is: everything that prediction needs beside the weights."""

    # Raised when a folder written before could no longer be read right.
    format: Literal[1]
    name: str
    version: str
    base: str
    languages: tuple[str, ...]
    outputs: tuple[str, ...]
    # The kinds that the training data taught; the others are answered as not judged.
    kinds: tuple[str, ...]
    encoder: dict[str, Any]
    window: WindowEntry
    temperatures: dict[str, float]
    # Least evidence, 0 to 1, that marks a word of a bullying message.
    evidence: float = Field(ge=0, le=1)
    policies: dict[str, PolicyEntry]
    default_policy: str
    # Of the verdicts outside a policy's review band, at most this share was wrong on validation.
    review_error: float
    files: dict[str, FileEntry]

    @model_validator(mode="after")
    def _fits_this_code(self) -> "Manifest":
        if self.outputs != OUTPUTS:
            raise ValueError("outputs are not the ones this version knows, in its order")
        if not set(self.kinds) <= set(KINDS):
            raise ValueError("kinds has an unknown kind")
        if set(self.temperatures) != set(OUTPUTS):
            raise ValueError(f"temperatures must name {BULLYING} and every other output")
        if self.default_policy not in self.policies:
            raise ValueError("default_policy is not among the policies")
        if self.window.overlap >= self.window.tokens:
            raise ValueError("window.overlap must be less than window.tokens")
        return self


def entry(file: Path) -> FileEntry:
    """Return the manifest's entry of a file."""
    with file.open("rb") as content:
        return FileEntry(sha256=hashlib.file_digest(content, "sha256").hexdigest(), bytes=file.stat().st_size)


def save(manifest: Manifest, folder: Path) -> None:
    """Write the manifest, last of an artifact's files."""
    (folder / MANIFEST).write_text(json.dumps(manifest.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def load(folder: Path) -> Manifest:
    """Return the manifest of an artifact; ArtifactError if it is missing, damaged or foreign."""
    try:
        content = (folder / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as cause:
        raise ArtifactError(folder, MANIFEST, "cannot be read") from cause
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as cause:
        first = cause.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "manifest"
        raise ArtifactError(folder, MANIFEST, f"{place}: {first['msg']}") from cause


def check(folder: Path, manifest: Manifest, *names: str) -> None:
    """Raise ArtifactError unless the named files are the ones that the manifest was written for."""
    for name in names:
        expected = manifest.files.get(name)
        if expected is None:
            raise ArtifactError(folder, name, "not listed in the manifest")
        file = folder / name
        if not file.is_file():
            raise ArtifactError(folder, name, "missing")
        if file.stat().st_size != expected.bytes:
            raise ArtifactError(folder, name, f"has {file.stat().st_size} bytes, the manifest says {expected.bytes}")
        if entry(file) != expected:
            raise ArtifactError(folder, name, "differs from the manifest (SHA-256)")
