"""The one door: an artifact loaded, messages in, predictions out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from model import artifact, calibration, rationale
from model.artifact import Manifest
from model.labels import BULLYING, KINDS, LANGUAGES, OUTPUTS, PROFANITY, VIETNAMESE
from model.policy import Policy, UnknownPolicyError
from model.prediction import Language, Message, Prediction, Span
from model.runtime import OnnxRuntime, Runtime, TorchRuntime
from model.text import letters_read
from model.tokens import Encoded, MessageTokenizer, WindowSize

# Longer texts are refused before the model; Azure AI Content Safety takes as many.
MAX_CHARACTERS = 10_000


class TextTooLongError(ValueError):
    """A message has more than MAX_CHARACTERS code points; `index` is its place among those given."""

    def __init__(self, index: int) -> None:
        super().__init__(f"message {index}: text must have at most {MAX_CHARACTERS} characters")
        self.index = index


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network makes of a message: (outputs,) logits, and (tokens,) evidence logits.

    The evidence is of the tokens at `encoded.places`.
    """

    encoded: Encoded
    logits: NDArray[np.float32]
    evidence: NDArray[np.float32]


class Classifier:
    """Predicts verdict, kinds, doubt and reasons of messages. Thread-safe."""

    def __init__(self, manifest: Manifest, tokenizer: MessageTokenizer, runtime: Runtime) -> None:
        self.name, self.version = manifest.name, manifest.version
        self.kinds = manifest.kinds
        self.default_policy = manifest.default_policy
        self._manifest, self._tokenizer, self._runtime = manifest, tokenizer, runtime
        self._policies = {name: Policy(name, point.bullying, point.kinds, *point.review) for name, point in manifest.policies.items()}

    @classmethod
    def load(cls, folder: Path, *, threads: int = 1, torch: bool = False) -> "Classifier":
        """Return the classifier of an artifact; ArtifactError names the file that is missing or damaged.

        threads: cores that one message may use. torch: run the full-precision weights instead of the
        exported network.
        """
        manifest = artifact.load(folder)
        artifact.check(folder, manifest, artifact.TOKENIZER, artifact.WEIGHTS if torch else artifact.ONNX)
        tokenizer = MessageTokenizer(folder / artifact.TOKENIZER, WindowSize(**manifest.window.model_dump()))
        runtime: Runtime
        if torch:
            runtime = TorchRuntime.load(manifest.encoder, folder / artifact.WEIGHTS)
        else:
            runtime = OnnxRuntime(folder / artifact.ONNX, threads)
        return cls(manifest, tokenizer, runtime)

    @property
    def policies(self) -> tuple[str, ...]:
        """The names of the operating points."""
        return tuple(self._policies)

    def policy(self, name: str | None = None) -> Policy:
        """Return an operating point, the default one without a name."""
        try:
            return self._policies[self.default_policy if name is None else name]
        except KeyError:
            raise UnknownPolicyError(self.policies) from None

    def predict(self, messages: Sequence[Message], policy: str | None = None, explain: bool = True) -> list[Prediction]:
        """Return a prediction for each message, in order; a score never depends on the other messages."""
        point = self.policy(policy)
        for index, message in enumerate(messages):
            if len(message.text) > MAX_CHARACTERS:
                raise TextTooLongError(index)
        return [self._predict(message, point, explain) for message in messages]

    def read(self, message: Message) -> Reading:
        """Return what the network makes of a message, before calibration."""
        encoded = self._tokenizer.encode(message)
        ran = [self._runtime.run(window) for window in encoded.windows]
        return Reading(encoded, calibration.highest([logits for logits, _ in ran]), np.concatenate([tokens for _, tokens in ran]))

    def _predict(self, message: Message, policy: Policy, explain: bool) -> Prediction:
        reading = self.read(message)
        score = dict(zip(OUTPUTS, calibration.scores(reading.logits, self._manifest.temperatures).tolist(), strict=True))
        label = policy.label(score[BULLYING])
        marked: tuple[Span, ...] = ()
        if explain and label == BULLYING:
            evidence = calibration.sigmoid(reading.evidence).tolist()
            marked = rationale.spans(reading.encoded.text, zip(reading.encoded.places, evidence, strict=True), self._manifest.evidence)
        return Prediction(
            label=label,
            score=score[BULLYING],
            threshold=policy.threshold,
            review=policy.review(score[BULLYING]),
            kinds={kind: score[kind] if kind in self.kinds else None for kind in KINDS},
            profanity=score[PROFANITY],
            rationale=marked,
            language=_language(reading.encoded.text.text, score[VIETNAMESE]),
            truncated=reading.encoded.truncated,
            policy=policy.name,
        )


def _language(text: str, vietnamese: float) -> Language:
    """Return the language of a text: one of ours unless most of its letters are of another script."""
    if not letters_read(text):
        return Language("und", supported=False)
    return Language(LANGUAGES[vietnamese >= 0.5], supported=True)
