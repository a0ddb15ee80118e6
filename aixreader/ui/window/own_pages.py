"""The reader's own pages, at `aix://app/`: home, help, what is new, about, problems, links kept for later, and more.

What makes them is imported when one is shown: the window is painted before that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.errors import NotFoundError
from aixreader.paths import resources
from aixreader.services.tables.table_state import is_table_link
from aixreader.ui.base.actions import ACTIONS, MENUS, keys, menu_title, plain
from aixreader.ui.window.about import versions

if TYPE_CHECKING:
    from aixreader.services.session.resources import Resource
    from aixreader.services.session.session import Session
    from aixreader.ui.window.main_window import MainWindow

OWN = "aix://app/"
HOME = f"{OWN}home"
USING = f"{OWN}using"
SHORTCUTS = f"{OWN}shortcuts"
CHANGES = f"{OWN}changes"
ABOUT = f"{OWN}about"
KEPT = f"{OWN}kept"
PROBLEM_PAGE = f"{OWN}problems"
SOURCE = f"{OWN}source/"
"""With the id of a section, percent-encoded."""
LICENCE = f"{OWN}licence/"
"""With the id of a part."""
MAX_HISTORY_ENTRIES = 60
"""So many visits are looked through for sections that were read lately."""


class OwnPages(QObject):
    """Makes the pages of one window, each anew when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pages: dict[str, tuple[str, Callable[[Session], str]]] = {
            HOME: (self.tr("Home"), self._home),
            KEPT: (self.tr("Links kept for later"), self._kept),
            USING: (self.tr("Using AIX Reader"), self._using),
            SHORTCUTS: (self.tr("Keyboard shortcuts"), self._shortcuts),
            CHANGES: (self.tr("What is new"), self._changes),
            ABOUT: (self.tr("About AIX Reader"), self._about),
            PROBLEM_PAGE: (self.tr("Problems"), self._problems),
        }

    def title(self, address: str) -> str:
        """What a page of ours is called, "" for any other address."""
        if address.startswith(SOURCE):
            return self.tr("Source text")
        if address.startswith(LICENCE):
            return self.tr("Licence")
        if is_table_link(address):
            return self.tr("Periodic table")
        found = self._pages.get(address)
        return found[0] if found is not None else ""

    def fetch(self, path: str) -> Resource:
        """The page under `path`; raises `NotFoundError`."""
        from aixreader.services.session.resources import HTML, Resource

        address = OWN + path.removeprefix("/")
        session = self._window.session
        if session is not None and address.startswith(SOURCE):
            return Resource(HTML, self._source(session, address.removeprefix(SOURCE)).encode())
        if session is not None and address.startswith(LICENCE):
            from aixreader.pages.licences_page import licence_document

            return Resource(HTML, licence_document(address.removeprefix(LICENCE)).encode())
        found = self._pages.get(address)
        if found is None or session is None:
            raise NotFoundError(f"The reader has no page {path}.")
        return Resource(HTML, found[1](session).encode())

    @Slot(str)
    def keep_link(self, address: str) -> None:
        """Keep an external link, and say so."""
        section = self._window.section
        self._window.state.keep_link(address, section.title if section is not None else "")
        self._window.statusBar().showMessage(self.tr("Kept for later: {0}").format(address), 4000)

    @Slot()
    def refresh_home(self) -> None:
        """Show home anew if it is in front: what it lists is other."""
        pane = self._window.pane
        if pane is not None and pane.address == HOME:
            pane.reload()

    def forget_link(self, address: str) -> None:
        """Take a kept link off the list, and show the rest."""
        self._window.state.forget_link(address)
        if self._window.reader is not None and self._window.reader.pane is not None:
            self._window.reader.pane.reload()

    def _home(self, session: Session) -> str:
        from aixreader.pages.action_links import CONTINUE, action_address
        from aixreader.pages.home_page import Visit, home_document, home_facts

        marks = self._window.marks.keeper.marks
        newest = sorted(marks.bookmarks, key=lambda mark: mark.created, reverse=True)

        def there(sections: Iterable[str]) -> list[Visit]:
            found = (session.edition.sections.get(name) for name in dict.fromkeys(sections))
            return [Visit(section.title, session.address(section.id), section.role) for section in found if section]

        recent = there(visit.section for visit in marks.visits[:MAX_HISTORY_ENTRIES])
        left = recent[0] if recent else None
        if left is not None:
            section = session.section_at(left.address)
            left = replace(left, address=action_address(CONTINUE, section.id)) if section is not None else left
        facts = home_facts(
            session,
            left=left,
            recent=recent[1:],
            kept=there(mark.section for mark in newest),
            shipped=self._window.is_shipped,
            can_search=True,
        )
        return home_document(facts)

    @staticmethod
    def _using(_session: Session) -> str:
        from aixreader.pages.help_pages import using_document

        return using_document({spec.id: keys(spec) for spec in ACTIONS})

    @staticmethod
    def _shortcuts(_session: Session) -> str:
        from aixreader.pages.help_pages import shortcuts_document

        by_menu = sorted(ACTIONS, key=lambda spec: list(MENUS).index(spec.menu))
        return shortcuts_document((menu_title(spec), plain(spec), keys(spec)) for spec in by_menu)

    @staticmethod
    def _changes(_session: Session) -> str:
        from aixreader.pages.changes_page import changes_document

        return changes_document((resources() / "changelog.md").read_text("utf-8"))

    def _about(self, session: Session) -> str:
        from aixreader.pages.help_pages import about_document
        from aixreader.pages.licences_page import PARTS, version_of

        manifest = session.edition.manifest
        edition = [("Title", manifest.title), ("As of", manifest.date), ("Revision", manifest.revision)]
        edition.append(("Opened from", str(self._window.source or session.edition.folder)))
        reader = self._window.reader
        process = reader.pane.page.renderProcessPid() if reader is not None and reader.pane is not None else 0
        blocked = sum(reader.engine.interceptor.blocked.values()) if reader is not None else 0
        told = [(what, value) for what, value in edition if value]
        licences = [(part.name, version_of(part), part.licence, f"{LICENCE}{part.id}") for part in PARTS]
        return about_document(versions(process), told, licences, made=0, blocked=blocked)

    @staticmethod
    def _problems(session: Session) -> str:
        from aixreader.pages.problems_page import problems_document

        return problems_document(session.edition.problems)

    @staticmethod
    def _source(session: Session, section: str) -> str:
        from aixreader.pages.source_page import source_document

        return source_document(session, session.find(section))

    def _kept(self, _session: Session) -> str:
        from aixreader.pages.saved_links_page import saved_links_document

        links = self._window.state.desk.kept
        return saved_links_document((link.address, link.title, link.when) for link in links)
