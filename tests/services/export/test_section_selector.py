"""Expressions that select sections."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aixreader.errors import NotFoundError
from aixreader.knowledge.reading_lists import resolve_own
from aixreader.services.export.section_selector import SectionSource, select_sections
from aixreader.services.session.session import Session
from aixreader.userdata.records import ListEntry, ReadingList

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


def test_a_reading_list_keeps_its_order_and_says_why(session: Session) -> None:
    entries = (ListEntry("teatheft", why="<Tea> & milk"), ListEntry("overview"), ListEntry("teapot"), ListEntry("gone"))
    chosen = replace(resolve_own(session, ReadingList("x", "Mine", entries=entries)), read=frozenset({"teatheft"}))
    choice = select_sections(session, ["list:x"], {}, reading_list=lambda _name: chosen)
    below = ["docs/2_threats#introduction", "docs/2_threats#introduction-1"]
    inside = ["docs/overview#how-to-read-this", "docs/overview#questions-to-ask"]
    assert [section.id for section in choice.sections] == ["teatheft", *below, "overview", *inside, "teapot"]
    publication = choice.publication(session)
    assert publication.title == choice.title == "Mine"
    overview, *chapters = publication.chapters
    assert [chapter.title for chapter in chapters] == ["2.2 Tea theft", "0. Overview", "Teapot watch"]
    assert [piece.level for piece in publication.pieces] == [1, 1, 2, 2, 1, 2, 2, 1]
    listed = overview.pieces[0].html
    assert '<td><a href="#s-teatheft">2.2 Tea theft</a></td><td>1 min</td><td>yes</td>' in listed
    assert listed.count("<td>no</td>") == 2
    assert "1 of 3 read; 1 min in all, 1 min left." in listed
    assert "Not in this edition: gone." in listed
    assert chapters[0].pieces[0].html.startswith('<p class="lead">&lt;Tea&gt; &amp; milk · 1 min</p>')
    alone = select_sections(session, ["list:x"], {}, only=True, reading_list=lambda _name: chosen)
    assert [piece.section for piece in alone.publication(session).pieces][1:] == ["teatheft", "overview", "teapot"]
    both = select_sections(session, ["list:x", "lidlock"], {}, only=True, reading_list=lambda _name: chosen)
    assert [section.id for section in both.sections][-2:] == ["lidlock", "teatheft"], (
        "with others in the edition's order"
    )
    nothing = resolve_own(session, ReadingList("x", "Mine", entries=entries[3:]))
    with pytest.raises(NotFoundError, match="no section of this edition"):
        select_sections(session, ["list:x"], {}, reading_list=lambda _name: nothing)
