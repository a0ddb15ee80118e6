"""The reader's own pages, at `aix://app/`: home, help, changes, about, problems, saved links, and more.

Their builders are imported when a page is shown: the window is painted before that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.errors import NotFoundError
from aixreader.paths import resources
from aixreader.services.tables.table_state import is_table_link
from aixreader.ui.base.action_table import ACTIONS, MENUS, keys, menu_title, plain
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.links.saved_links import SavedLinks
from aixreader.ui.window.about import versions
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.reader_host import ReaderHost

if TYPE_CHECKING:
    from aixreader.services.session.resources import Resource
    from aixreader.services.session.session import Session
    from aixreader.userdata.collection import Collection

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
MAX_VISITS = 60
"""How many visits are searched for the sections that were read last."""


class OwnPages(QObject):
    """Makes the pages, each anew when it is asked for. `marks()` gives the user's marks."""

    def __init__(
        self,
        context: ReaderContext,
        host: ReaderHost,
        opener: EditionOpener,
        saved_links: SavedLinks,
        marks: Callable[[], Collection],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._host = host
        self._opener = opener
        self._saved_links = saved_links
        self._marks = marks
        saved_links.changed.connect(self._refresh_saved_links)
        self._pages: dict[str, tuple[str, Callable[[Session], str]]] = {
            HOME: (self.tr("Home"), self._home),
            KEPT: (self.tr("Saved links"), self._kept),
            USING: (self.tr("Using AIX Reader"), self._using),
            SHORTCUTS: (self.tr("Keyboard shortcuts"), self._shortcuts),
            CHANGES: (self.tr("What is new"), self._changes),
            ABOUT: (self.tr("About AIX Reader"), self._about),
            PROBLEM_PAGE: (self.tr("Problems"), self._problems),
        }

    def title_of(self, address: str) -> str:
        """The title of the section or own page at `address`, "" for any other address."""
        section = self._context.section_at(address)
        if section is not None:
            return section.title
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
        session = self._context.session
        if session is not None and address.startswith(SOURCE):
            return Resource(HTML, self._source(session, address.removeprefix(SOURCE)).encode())
        if session is not None and address.startswith(LICENCE):
            from aixreader.pages.licences_page import licence_document

            return Resource(HTML, licence_document(address.removeprefix(LICENCE)).encode())
        found = self._pages.get(address)
        if found is None or session is None:
            raise NotFoundError(f"The reader has no page {path}.")
        return Resource(HTML, found[1](session).encode())

    @Slot()
    def refresh_home(self) -> None:
        """Load home again if it is in front: what it lists has changed."""
        self._reload_if_at(HOME)

    @Slot()
    def _refresh_saved_links(self) -> None:
        self._reload_if_at(KEPT)

    def _reload_if_at(self, address: str) -> None:
        if self._host.pane is not None and self._host.pane.address == address:
            self._host.reload()

    def _home(self, session: Session) -> str:
        from aixreader.pages.action_links import CONTINUE, action_address
        from aixreader.pages.home_page import Visit, home_document, home_facts

        marks = self._marks()
        newest = sorted(marks.bookmarks, key=lambda mark: mark.created, reverse=True)

        def there(sections: Iterable[str]) -> list[Visit]:
            found = (session.edition.sections.get(name) for name in dict.fromkeys(sections))
            return [Visit(section.title, session.address(section.id), section.role) for section in found if section]

        recent = there(visit.section for visit in marks.visits[:MAX_VISITS])
        left = recent[0] if recent else None
        if left is not None:
            section = session.section_at(left.address)
            left = replace(left, address=action_address(CONTINUE, section.id)) if section is not None else left
        facts = home_facts(
            session,
            left=left,
            recent=recent[1:],
            bookmarks=there(mark.section for mark in newest),
            shipped=self._opener.is_shipped,
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
        edition.append(("Opened from", str(self._opener.source or session.edition.folder)))
        reader = self._host.reader
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

        links = self._saved_links.links
        return saved_links_document((link.address, link.title, link.when) for link in links)
