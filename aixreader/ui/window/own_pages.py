"""The reader's own pages, at `aix://app/`: home, help, changes, about, problems, saved links, and more.

Their builders are imported when a page is requested, to keep start-up short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from aixreader.errors import NotFoundError, shortened
from aixreader.paths import resources
from aixreader.services.tables.table_state import is_table_link
from aixreader.ui.base.action_table import ACTIONS, MENUS, keys, menu_title, plain
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.links.saved_links import SavedLinks
from aixreader.ui.window.about import versions
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.reader_host import ReaderHost

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import ResolvedList
    from aixreader.pages.shelf_part import ShelfFacts
    from aixreader.services.session.resources import Resource
    from aixreader.services.session.session import Session
    from aixreader.userdata.collection import Collection

OWN = "aix://app/"
HOME = f"{OWN}home"
USING = f"{OWN}using"
SHORTCUTS = f"{OWN}shortcuts"
CHANGES = f"{OWN}changes"
ABOUT = f"{OWN}about"
GLOSSARY = f"{OWN}glossary"
SAVED_LINKS = f"{OWN}kept"  # must not change: the session state of users contains it
PROBLEM_PAGE = f"{OWN}problems"
SOURCE = f"{OWN}source/"
"""To be followed by the id of a section, percent-encoded."""
LICENCE = f"{OWN}licence/"
"""To be followed by the id of a third-party component."""
MAX_VISITS = 60
"""How many visits of the history are searched for the sections that were read last."""


class MorePages(Protocol):
    """Pages of a part of the window."""

    def title_of(self, address: str) -> str:
        """The title of the part's page at an address, "" for any other address."""

    def document(self, address: str) -> str:
        """The page; raises `NotFoundError`."""


