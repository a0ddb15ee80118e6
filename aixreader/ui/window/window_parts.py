"""Creates the parts of the window and lists the panels of its sidebar.

A new panel is an entry in `PANELS`; see ARCHITECTURE.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from aixreader.progress import Report
from aixreader.ui.assessment import assessment_controller
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.citing.citation_controller import CitationController
from aixreader.ui.citing.clipboard_controller import ClipboardController
from aixreader.ui.contents.contents_controller import CONTENTS, OUTLINE, ContentsController
from aixreader.ui.links.external_links import ExternalLinks
from aixreader.ui.links.link_hover import LinkHover
from aixreader.ui.links.saved_links import SavedLinks
from aixreader.ui.links.term_controller import TermController
from aixreader.ui.lists import lists_controller
from aixreader.ui.lists.lists_controller import ListsController
from aixreader.ui.marks import marks_controller
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.ui.printing.print_choices import PrintSources
from aixreader.ui.printing.print_controller import PrintController
from aixreader.ui.relations import relations_controller
from aixreader.ui.relations.relations_controller import RelationsController
from aixreader.ui.search import search_controller
from aixreader.ui.search.search_controller import SearchController
from aixreader.ui.search.search_queue import SearchQueue
from aixreader.ui.table.table_controller import TableController
from aixreader.userdata.news_record import NewsRecord

if TYPE_CHECKING:
    from aixreader.services.comparison.known_history import History
    from aixreader.services.editions.full_exchange import FullExchange
    from aixreader.services.editions.kept_editions import Pictures
    from aixreader.services.search.other_editions import OtherEditions
    from aixreader.services.session.session import Session

T = QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class WindowParts:
    """The parts of a window. None of them has a reference to the window or to another part."""

    contents: ContentsController
    search: SearchController
    relations: RelationsController
    marks: MarksController
    lists: ListsController
    citing: CitationController
    clipboard: ClipboardController
    printing: PrintController
    table: TableController
    external_links: ExternalLinks
    saved_links: SavedLinks
    link_hover: LinkHover
    terms: TermController
    assessment: AssessmentController


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel of the sidebar: its id, the untranslated title and tooltip of its tab, what creates its widget, and
    whether its tab is there from the start.
    """

    id: str
    title: str
    make: Callable[[ReaderContext, WindowParts], QWidget]
    tooltip: str = ""
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class PartFactories:
    """Services from outside the window that parts need: the search queue, the user's marks, and the web browser.
    `other_editions()` makes what searches the editions of the shelf, `section_history(source, section, report)` reads
    when a section changed.

    `full_exchange()` makes what gets the Exchange from the network, in a thread; `kept_pictures(source)` says how far
    the pictures of what it has got have arrived. `newer_commit(opened, report)` asks whether there is a newer edition
    than the revision that is open, `news_record` knows when. `open_address(address)` opens an address in the system's
    default application and returns whether there is one. `assessments_folder` is where copies of assessments are kept.
    """

    search_queue: Callable[[], SearchQueue]
    marks_repository: Callable[[], MarksRepository]
    open_address: Callable[[str], bool]
    full_exchange: Callable[[], FullExchange]
    kept_pictures: Callable[[Path], Pictures | None]
    other_editions: Callable[[], OtherEditions]
    section_history: Callable[[Path | None, str, Report], History]
    newer_commit: Callable[[str, Report], str]
    news_record: NewsRecord
    assessments_folder: Path


def make_parts(
    context: ReaderContext,
    factories: PartFactories,
    *,
    title_of: Callable[[str], str],
    is_recording: Callable[[], bool],
) -> WindowParts:
    """Create all parts. `title_of(address)` returns the title of an address, `is_recording()` whether visits are
    recorded in the history.
    """
    contents = ContentsController(context)
    marks = MarksController(context, factories.marks_repository(), is_recording)
    lists = ListsController(context, marks.repository, lambda: marks.show_part(lists_controller.PART), is_recording)
    marks.panel.add_part(lists_controller.PART, translated(T("Panels", "Lists")), lists.make_panel)
    search = SearchController(context, factories.search_queue(), marks.mark_finder)
    table = TableController(context)
    sources = PrintSources(
        marks=lambda: marks.repository.marks,
        answer=lambda: search.answer,
        draw_table=_draw_table,
        lists=lambda: lists.source.printed_lists,
    )
    saved_links = SavedLinks(context)
    external_links = ExternalLinks(context, factories.open_address)
    external_links.save_requested.connect(saved_links.add)
    link_hover = LinkHover(context, title_of)
    terms = TermController(context)
    terms.preview_requested.connect(link_hover.show_term)
    terms.preview_ended.connect(link_hover.end)
    return WindowParts(
        contents=contents,
        search=search,
        relations=RelationsController(context),
        marks=marks,
        lists=lists,
        citing=CitationController(context),
        clipboard=ClipboardController(context),
        printing=PrintController(context, sources),
        table=table,
        external_links=external_links,
        saved_links=saved_links,
        link_hover=link_hover,
        terms=terms,
        assessment=AssessmentController(context, factories.assessments_folder),
    )


PANELS = (
    Panel(CONTENTS, T("Panels", "Contents"), lambda _context, parts: parts.contents.panel),
    Panel(OUTLINE, T("Panels", "Page"), lambda _context, parts: parts.contents.outline, T("Panels", "On this page")),
    Panel(search_controller.PANEL, T("Panels", "Search"), lambda _context, parts: parts.search.panel),
    Panel(
        relations_controller.PANEL,
        T("Panels", "Related"),
        lambda _context, parts: parts.relations.panel,
        T("Panels", "Related sections"),
    ),
    Panel(
        marks_controller.PANEL,
        T("Panels", "Marks"),
        lambda _context, parts: parts.marks.panel,
        T("Panels", "Bookmarks, notes, history, reading lists"),
    ),
    Panel(
        assessment_controller.PANEL,
        T("Panels", "Assess"),
        lambda _context, parts: parts.assessment.panel,
        T("Panels", "The assessment that is open"),
        is_shown=False,
    ),
)
"""The panels of the sidebar, in order. A panel that no other part needs is made by its entry, from the context."""


def _draw_table(session: Session, size: str, margin: int) -> bytes:
    """The table for printing, in the light look on any window: paper is white."""
    from aixreader.ui.base.tokens import read_tokens
    from aixreader.ui.table.paper import table_paper

    return table_paper(session, read_tokens(), size, margin)


def translated(text: str) -> str:
    """`text`, a title or tooltip of a panel, in the user's language."""
    return QCoreApplication.translate("Panels", text) if text else ""
