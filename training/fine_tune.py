"""The learning itself: masked losses over one encoder, with checkpoints that a run resumes from."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
import transformers
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits
from torch.utils.data import Dataset
from transformers import BertConfig, BertModel, Trainer, TrainingArguments, set_seed
from transformers.trainer_utils import get_last_checkpoint

from model.labels import BULLYING, KINDS, OUTPUTS
from model.network import Network
from training.mixture import Item
from training.recipe import Encoder, Optimisation

Batch = dict[str, torch.Tensor]


def network_of(encoder: Encoder, base: Path | None, rows: Sequence[int | None], seed: int) -> Network:
    """Return a fresh network: layers of the base, evenly spread, and the rows of its word table that are kept.

    One layer in two keeps more than the lowest half (Sanh et al., 2019; in our own trial on 7,000
    messages by 3 points of AUROC). A piece that the base lacks (row None) starts as the mean of all.
    Without a base, a small random network.
    """
    set_seed(seed)
    if base is None:
        if encoder.hidden is None or encoder.heads is None:
            raise ValueError("encoder.hidden and encoder.heads are needed without a base")
        config = BertConfig(
            vocab_size=len(rows),
            hidden_size=encoder.hidden,
            num_hidden_layers=encoder.layers,
            num_attention_heads=encoder.heads,
            intermediate_size=4 * encoder.hidden,
            pad_token_id=1,
        )
        return Network(config)
    transformers.logging.set_verbosity_error()  # it reports what it was not asked to load
    body = BertModel.from_pretrained(base, add_pooling_layer=False, dtype=torch.float32)
    held = len(body.encoder.layer)
    if encoder.layers > held:
        raise ValueError(f"encoder.layers must be at most {held}, the layers of the base")
    body.encoder.layer = nn.ModuleList(body.encoder.layer[at * held // encoder.layers] for at in range(encoder.layers))
    table = body.embeddings.word_embeddings.weight.data
    middle = table.mean(0)
    kept = torch.stack([middle if row is None else table[row] for row in rows])
    body.embeddings.word_embeddings = nn.Embedding.from_pretrained(kept, freeze=False, padding_idx=1)
    body.config.num_hidden_layers, body.config.vocab_size = encoder.layers, len(rows)
    return Network(body.config, body)


class Learner(nn.Module):
    """The network with its loss, as the trainer calls it."""

    def __init__(self, network: Network, weights: Optimisation) -> None:
        super().__init__()
        self.network = network
        scale = [1.0 if name == BULLYING else weights.kinds if name in KINDS else weights.marks for name in OUTPUTS]
        self.scale: torch.Tensor
        self.register_buffer("scale", torch.tensor(scale), persistent=False)
        self.tokens = weights.tokens

    def forward(
        self, ids: torch.Tensor, own: torch.Tensor, mask: torch.Tensor, outputs: torch.Tensor, tokens: torch.Tensor, weight: torch.Tensor
    ) -> dict[str, torch.Tensor]:
        """Return the loss: each output's mean over the rows that know it, weighted, plus the tokens'."""
        message_logits, token_logits = self.network(ids, own, mask)
        loss = (masked_loss(message_logits, outputs, weight.unsqueeze(-1), dim=0) * self.scale).sum()
        return {"loss": loss + self.tokens * masked_loss(token_logits, tokens, weight.unsqueeze(-1), dim=None)}


def masked_loss(logits: torch.Tensor, targets: torch.Tensor, weight: torch.Tensor, dim: int | None) -> torch.Tensor:
    """Return the weighted mean of the binary cross-entropy over the targets that are known (not NaN), 0 if none is."""
    known = ~targets.isnan()
    losses = binary_cross_entropy_with_logits(logits.float(), targets.nan_to_num(), reduction="none")
    weights = known * weight
    if dim is None:
        return (losses * weights).sum() / weights.sum().clamp(min=1)
    return (losses * weights).sum(dim) / weights.sum(dim).clamp(min=1)


class Batches(Dataset[Batch]):
    """Batches of rows of about one length, `batch_tokens` each; an element is a whole batch."""

    def __init__(self, items: Sequence[Item], batch_tokens: int, seed: int) -> None:
        self._items = items
        self._batches = list(_batches(items, batch_tokens, random.Random(seed)))

    def __len__(self) -> int:
        return len(self._batches)

    def __getitem__(self, index: int) -> Batch:
        """Return a padded batch: ids, own, mask, tokens (rows x tokens), outputs (rows x outputs), weight (rows)."""
        rows = [self._items[at] for at in self._batches[index]]
        length = max(len(row.ids) for row in rows)
        ids = np.ones((len(rows), length), dtype=np.int64)
        own, mask = np.zeros_like(ids), np.zeros_like(ids)
        tokens = np.full((len(rows), length), np.nan, dtype=np.float32)
        for at, row in enumerate(rows):
            ids[at, : len(row.ids)] = row.ids
            mask[at, : len(row.ids)] = 1
            own[at, row.first : len(row.ids)] = 1
            tokens[at, row.first : row.first + len(row.tokens)] = row.tokens
        arrays = {
            "ids": ids,
            "own": own,
            "mask": mask,
            "tokens": tokens,
            "outputs": np.stack([row.outputs for row in rows]),
            "weight": np.array([row.weight for row in rows], dtype=np.float32),
        }
        return {name: torch.from_numpy(array) for name, array in arrays.items()}


def _batches(items: Sequence[Item], batch_tokens: int, draw: random.Random) -> Iterator[list[int]]:
    """Yield places of rows: sorted by length with a little noise, so that neighbours change."""
    order = sorted(range(len(items)), key=lambda at: len(items[at].ids) + draw.random())
    batch: list[int] = []
    for at in order:
        if batch and (len(batch) + 1) * len(items[at].ids) > batch_tokens:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def fine_tune(network: Network, items: Sequence[Item], settings: Optimisation, folder: Path, seed: int) -> Network:
    """Return the network after one pass over the items; checkpoints in `folder` let a later call go on."""
    set_seed(seed)
    arguments = TrainingArguments(
        output_dir=str(folder),
        num_train_epochs=1,
        per_device_train_batch_size=1,
        learning_rate=settings.learning_rate,
        warmup_steps=settings.warmup,
        weight_decay=settings.weight_decay,
        lr_scheduler_type="linear",
        # Half the time of full precision on processors that have it, and no loss that we could measure.
        bf16=True,
        use_cpu=not torch.cuda.is_available(),
        save_steps=settings.checkpoint_steps,
        save_total_limit=1,
        logging_steps=50,
        report_to=[],
        disable_tqdm=False,
        remove_unused_columns=False,
        dataloader_pin_memory=False,
        seed=seed,
    )
    trainer = Trainer(
        model=Learner(network, settings),
        args=arguments,
        train_dataset=Batches(items, settings.batch_tokens, seed),
        data_collator=_only,
    )
    trainer.train(resume_from_checkpoint=get_last_checkpoint(str(folder)) if folder.is_dir() else None)
    return network.eval()


def learn_evidence(network: Network, items: Sequence[Item], settings: Optimisation, folder: Path, seed: int) -> Network:
    """Return the network with its token head learned once more, alone, on marked messages and as many others.

    Beside the verdict the words are too rare to be learned well; the encoder stays as it is, and so
    does every score.
    """
    marked = [item for item in items if (item.tokens == 1).any()]
    unmarked = [item for item in items if (item.tokens == 0).all()]
    if not marked:
        return network
    rows = marked + random.Random(seed).sample(unmarked, min(len(marked), len(unmarked)))
    network.requires_grad_(False)
    network.token_head.requires_grad_(True)
    return fine_tune(network, rows, settings.model_copy(update={"learning_rate": settings.evidence_rate}), folder, seed)


def _only(batches: Sequence[Batch]) -> Batch:
    """Return the one batch of a step."""
    (batch,) = batches
    return batch
