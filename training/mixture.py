"""What an epoch is made of: rows of each source up to its cap, changed, as targets for the network."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.labels import BULLYING, KINDS, OUTPUTS, PROFANITY, VIETNAMESE
from model.prediction import Message
from model.tokens import Encoded, MessageTokenizer
from training.augment import Augmenter
from training.example import Example
from training.recipe import Recipe, SourceUse


@dataclass(frozen=True, slots=True)
class Item:
    """A row for the network. Targets are 0, 1 or, where unknown, NaN."""

    ids: tuple[int, ...]
    first: int
    outputs: NDArray[np.float32]
    # One for each of the message's own tokens.
    tokens: NDArray[np.float32]
    weight: float


def message_of(example: Example) -> Message:
    """Return the message of an example."""
    return Message(example.text, example.context, example.author)


def targets(example: Example) -> NDArray[np.float32]:
    """Return what an example teaches, in the order of `OUTPUTS`; NaN where it knows nothing.

    A safe message has no kind. Of a bullying one only the kinds that its source looked for are known.
    """
    known: dict[str, bool | None] = {BULLYING: example.bullying, PROFANITY: example.profanity, VIETNAMESE: example.language == "vi"}
    known |= dict.fromkeys(KINDS, False) if example.bullying is False else dict(example.kinds)
    return np.array([np.nan if known.get(name) is None else known[name] for name in OUTPUTS], dtype=np.float32)


def token_targets(example: Example, encoded: Encoded) -> NDArray[np.float32]:
    """Return 1 for each own token (all windows') that lies in a marked span, 0 for the others.

    A safe message has no marked word; a message whose words nobody marked teaches nothing (NaN).
    """
    offsets = encoded.places
    if example.spans is None:
        return np.full(len(offsets), 0.0 if example.bullying is False else np.nan, dtype=np.float32)
    marked = [False] * len(example.text)
    for span in example.spans:
        marked[span.start : span.end] = [True] * (span.end - span.start)
    origins = encoded.text.origins
    return np.array(
        [any(marked[at] for place in range(start, end) for at in range(*origins[place])) for start, end in offsets], dtype=np.float32
    )


def epoch_rows(train: Sequence[Example], uses: Mapping[str, SourceUse], seed: int, epoch: int) -> list[Example]:
    """Return the rows of an epoch: of each source at most its cap, drawn anew for each epoch."""
    by_source: defaultdict[str, list[Example]] = defaultdict(list)
    for example in train:
        by_source[example.source].append(example)
    rows: list[Example] = []
    for source, examples in sorted(by_source.items()):
        cap = uses[source].cap
        draw = random.Random(f"{seed}/{epoch}/{source}")
        rows.extend(examples if cap is None or cap >= len(examples) else draw.sample(examples, cap))
    return rows


def item(example: Example, tokenizer: MessageTokenizer, weight: float) -> Item:
    """Return the row's first window with its targets; the rest of a longer text is not trained on."""
    encoded = tokenizer.encode(message_of(example))
    window = encoded.windows[0]
    outputs = targets(example)
    if len(encoded.windows) > 1 and example.bullying:
        # What makes it bullying, or vulgar, may stand in the part that is not seen.
        outputs[: OUTPUTS.index(PROFANITY) + 1] = np.nan
    return Item(window.ids, window.first, outputs, token_targets(example, encoded)[: len(window.offsets)], weight)


def items(train: Sequence[Example], recipe: Recipe, tokenizer: MessageTokenizer) -> list[Item]:
    """Return the rows of all epochs of a run, augmented."""
    augment = Augmenter(recipe.augmentation, train, recipe.seed)
    return [
        item(augment(example, epoch), tokenizer, recipe.sources[example.source].weight)
        for epoch in range(recipe.optimisation.epochs)
        for example in epoch_rows(train, recipe.sources, recipe.seed, epoch)
    ]
