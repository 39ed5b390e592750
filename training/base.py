"""What a run starts from: a pretrained encoder, or an artifact to train on."""

from pathlib import Path

from huggingface_hub import snapshot_download

from model.artifact import MANIFEST

# What of a published model is needed: shape, weights, tokenizer.
FILES = ("config.json", "model.safetensors", "tokenizer.json")


def is_artifact(base: Path | None) -> bool:
    """Tell whether a base is an artifact to train on, not a bare encoder, nor nothing."""
    return base is not None and (base / MANIFEST).is_file()


def find_base(name: str | None) -> Path:
    """Return the folder of a base: the folder of that name (an encoder, or an artifact), else the model of that name on a hub."""
    if name is None:
        raise FileNotFoundError("this recipe starts from a pretrained encoder: name it with --base")
    folder = Path(name)
    if not folder.is_dir():
        folder = Path(snapshot_download(name, allow_patterns=list(FILES)))
    # An artifact to train on has its shape in its manifest.
    needed = (MANIFEST, *FILES[1:]) if is_artifact(folder) else FILES
    for file in needed:
        if not (folder / file).is_file():
            raise FileNotFoundError(f"{folder / file} is missing")
    return folder
