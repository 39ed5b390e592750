"""The torch module: one encoder, a linear head for the outputs of a message, one for its tokens."""

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from transformers import BertConfig, BertModel

from model.labels import OUTPUTS


class Network(nn.Module):
    """A BERT-shaped encoder (Devlin et al., 2019) with mean pooling and two linear heads.

    forward: ids, own (batch x tokens, int64; own is 1 on the tokens of the message itself, 0 on
    context and padding) and mask (1 on tokens, 0 on padding; None: nothing is padded) to
    (batch x outputs) logits in the order of `OUTPUTS`, and (batch x tokens) evidence logits.
    """

    def __init__(self, config: BertConfig, encoder: BertModel | None = None) -> None:
        super().__init__()
        self.config = config
        self.encoder = encoder if encoder is not None else BertModel(config, add_pooling_layer=False)
        # On short messages the plain attention is the fastest on a processor, and exports to few operators.
        self.encoder.set_attn_implementation("eager")
        self.dropout = nn.Dropout(config.hidden_dropout_prob)
        self.message_head = nn.Linear(config.hidden_size, len(OUTPUTS))
        # Reads every layer: the last one knows the message, the first ones which word is which.
        self.token_head = nn.Linear(config.hidden_size * (config.num_hidden_layers + 1), 1)

    def forward(self, ids: torch.Tensor, own: torch.Tensor, mask: torch.Tensor | None = None) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the logits of each message and of each of its tokens."""
        # Token type 1 marks the message itself, so that the encoder tells it from its context.
        layers = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=own, output_hidden_states=True).hidden_states
        hidden = self.dropout(layers[-1])
        weights = own.unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * weights).sum(1) / weights.sum(1).clamp(min=1)
        return self.message_head(pooled), self.token_head(torch.cat(layers, dim=-1)).squeeze(-1)


def save(network: Network, file: Path) -> None:
    """Write the weights in half precision, whole or not at all."""
    unfinished = file.with_suffix(".part")
    save_file({name: value.detach().half().contiguous() for name, value in network.state_dict().items()}, unfinished)
    unfinished.chmod(0o644)  # the library writes it for its owner alone
    unfinished.rename(file)


def load(config: dict[str, Any], file: Path) -> Network:
    """Return the network of a weights file written by `save`, in full precision, ready to predict."""
    network = Network(BertConfig(**config))
    network.load_state_dict({name: value.float() for name, value in load_file(file).items()})
    return network.eval()


def shape(network: Network) -> dict[str, Any]:
    """Return what `load` needs to know of a network beside its weights."""
    described: dict[str, Any] = network.config.to_diff_dict()
    origin = ("_name_or_path", "architectures", "transformers_version", "dtype", "add_cross_attention", "is_decoder")
    return {name: value for name, value in described.items() if name not in origin}


def parameters(network: Network) -> int:
    """Return the number of weights."""
    return sum(weights.numel() for weights in network.parameters())
