"""The history of a section over editions."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.edition.edition import open_edition
from aixreader.errors import NotFoundError
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.progress import silent
from aixreader.services.comparison.section_history import history_of_editions

Editions = list[tuple[str, OpenEdition]]


@pytest.fixture
def editions(built_before: Path, built: Path) -> Editions:
    """The two states of the tiny site, the newer first."""
    return [(str(place), OpenEdition(open_edition(place))) for place in (built, built_before)]


def test_a_renamed_section_is_followed(editions: Editions) -> None:
    newer, oldest = history_of_editions(editions, "oversteep", silent)
    assert newer.source == editions[0][0]
    assert newer.label.startswith("was “Steeping too long”")
    assert (oldest.name, oldest.label, oldest.source) == ("Steeping too long", "the oldest one with it", editions[1][0])


def test_a_section_that_is_gone_is_found_where_it_was(editions: Editions) -> None:
    gone, oldest = history_of_editions(editions, "docs/1_controls#tap", silent)
    assert (gone.label, gone.name, oldest.name) == ("gone", "Tap", "Tap")


def test_an_unknown_section_is_told(editions: Editions) -> None:
    for known in (editions, []):
        with pytest.raises(NotFoundError):
            list(history_of_editions(known, "saucer", silent))
