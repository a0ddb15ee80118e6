"""The choices of the print dialog, and the sections of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import ResolvedList
    from aixreader.model import Section
    from aixreader.search.answer import Answer
    from aixreader.services.export.section_selector import SectionSource
    from aixreader.services.marks.marks_list import MarkFolder
    from aixreader.services.session.session import Session
    from aixreader.userdata.collection import Collection

DATE_LENGTH = len("2026-01-31")
BOOKMARKS, FOLDER, LIST = "bookmarks", "bookmarks:", "list:"
WHOLE = frozenset({"page", "table", "notes", "all"})
"""Choices to which sections below add nothing."""


@dataclass(frozen=True, slots=True)
class PrintSources:
    """Where selections of sections come from: the user's `marks()` and the last search's `answer()` (None without one).

    `lists()` are the reading lists. `draw_table(session, size, margin)` gives the periodic table as a PDF on paper of
    `size` ("A4" or "Letter") with a `margin` in millimetres.
    """

    marks: Callable[[], Collection]
    answer: Callable[[], Answer | None]
    draw_table: Callable[[Session, str, int], bytes]
    lists: Callable[[], Sequence[ResolvedList]] = tuple


class PrintChoices:
    """The choices in an edition while `section` (None on the reader's own pages) is read."""

    def __init__(self, session: Session, section: Section | None, sources: PrintSources) -> None:
        self._session = session
        self._section = section
        self._sources = sources

    def items(self) -> list[tuple[str, str]]:
        """The available choices as (name, title)."""
        nodes, marks, answer = self._session.graph.nodes, self._sources.marks(), self._sources.answer()
        items = []
        if self._section is not None:
            items += [("section", _translated("This section: {0}").format(self._session.names.of(self._section)))]
            page = self._session.edition.pages[self._section.page]
            items += [("page", _translated("This page: {0}").format(page.title))]
            if (self._section.slug or "") in nodes:
                items += [("related", _translated("This section with its threats or controls"))]
        if nodes:
            items += [("table", _translated("The periodic table"))]
        if marks.annotations:
            items += [("notes", _translated("My notes"))]
        items += [("ticked", _translated("Selected sections"))]
        if answer is not None and answer.hits:
            items += [("results", _translated("Search results"))]
        if marks.bookmarks:
            items += [(BOOKMARKS, _translated("Bookmarks"))]
        for folder in self._mark_folders():
            if folder.path:
                name = " / ".join(folder.path)
                items += [(f"{FOLDER}{name}", _translated("Bookmarks in {0}").format(name))]
        for each in self._lists:
            items += [(f"{LIST}{each.id}", _translated("Reading list: {0}").format(each.title))]
        return [*items, ("all", _translated("Everything"))]

    def whole(self) -> frozenset[str]:
        """The choices to which sections below add nothing: `WHOLE`, and lists without an entry that has any."""
        return WHOLE | {f"{LIST}{each.id}" for each in self._lists if all(not one.parts[1:] for one in each.entries)}

    def selectors(self, choice_name: str, ticked: Sequence[str]) -> list[str]:
        """A choice as selectors for `select_sections`; `ticked` are section ids."""
        section = self._section
        if section is not None and choice_name in ("section", "related"):
            return [f"relations:{_name(section.id)}" if choice_name == "related" else _name(section.id)]
        if section is not None and choice_name == "page":
            return [section.page]
        if choice_name == "ticked":
            return [_name(name) for name in ticked]
        answer = self._sources.answer()
        if choice_name == "results" and answer is not None:
            return [f"search:{answer.query}"]
        return [choice_name] if choice_name.startswith((BOOKMARKS, LIST)) else ["all"]

    def file_stem(self, choice_name: str, ticked: Sequence[str]) -> str:
        """The name of a file with a choice, without suffix: what is in it."""
        from aixreader.ui.base.save_dialog import file_stem

        section, answer = self._section, self._sources.answer()
        edition, shown = self._session.edition, self._session.names
        if section is not None and choice_name in ("section", "related"):
            return file_stem(shown.bare(section), "related" if choice_name == "related" else "")
        if section is not None and choice_name == "page":
            return file_stem(edition.pages[section.page].title)
        if choice_name == "ticked" and ticked:
            return file_stem(
                shown.bare(edition.sections[ticked[0]]), f"and {len(ticked) - 1} more" if ticked[1:] else ""
            )
        if choice_name == "results" and answer is not None:
            return file_stem("search", answer.query)
        if choice_name.startswith(FOLDER):
            return file_stem("bookmarks", choice_name.removeprefix(FOLDER))
        names = {f"{LIST}{each.id}": f"reading list {each.title}" for each in self._lists}
        names |= {"table": "periodic-table", "notes": "notes", BOOKMARKS: "bookmarks", "ticked": "sections"}
        return file_stem(names.get(choice_name, (edition.manifest.date or "")[:DATE_LENGTH]))

    def sources(self) -> dict[str, SectionSource]:
        """The sources for `select_sections`: the last search's results, and the bookmarks of a folder."""
        answer = self._sources.answer()
        results = [hit.id for hit in answer.hits] if answer is not None else []
        mark_folders = list(self._mark_folders())

        def bookmarked(folder: str) -> Iterable[str]:
            matching = [each for each in mark_folders if not folder or " / ".join(each.path) == folder]
            return [mark.section for each in matching for mark in each.bookmarks]

        return {"search": lambda _words: results, BOOKMARKS: bookmarked}

    def reading_list(self, name: str) -> ResolvedList:
        """The reading list of an id; raises `NotFoundError`."""
        from aixreader.services.reading.list_service import find_list

        return find_list(self._lists, name)

    @cached_property
    def _lists(self) -> tuple[ResolvedList, ...]:
        return tuple(each for each in self._sources.lists() if each.entries)

    def _mark_folders(self) -> Iterable[MarkFolder]:
        from aixreader.services.marks.marks_list import mark_folders

        marks = self._sources.marks()
        return mark_folders((*marks.folders, *marks.bookmarks))


def _name(section: str) -> str:
    """A section's id as a selector; an id with "#" has to be written as a link."""
    return f"aix:{section}" if "#" in section else section


def _translated(text: str) -> str:
    return QCoreApplication.translate("PrintChoices", text)
