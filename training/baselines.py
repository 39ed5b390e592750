"""What a model must beat: TF-IDF with logistic regression, and the majority class."""

from collections.abc import Sequence

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion

from model.labels import OUTPUTS
from model.text import clean
from training.example import Example
from training.metrics import Array
from training.mixture import targets

# Word and character n-grams: the characters hold against misspelling, the words make phrases.
WORD_FEATURES = 100_000
CHARACTER_FEATURES = 200_000


class TfIdf:
    """A logistic regression for each output over word (1-2) and character (2-5) n-grams."""

    def __init__(self, train: Sequence[Example]) -> None:
        self._features = FeatureUnion(
            [
                ("words", TfidfVectorizer(ngram_range=(1, 2), min_df=2, max_features=WORD_FEATURES, sublinear_tf=True, dtype=np.float32)),
                (
                    "characters",
                    TfidfVectorizer(
                        analyzer="char_wb",
                        ngram_range=(2, 5),
                        min_df=2,
                        max_features=CHARACTER_FEATURES,
                        sublinear_tf=True,
                        dtype=np.float32,
                    ),
                ),
            ]
        )
        features = self._features.fit_transform([clean(example.text).text for example in train])
        known = np.stack([targets(example) for example in train])
        # Processes, since the solver uses one core.
        self._models: list[LogisticRegression | float] = Parallel(n_jobs=-1)(
            delayed(_fit)(features, known[:, column]) for column in range(len(OUTPUTS))
        )

    def scores(self, examples: Sequence[Example]) -> Array:
        """Return probabilities, messages x outputs."""
        if not examples:
            return np.empty((0, len(OUTPUTS)))
        features = self._features.transform([clean(example.text).text for example in examples])
        columns = [
            np.full(len(examples), model) if isinstance(model, float) else model.predict_proba(features)[:, 1] for model in self._models
        ]
        return np.stack(columns, axis=1).astype(np.float64)


def _fit(features: csr_matrix, known: NDArray[np.float32]) -> LogisticRegression | float:
    """Return a model of one output, or the score that it has everywhere; `known` has NaN where a row knows nothing."""
    rows = np.flatnonzero(~np.isnan(known))
    truth = known[rows]
    if len(np.unique(truth)) < 2:
        return float(truth.mean()) if len(truth) else 0.0
    return LogisticRegression(solver="liblinear", C=4.0).fit(features[rows], truth)
