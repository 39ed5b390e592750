"""Learning ignores what is not known, and goes on where it stopped."""

import itertools
from pathlib import Path

import numpy as np
import pytest
import torch

from model.labels import OUTPUTS
from model.network import Network
from training.fine_tune import Batches, fine_tune, learn_evidence, masked_loss, network_of
from training.mixture import Item
from training.recipe import Encoder, Optimisation

SHAPE = Encoder(layers=1, pieces=50, hidden=16, heads=2)


def items(count: int) -> list[Item]:
    draw = np.random.default_rng(1)
    rows = []
    for number in range(count):
        length = int(draw.integers(1, 12))
        ids = (0, *draw.integers(4, 50, length).tolist(), 2)
        outputs = np.full(len(OUTPUTS), np.nan, dtype=np.float32)
        outputs[0] = number % 2
        rows.append(Item(ids, 1, outputs, np.full(length, number % 2, dtype=np.float32), 1.0))
    return rows


def test_unknown_targets_add_nothing_to_the_loss_and_no_gradient() -> None:
    logits = torch.tensor([[0.0, 5.0], [1.0, -5.0]], requires_grad=True)
    targets = torch.tensor([[1.0, float("nan")], [0.0, float("nan")]])
    loss = masked_loss(logits, targets, torch.ones(2, 1), dim=0)
    assert loss[1] == 0
    loss.sum().backward()  # type: ignore[no-untyped-call]
    assert logits.grad is not None
    assert (logits.grad[:, 1] == 0).all()
    assert (logits.grad[:, 0] != 0).all()


def test_a_heavier_row_counts_more() -> None:
    logits, targets = torch.tensor([[2.0], [2.0]]), torch.tensor([[1.0], [0.0]])
    light, heavy = (masked_loss(logits, targets, torch.tensor([[1.0], [weight]]), dim=None) for weight in (1.0, 3.0))
    assert heavy > light


def test_batches_hold_every_row_once_within_the_budget_and_pad_what_is_not_known() -> None:
    batches = Batches(items(100), batch_tokens=60, seed=1)
    seen = [batches[at] for at in range(len(batches))]
    assert sum(len(batch["ids"]) for batch in seen) == 100
    for batch in seen:
        assert batch["ids"].numel() <= 60
        assert (batch["ids"][batch["mask"] == 0] == 1).all()
        assert batch["tokens"][batch["own"] == 0].isnan().all()


def test_a_run_that_was_stopped_ends_with_the_weights_of_one_that_was_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Optimisation(epochs=1, learning_rate=1e-2, batch_tokens=60, checkpoint_steps=5)
    rows = items(150)

    def learn(folder: Path) -> Network:
        return fine_tune(network_of(SHAPE, None, [None] * 50, seed=1), rows, settings, folder, seed=1)

    whole = learn(tmp_path / "whole")
    with monkeypatch.context() as patched:
        given = itertools.count()
        batch_at = Batches.__getitem__

        def stop(self: Batches, index: int) -> dict[str, torch.Tensor]:
            if next(given) == 8:
                raise InterruptedError
            return batch_at(self, index)

        patched.setattr(Batches, "__getitem__", stop)
        with pytest.raises(InterruptedError):
            learn(tmp_path / "stopped")
    assert [folder.name for folder in (tmp_path / "stopped").iterdir()] == ["checkpoint-5"]
    for name, value in learn(tmp_path / "stopped").state_dict().items():
        assert torch.allclose(value, whole.state_dict()[name], atol=1e-6), name


def test_evidence_is_learned_without_touching_a_score(tmp_path: Path) -> None:
    network = network_of(SHAPE, None, [None] * 50, seed=1)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    learn_evidence(network, items(60), Optimisation(epochs=1, learning_rate=1e-3, batch_tokens=60), tmp_path, seed=1)
    changed = {name for name, value in network.state_dict().items() if not torch.equal(value, before[name])}
    assert changed == {"token_head.weight", "token_head.bias"}
