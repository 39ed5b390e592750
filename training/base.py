"""The pretrained encoder that a run starts from."""

from pathlib import Path

from huggingface_hub import snapshot_download

# What of a published model is needed: shape, weights, tokenizer.
FILES = ("config.json", "model.safetensors", "tokenizer.json")


def find_base(name: str | None) -> Path:
    """Return the folder of a base: the folder of that name, else the model of that name on a hub."""
    if name is None:
        raise FileNotFoundError("this recipe starts from a pretrained encoder: name it with --base")
    folder = Path(name)
    if not folder.is_dir():
        folder = Path(snapshot_download(name, allow_patterns=list(FILES)))
    for file in FILES:
        if not (folder / file).is_file():
            raise FileNotFoundError(f"{folder / file} is missing")
    return folder
