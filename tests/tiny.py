"""A real artifact, small enough to be built for each session of tests."""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from model import artifact as artifacts
from model.artifact import Manifest, PolicyEntry, WindowEntry
from model.labels import BULLYING, KINDS, LANGUAGES, OUTPUTS, PROFANITY, VIETNAMESE

# This tiny network knows four words. Each adds to its outputs; all else takes a little from them.
WORDS = {
    "stupid": {BULLYING: 60.0, "insult": 60.0},
    "leave": {BULLYING: 60.0, "threat": 60.0},
    "damn": {PROFANITY: 60.0},
    "không": {VIETNAMESE: 60.0},
}
JUDGED = tuple(kind for kind in KINDS if kind not in ("exclusion", "defamation"))
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?'\"()-_/<>@#*&%+=đăâêôơưàáạảãèéẹẻẽìíịỉĩòóọỏõùúụủũýệếềểễổồốộỗ"


def _tokenizer() -> Tokenizer:
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -4.0)]
    pieces += [(f"▁{word}", -5.0) for word in WORDS] + [(word, -5.0) for word in WORDS] + [(letter, -6.0) for letter in LETTERS]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>"])
    return tokenizer


def _network(tokenizer: Tokenizer) -> onnx.ModelProto:
    """Add up what each of the message's own tokens says: a bag of words, in the shape of the real network."""
    size = tokenizer.get_vocab_size()
    words = np.full((size, len(OUTPUTS)), -0.01, dtype=np.float32)
    evidence = np.full((size, 1), -5.0, dtype=np.float32)
    for word, said in WORDS.items():
        for piece in (word, f"▁{word}"):
            row = tokenizer.token_to_id(piece)
            for name, value in said.items():
                words[row, OUTPUTS.index(name)] = value
            evidence[row] = 5.0 if BULLYING in said else -5.0
    bias = np.full(len(OUTPUTS), -3.0, dtype=np.float32)
    nodes = [
        helper.make_node("Gather", ["words", "ids"], ["said"]),
        helper.make_node("Cast", ["own"], ["own_float"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["own_float", "last"], ["own_column"]),
        helper.make_node("Mul", ["said", "own_column"], ["own_said"]),
        helper.make_node("ReduceSum", ["own_said", "middle"], ["sum"], keepdims=0),
        helper.make_node("Mul", ["sum", "tenth"], ["less"]),
        helper.make_node("Add", ["less", "bias"], ["message"]),
        helper.make_node("Gather", ["evidence", "ids"], ["evidence_column"]),
        helper.make_node("Squeeze", ["evidence_column", "last"], ["tokens"]),
    ]
    constants = {
        "words": words,
        "evidence": evidence,
        "bias": bias,
        "last": np.array([2]),
        "middle": np.array([1]),
        "tenth": np.array(0.1, np.float32),
    }
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in ("ids", "own")],
        [
            helper.make_tensor_value_info("message", TensorProto.FLOAT, [1, len(OUTPUTS)]),
            helper.make_tensor_value_info("tokens", TensorProto.FLOAT, [1, "length"]),
        ],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def build_artifact(folder: Path, threshold: float = 0.5) -> Path:
    """Write a whole artifact into a folder; a threshold of 0 calls everything bullying, one over 1 nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = _tokenizer()
    tokenizer.save(str(folder / artifacts.TOKENIZER))
    onnx.save(_network(tokenizer), str(folder / artifacts.ONNX))
    kinds = dict.fromkeys(JUDGED, 0.5)
    policies = {
        "strict": PolicyEntry(false_positive_rate=0.03, bullying=threshold * 0.8, kinds=kinds, review=(threshold * 0.4, threshold)),
        "standard": PolicyEntry(
            false_positive_rate=0.01, bullying=threshold, kinds=kinds, review=(threshold * 0.8, min(1.0, threshold * 1.2))
        ),
        "lenient": PolicyEntry(
            false_positive_rate=0.001, bullying=min(1.0, threshold * 1.8), kinds=kinds, review=(threshold, min(1.0, threshold * 1.9))
        ),
    }
    manifest = Manifest(
        format=1,
        name="tiny",
        version="0.0.1",
        base="none",
        languages=LANGUAGES,
        outputs=OUTPUTS,
        kinds=JUDGED,
        encoder={},
        window=WindowEntry(tokens=126, overlap=32, context=64),
        temperatures=dict.fromkeys(OUTPUTS, 1.0),
        evidence=0.5,
        policies=policies,
        default_policy="standard",
        review_error=0.05,
        files={name: artifacts.entry(folder / name) for name in (artifacts.ONNX, artifacts.TOKENIZER)},
    )
    artifacts.save(manifest, folder)
    return folder


def edit_manifest(folder: Path, **changes: object) -> None:
    """Change fields of an artifact's manifest without any check."""
    file = folder / artifacts.MANIFEST
    file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")), **changes}), encoding="utf-8")