class OwnPages(QObject):
    """Builds a page on each request. `marks()` returns the user's marks, `shelf()` the editions on the shelf, `lists()`
    the reading lists.
    """

    def __init__(
        self,
        context: ReaderContext,
        host: ReaderHost,
        opener: EditionOpener,
        saved_links: SavedLinks,
        marks: Callable[[], Collection],
        shelf: Callable[[], ShelfFacts],
        lists: Callable[[], Iterable[ResolvedList]] = tuple,
    ) -> None:
        super().__init__(context)
        self._context = context
        self._host = host
        self._opener = opener
        self._saved_links = saved_links
        self._marks = marks
        self._shelf = shelf
        self._lists = lists
        self._more: list[MorePages] = []
        saved_links.changed.connect(self._refresh_saved_links)
        self._pages: dict[str, tuple[str, Callable[[Session], str]]] = {
            HOME: (self.tr("Home"), self._home),
            SAVED_LINKS: (self.tr("Saved links"), self._saved_links_page),
            USING: (self.tr("Using AIX Reader"), self._using),
            SHORTCUTS: (self.tr("Keyboard shortcuts"), self._shortcuts),
            CHANGES: (self.tr("What is new"), self._changes),
            ABOUT: (self.tr("About AIX Reader"), self._about),
            GLOSSARY: (self.tr("Glossary"), self._glossary),
            PROBLEM_PAGE: (self.tr("Problems"), self._problems),
        }

    def add_pages(self, pages: MorePages) -> None:
        """Serve the pages of a part."""
        self._more.append(pages)

    def title_of(self, address: str) -> str:
        """The title of the section, table or own page at `address`, "" for any other address."""
        section = self._context.section_at(address)
        if section is not None:
            return self._context.name_of(section)
        if address.startswith(SOURCE):
            return self.tr("Source text")
        if address.startswith(LICENCE):
            return self.tr("Licence")
        if is_table_link(address):
            return self.tr("Periodic table")
        entry = self._pages.get(address)
        if entry is None:
            return next((title for pages in self._more if (title := pages.title_of(address))), "")
        return entry[0]

    def fetch(self, path: str) -> Resource:
        """The page at `path`, such as "/home". Raises `NotFoundError` for an unknown one, or if no edition is open."""
        from aixreader.services.session.resources import HTML, Resource

        address = OWN + path.removeprefix("/")
        session = self._context.session
        if session is not None and address.startswith(SOURCE):
            return Resource(HTML, self._source(session, address.removeprefix(SOURCE)).encode())
        if session is not None and address.startswith(LICENCE):
            from aixreader.pages.licences_page import licence_document

            return Resource(HTML, licence_document(address.removeprefix(LICENCE)).encode())
        owner = next((pages for pages in self._more if pages.title_of(address)), None)
        if session is not None and owner is not None:
            return Resource(HTML, owner.document(address).encode("utf-8", "replace"))
        entry = self._pages.get(address)
        if entry is None or session is None:
            raise NotFoundError(f"Page not found: {shortened(path)}")
        return Resource(HTML, entry[1](session).encode())

    @Slot()
    def refresh_home(self) -> None:
        """Reload home if it is the current page, because the lists on it have changed."""
        self._reload_if_at(HOME)

    @Slot()
    def _refresh_saved_links(self) -> None:
        self._reload_if_at(SAVED_LINKS)

    def _reload_if_at(self, address: str) -> None:
        if self._host.pane is not None and self._host.pane.address == address:
            self._host.reload()

    def _home(self, session: Session) -> str:
        from aixreader.knowledge.reading_lists import progress
        from aixreader.pages.action_links import CONTINUE, action_address
        from aixreader.pages.home_page import Visit, home_document, home_facts

        marks = self._marks()
        bookmarks = sorted(marks.bookmarks, key=lambda mark: mark.created, reverse=True)

        def visits_of(sections: Iterable[str]) -> list[Visit]:
            known = (session.edition.sections.get(name) for name in dict.fromkeys(sections))
            return [
                Visit(session.names.of(section), session.address(section.id), section.role)
                for section in known
                if section
            ]

        recent_visits = visits_of(visit.section for visit in marks.visits[:MAX_VISITS])
        last_read = recent_visits[0] if recent_visits else None
        if last_read is not None:
            section = session.section_at(last_read.address)
            last_read = (
                replace(last_read, address=action_address(CONTINUE, section.id)) if section is not None else last_read
            )
        facts = home_facts(
            session,
            last_read=last_read,
            recent=recent_visits[1:],
            bookmarks=visits_of(mark.section for mark in bookmarks),
            shipped=self._opener.is_shipped and not self._context.settings_model.sets_edition,
            can_search=True,
            shelf=self._shelf() if self._context.settings_model.may_open else None,
        )
        lists = tuple((each, progress(each, marks.is_read)) for each in self._lists())
        return home_document(replace(facts, lists=lists))

    @staticmethod
    def _using(_session: Session) -> str:
        from aixreader.pages.help_pages import using_document
        from aixreader.services.assessments.assessment_formats import ASSESSMENT_FORMATS
        from aixreader.services.catalogue.catalogue_formats import CATALOGUE_FORMATS
        from aixreader.ui.base.format_list import format_label, format_limits

        whole = "aixreader export all --format {0} --out exchange.{1}"
        assessed = "aixreader assess export FILE --format {0} --out FOLDER"
        formats = [
            (format_label(each), command.format(each.id, each.suffix), format_limits(each))
            for command, known in ((whole, CATALOGUE_FORMATS), (assessed, ASSESSMENT_FORMATS))
            for each in known
        ]
        return using_document({spec.id: keys(spec) for spec in ACTIONS}, formats)

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
        from aixreader.pages.action_links import PROBLEMS, action_address
        from aixreader.pages.help_pages import about_document
        from aixreader.pages.licences_page import PARTS, version_of
        from aixreader.services.editions.shelf_entries import visible_path

        manifest = session.edition.manifest
        edition = [("Title", manifest.title), ("As of", manifest.date), ("Revision", manifest.revision)]
        edition.append(("Opened from", visible_path(str(self._opener.source or session.edition.folder))))
        reader = self._host.reader
        process = reader.pane.page.renderProcessPid() if reader is not None and reader.pane is not None else 0
        edition.append(("Signed by", session.signed_by))
        pictures = self._opener.pictures
        if pictures is not None:
            edition.append(("Pictures", f"{pictures.here} of {pictures.total} have been fetched"))
        facts = [(what, value) for what, value in edition if value]
        licences = [(part.name, version_of(part), part.licence, f"{LICENCE}{part.id}") for part in PARTS]
        return about_document(
            versions(process),
            facts,
            licences,
            problems=(len(session.edition.problems), action_address(PROBLEMS)),
            hosts=self._opener.hosts(),
        )

    @staticmethod
    def _glossary(session: Session) -> str:
        from aixreader.pages.glossary_page import Entry, glossary_document

        finder, sections = session.terms, session.edition.sections
        return glossary_document(
            Entry(finder.name(term), finder.explanation(term), finder.place(term), session.address(term.section))
            for term in finder.terms
            if term.section in sections
        )

    @staticmethod
    def _problems(session: Session) -> str:
        from aixreader.pages.problems_page import problems_document

        return problems_document(session.edition.problems)

    @staticmethod
    def _source(session: Session, section: str) -> str:
        from aixreader.pages.source_page import source_document

        return source_document(session, session.find(section))

    def _saved_links_page(self, _session: Session) -> str:
        from aixreader.knowledge.section_names import shown_title
        from aixreader.pages.saved_links_page import saved_links_document

        links = self._saved_links.links
        return saved_links_document((link.address, shown_title(link.title), link.when) for link in links)
