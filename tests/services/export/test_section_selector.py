"""Expressions that select sections."""

from __future__ import annotations

import pytest

from aixreader.errors import NotFoundError
from aixreader.services.export.section_selector import SectionSource, select_sections
from aixreader.services.session.session import Session

SOURCES: dict[str, SectionSource] = {
    "search": lambda words: ["teapot"] if words == "pot" else [],
    "bookmarks": lambda _folder: ["lidlock", "gone"],
}


def ids(session: Session, *words: str, only: bool = False) -> list[str]:
    return [section.id for section in select_sections(session, words, SOURCES, only=only).sections]


def test_slugs_pages_and_everything(session: Session) -> None:
    assert ids(session, "generalkettle", only=True) == ["generalkettle"]
    assert ids(session, "generalkettle")[-1] == "lidlock"
    assert ids(session, "2_threats") == ids(session, "docs/2_threats")
    assert set(ids(session, "1_controls")) > {"kettlerules", "teapot"}
    assert ids(session, "all") == list(session.edition.sections)
    assert ids(session, "lidlock", "teapot") == ["teapot", "lidlock"], "in the edition's order"


def test_relations_search_and_bookmarks(session: Session) -> None:
    assert ids(session, "relations:teatheft", only=True) == ["teatheft", "teapot", "lidlock"], (
        "first what is asked about"
    )
    assert set(ids(session, "relations:teatheft", "teapot", only=True)) == {"teapot", "lidlock", "teatheft"}
    assert ids(session, "search:pot") == ["teapot"]
    assert ids(session, "bookmarks") == ids(session, "bookmarks:Tea") == ["lidlock"]


def test_titles(session: Session) -> None:
    assert select_sections(session, ["teapot"], {}).title == "Teapot watch"
    assert select_sections(session, ["relations:oversteep"], {}).title == "Oversteeping and its controls"
    assert select_sections(session, ["relations:lidlock"], {}).title == "Lid lock and its threats"
    assert select_sections(session, ["search:pot"], SOURCES).title == "Tiny Exchange: pot"
    assert select_sections(session, ["teapot", "lidlock"], {}).title == "Tiny Exchange: a selection"
    assert select_sections(session, ["2_threats"], {}).title == session.edition.pages["docs/2_threats"].title


@pytest.mark.parametrize("word", ["coffee", "search:coffee", "relations:coffee"])
def test_what_names_nothing_is_told(session: Session, word: str) -> None:
    with pytest.raises(NotFoundError):
        select_sections(session, [word], SOURCES)
