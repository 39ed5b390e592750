"""Words that give a label away without the meaning: what a bag of words makes of pairs that it never saw."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline

from training.examples.check import is_minimal, pairs
from training.examples.row import Row

# The words named on either side.
NAMED = 15
# A word met in fewer messages is not a habit of the writers.
LEAST_MESSAGES = 15
SIGNS: Mapping[str, re.Pattern[str]] = {
    "second person": re.compile(r"\b(?:you\w*|u|ur|mày|mầy|may|m|mi|bây|cậu|bạn)\b", re.IGNORECASE),
    "negation": re.compile(r"\b(?:not?|never|nobody|\w+n['\u2019]?t|không|ko|k|hông|chẳng|chả|đéo|đừng)\b", re.IGNORECASE),
    "question mark": re.compile(r"\?"),
    "exclamation mark": re.compile("!"),
    "emoji": re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]"),
    "laughing": re.compile(r"\b(?:lo+l|lmf?ao|ha(?:ha)+|hehe|hihi|kk+|=\)+)", re.IGNORECASE),
    "capitals": re.compile(r"\b[A-Z]{3,}\b"),
}


@dataclass(frozen=True, slots=True)
class Shortcuts:
    """What words alone give away.

    auroc: of a bag of words trained on one half of the messages, on the pairs of the other, both ways
    averaged; 0.5 is chance. bullying, safe: the words whose weight speaks most for either verdict.
    """

    auroc: float
    bullying: tuple[str, ...]
    safe: tuple[str, ...]


def shortcuts(rows: Sequence[Row]) -> Shortcuts:
    """Return what a bag of words (logistic regression over word counts) learns; pairs stay in one half."""
    judged = [row for row in rows if row.bullying is not None]
    names = sorted({row.pair or row.id for row in judged})
    half = set(names[::2])
    halves = [[row for row in judged if ((row.pair or row.id) in half) is side] for side in (True, False)]
    found = [_on_pairs(train, test) for train, test in (halves, halves[::-1])]
    model = _bag_of_words(judged)
    words = np.array(model[0].get_feature_names_out())
    order = words[np.argsort(model[1].coef_[0])]
    return Shortcuts(float(np.mean(found)), tuple(order[::-1][:NAMED]), tuple(order[:NAMED]))


def _on_pairs(train: Sequence[Row], test: Sequence[Row]) -> float:
    held = [row for pair in filter(is_minimal, pairs(test)) for row in pair]
    scores = _bag_of_words(train).decision_function([row.text for row in held])
    return float(roc_auc_score([bool(row.bullying) for row in held], scores))


def _bag_of_words(rows: Sequence[Row]):  # type: ignore[no-untyped-def]
    """Return a fitted pipeline of sklearn, which has no types."""
    counts = CountVectorizer(token_pattern=r"(?u)\b\w+\b|[^\w\s]", binary=True, min_df=min(LEAST_MESSAGES, max(1, len(rows) // 100)))
    model = make_pipeline(counts, LogisticRegression(max_iter=2000))
    return model.fit([row.text for row in rows], [bool(row.bullying) for row in rows])


def signs(rows: Sequence[Row]) -> dict[str, tuple[float, float]]:
    """Return the share of bullying and of safe messages that show each sign, and their mean length in words."""
    sides = [[row for row in rows if row.bullying is verdict] for verdict in (True, False)]
    found = {name: _both(sides, lambda row, sign=sign: bool(sign.search(row.text))) for name, sign in SIGNS.items()}
    found["vulgar word"] = _both(sides, lambda row: row.profanity)
    found["obfuscated"] = _both(sides, lambda row: row.obfuscated)
    found["context"] = _both(sides, lambda row: bool(row.context))
    found["words"] = _both(sides, lambda row: len(row.text.split()))
    return found


def _both(sides, measure) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    bullying, safe = (float(np.mean([measure(row) for row in side])) if side else 0.0 for side in sides)
    return bullying, safe
