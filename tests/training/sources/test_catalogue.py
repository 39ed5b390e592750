import pytest

from training.sources.catalogue import SOURCES, by_name
from training.sources.source import published


def test_every_source_has_files_and_every_file_a_source():
    # Our own examples lie in the repository.
    assert [source.name for source in SOURCES if source.name not in ("examples", "conversations")] == list(published())


def test_names_lead_to_their_sources_in_the_order_asked_for():
    assert [source.name for source in by_name(["vihsd", "gametox"])] == ["vihsd", "gametox"]


def test_an_unknown_name_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match=r"nosuchset.*gametox"):
        by_name(["gametox", "nosuchset"])
