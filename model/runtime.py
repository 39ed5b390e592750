"""Tokens to logits: ONNX Runtime by default, torch for a GPU or a fresh checkpoint."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

# ONNX Runtime reads this when it is imported; without it, it keeps a record of its use in the home
# folder and has threads to send it away.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime  # after the line above

from model.tokens import Window

Floats = NDArray[np.float32]


class Runtime(Protocol):
    """Runs the network on one window: (outputs,) message logits and (own tokens,) evidence logits.

    One window a run, never padded: the int8 network scales its activations over the whole input, so
    a score would depend on its neighbours in a batch; on a CPU a batch buys no speed.
    """

    def run(self, window: Window) -> tuple[Floats, Floats]:
        """Return the logits of the message and of each of its own tokens."""
        ...


class OnnxRuntime:
    """The exported network on ONNX Runtime. Thread-safe."""

    def __init__(self, file: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # A worker that waits for its next message leaves the core to the others.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Errors only: the runtime's warnings speak of its own optimiser.
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])

    def run(self, window: Window) -> tuple[Floats, Floats]:
        """Return the logits of the message and of each of its own tokens."""
        ids, own = arrays([window])
        message, tokens = self._session.run(["message", "tokens"], {"ids": ids, "own": own})
        return message[0], tokens[0, window.first : window.first + len(window.offsets)]


class TorchRuntime:
    """The torch network in full precision."""

    def __init__(self, network: Any) -> None:
        self._network = network

    @classmethod
    def load(cls, config: dict[str, Any], file: Path) -> "TorchRuntime":
        """Return the runtime of a weights file."""
        from model import network  # torch takes seconds to import, and serving does without

        return cls(network.load(config, file))

    def run(self, window: Window) -> tuple[Floats, Floats]:
        """Return the logits of the message and of each of its own tokens."""
        import torch

        ids, own = (torch.from_numpy(array).to(self._network.message_head.weight.device) for array in arrays([window]))
        with torch.inference_mode():
            message, tokens = self._network(ids, own)
        return message[0].cpu().numpy(), tokens[0, window.first : window.first + len(window.offsets)].cpu().numpy()


def arrays(windows: Sequence[Window]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return ids and own (windows x tokens, int64), as the network takes them, of windows of one length.

    `own` is 1 on the message's tokens and on the `</s>` that closes it, so that it is never empty.
    """
    ids = np.array([window.ids for window in windows], dtype=np.int64)
    own = np.zeros_like(ids)
    for row, window in enumerate(windows):
        own[row, window.first :] = 1
    return ids, own
