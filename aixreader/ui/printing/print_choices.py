"""What can be chosen to be printed now, and what is meant by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.services.export.section_selector import SectionSource
    from aixreader.services.marks.marks_list import MarkFolder
    from aixreader.ui.window.main_window import MainWindow

BOOKMARKS, FOLDER = "bookmarks", "bookmarks:"


class PrintChoices:
    """The choices for one window while `section` (None on the reader's own pages) is read."""

    def __init__(self, window: MainWindow, section: Section | None) -> None:
        self._window = window
        self._section = section

    def offers(self) -> list[tuple[str, str]]:
        """The name of each choice, with what it is called."""
        window, session = self._window, self._window.session
        nodes = session.graph.nodes if session is not None else {}
        offers = []
        if self._section is not None:
            offers += [("section", _told("This section: {0}").format(self._section.title))]
            offers += [("page", _told("This page"))]
            if (self._section.slug or "") in nodes:
                offers += [("related", _told("This section with its threats or controls"))]
        if nodes:
            offers += [("table", _told("The periodic table"))]
        if window.marks.keeper.marks.annotations:
            offers += [("notes", _told("My notes"))]
        offers += [("ticked", _told("Ticked sections"))]
        if window.search.answer is not None and window.search.answer.hits:
            offers += [("results", _told("What was found"))]
        if window.marks.keeper.marks.bookmarks:
            offers += [(BOOKMARKS, _told("Bookmarks"))]
        for folder in self._mark_folders():
            if folder.path:
                name = " / ".join(folder.path)
                offers += [(f"{FOLDER}{name}", _told("Bookmarks in {0}").format(name))]
        return [*offers, ("all", _told("Everything"))]

    def words(self, chosen: str, ticked: Sequence[str]) -> list[str]:
        """A choice as `services.choosing` takes it; `ticked` are the ids of sections."""
        section = self._section
        if section is not None and chosen in ("section", "related"):
            return [f"relations:{_name(section.id)}" if chosen == "related" else _name(section.id)]
        if section is not None and chosen == "page":
            return [section.page]
        if chosen == "ticked":
            return [_name(name) for name in ticked]
        if chosen == "results" and self._window.search.answer is not None:
            return [f"search:{self._window.search.answer.query}"]
        return [chosen] if chosen.startswith(BOOKMARKS) else ["all"]

    def sources(self) -> dict[str, SectionSource]:
        """What is found, and what is bookmarked, as it is now."""
        answer = self._window.search.answer
        found = [hit.id for hit in answer.hits] if answer is not None else []
        mark_folders = list(self._mark_folders())

        def bookmarked(folder: str) -> Iterable[str]:
            chosen = [each for each in mark_folders if not folder or " / ".join(each.path) == folder]
            return [mark.section for each in chosen for mark in each.bookmarks]

        return {"search": lambda _words: found, BOOKMARKS: bookmarked}

    def _mark_folders(self) -> Iterable[MarkFolder]:
        from aixreader.services.marks.marks_list import mark_folders

        marks = self._window.marks.keeper.marks
        return mark_folders((*marks.folders, *marks.bookmarks))


def _name(section: str) -> str:
    """A section's id as a word: links may hold what words may not."""
    return f"aix:{section}" if "#" in section else section


def _told(text: str) -> str:
    return QCoreApplication.translate("PrintChoices", text)
