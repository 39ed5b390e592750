"""The torch network to an int8 ONNX file for the processor."""

import logging
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer

from model.network import Network


def export(network: Network, file: Path) -> None:
    """Write the network as int8: weights by channel, activations scaled as they come, word table by row."""
    scratch, unfinished = file.with_suffix(".full.onnx"), file.with_suffix(".part.onnx")
    _write(network, scratch)
    fused = optimizer.optimize_model(
        str(scratch), model_type="bert", num_heads=network.config.num_attention_heads, hidden_size=network.config.hidden_size, opt_level=0
    )
    fused.save_model_to_file(str(scratch))
    quantize_dynamic(
        scratch,
        unfinished,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul"],
        # The heads cost nothing, and what they read decides the verdict.
        nodes_to_exclude=_heads(onnx.load(str(scratch))),
    )
    onnx.save(_without_traces(_with_small_table(onnx.load(str(unfinished)), network.config.vocab_size)), str(unfinished))
    # Whole or not at all: a run that is called again takes a file that is there for finished.
    unfinished.rename(file)
    scratch.unlink()


def _write(network: Network, file: Path) -> None:
    """Write the network in full precision; one message a run, any length."""
    network = network.eval().float().cpu()
    ids = torch.ones((1, 8), dtype=torch.int64)
    length = torch.export.Dim("length", min=2, max=network.config.max_position_embeddings)
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        # The exporter warns of changes within torch itself.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            (ids, torch.ones_like(ids)),
            str(file),
            input_names=["ids", "own"],
            output_names=["message", "tokens"],
            dynamic_shapes={"ids": {1: length}, "own": {1: length}},
            external_data=False,
            dynamo=True,
            verbose=False,
        )


def _heads(model: onnx.ModelProto) -> list[str]:
    """Return the names of the matrix products that are not in the encoder."""
    sizes = {table.name: max(table.dims, default=0) for table in model.graph.initializer}
    widest = {table.name: min(table.dims, default=0) for table in model.graph.initializer}
    return [
        node.name
        for node in model.graph.node
        if node.op_type in ("MatMul", "Gemm") and node.input[1] in sizes and widest[node.input[1]] < 32
    ]


def _with_small_table(model: onnx.ModelProto, rows: int) -> onnx.ModelProto:
    """Return the model with its word table (rows x width) as int8 with a scale for each row."""
    table = next(held for held in model.graph.initializer if len(held.dims) == 2 and held.dims[0] == rows)
    values = numpy_helper.to_array(table)
    scale = np.maximum(np.abs(values).max(axis=1, keepdims=True), np.finfo(np.float32).tiny) / 127
    small = np.rint(values / scale).astype(np.int8)
    place, gather = next((at, node) for at, node in enumerate(model.graph.node) if node.op_type == "Gather" and node.input[0] == table.name)
    model.graph.initializer.remove(table)
    model.graph.initializer.extend(
        [numpy_helper.from_array(small, "words"), numpy_helper.from_array(scale.astype(np.float32), "words_scale")]
    )
    ids, out = gather.input[1], gather.output[0]
    model.graph.node.remove(gather)
    for at, node in enumerate(
        [
            helper.make_node("Gather", ["words", ids], ["words_of_message"]),
            helper.make_node("Cast", ["words_of_message"], ["words_as_float"], to=TensorProto.FLOAT),
            helper.make_node("Gather", ["words_scale", ids], ["scale_of_message"]),
            helper.make_node("Mul", ["words_as_float", "scale_of_message"], [out]),
        ]
    ):
        model.graph.node.insert(place + at, node)
    onnx.checker.check_model(model, full_check=False)
    return model


def _without_traces(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the model without the exporter's notes, which hold paths of the machine that it ran on."""
    graph = model.graph
    for noted in (model, graph, *graph.node, *graph.initializer, *graph.value_info, *graph.input, *graph.output):
        noted.ClearField("metadata_props")
        noted.ClearField("doc_string")
    return model
