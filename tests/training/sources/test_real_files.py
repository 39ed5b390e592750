"""The published files themselves, where CLASSIFIER_DATA names a folder that holds them."""

import os
from collections import Counter
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from model.labels import KINDS, LANGUAGES
from training.example import Example
from training.sources.catalogue import SOURCES, by_name
from training.sources.source import Source, read
from training.splits import identity, split

DATA = Path(os.environ.get("CLASSIFIER_DATA", ""))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.environ.get("CLASSIFIER_DATA"), reason="no data folder: set CLASSIFIER_DATA to one"),
]

# What each set's own publication and files count, in our labels; insult words take some safe rows out.
COUNTS = {
    "kaggle-insults": {True: 2806},
    "hatemojibuild": {True: 2965},
    "edos": {True: 443 + 2271, False: 0},
    "davidson": {True: 1419},
    "convabuse": {True: 488, False: 2856},
    "hatexplain-flat": {True: 5852},
    "dynahate": {True: 21_900},
    # A third of the insults were judged by a match that the line alone does not show; see the source.
    "gametox": {True: 4760, False: 38_800},
    "toxic-spans": {True: 9700, False: 0},
    "olid": {True: 1300, False: 10_160},
    "paradetox": {False: 18_600},
    "appdia": {False: 1840},
}
OFFICIAL_TESTS = {"olid": 860, "edos": 4000, "hatemojibuild": 593, "dynahate": 4071, "toxic-spans": 2000, "convabuse": 853}


@cache
def rows(name: str) -> tuple[Example, ...]:
    (source,) = by_name([name])
    return tuple(read(source, DATA))


@pytest.fixture(params=SOURCES, ids=lambda source: source.name)
def source(request: pytest.FixtureRequest) -> Source:
    chosen: Source = request.param
    return chosen


def is_whole(example: Example, source: Source) -> bool:
    return (
        bool(example.text.strip())
        and example.source == source.name
        and example.language in source.languages
        and example.language in LANGUAGES
        and set(example.kinds) <= set(KINDS)
        and (example.bullying is True or not any(example.kinds.values()))
        and example.official in (None, "train", "dev", "test")
    )


def has_spans_in_order(example: Example) -> bool:
    edges = [edge for span in example.spans or () for edge in (span.start, span.end)]
    return edges == sorted(set(edges)) and (not edges or 0 <= edges[0] < edges[-1] <= len(example.text))


def test_every_row_is_whole_and_has_its_spans_within_its_text(source):
    examples = rows(source.name)
    assert examples
    # Rows are named by their place: their text stands in no message.
    assert [example.source_row for example in examples if not (is_whole(example, source) and has_spans_in_order(example))] == []


def test_no_text_stands_on_two_sides_and_no_official_test_in_training():
    splits = split([example for source in SOURCES for example in rows(source.name)])
    sides = [{identity(example) for example in side} for side in (splits.train, splits.validation, splits.test, splits.official)]
    assert all(sides)
    for left, right in combinations(sides, 2):
        assert not left & right


@pytest.mark.parametrize("name", COUNTS)
def test_the_counts_are_those_of_the_set(name):
    found = Counter(example.bullying for example in rows(name))
    # A few rows hold nothing but placeholders, or another language.
    assert {bullying: found[bullying] for bullying in COUNTS[name]} == pytest.approx(COUNTS[name], rel=0.02)


@pytest.mark.parametrize("name", OFFICIAL_TESTS)
def test_official_tests_are_complete(name):
    test = [example for example in rows(name) if example.official == "test"]
    # DynaHate holds a sentence twice, under two splits.
    assert len(test) == pytest.approx(OFFICIAL_TESTS[name], abs=1)
    assert all(example.gold is not None for example in test)


def test_the_toxic_spans_test_has_the_share_of_posts_without_spans_that_its_task_has():
    test = [example for example in rows("toxic-spans") if example.official == "test"]
    assert sum(example.spans == () for example in test) / len(test) == pytest.approx(0.197, abs=0.001)


def test_pairs_of_contrast_sets_join_two_rows_or_more():
    sizes = Counter(example.pair for example in rows("hatemojibuild"))
    assert set(sizes.values()) == {2}
