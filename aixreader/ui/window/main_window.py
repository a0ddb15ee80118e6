"""The main window: places the panels and opens editions. What goes on in it, its parts do.

Signals: `first_painted()` once, when the empty window is on screen and heavy things may load; `page_loaded(ok)` at the
end of each load of the page in front; `opening_failed(message, hint)`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QWidget

from aixreader.errors import AixError
from aixreader.services.tables.table_state import is_table_link
from aixreader.ui.base.actions import ActionRegistry
from aixreader.ui.base.messages import Messages
from aixreader.ui.contents.contents_panel import ContentsPanel
from aixreader.ui.contents.contents_tree import ContentsTree
from aixreader.ui.links.link_hover import LinkHover
from aixreader.ui.reader.history_menus import HistoryMenus
from aixreader.ui.window.action_handlers import ActionHandlers
from aixreader.ui.window.action_link_handler import ActionLinkHandler
from aixreader.ui.window.appearance import Appearance
from aixreader.ui.window.context_menus import ContextMenus
from aixreader.ui.window.dialogs import Dialogs
from aixreader.ui.window.edition_switch import EditionSwitch
from aixreader.ui.window.failure_page import FailurePage
from aixreader.ui.window.loading_page import LoadingPage
from aixreader.ui.window.own_pages import OwnPages
from aixreader.ui.window.reading_position import ReadingPosition
from aixreader.ui.window.sidebar import Sidebar
from aixreader.ui.window.source_choice import SourceChoice, dropped_source
from aixreader.ui.window.window_parts import WindowParts
from aixreader.ui.window.window_state import WindowState

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.services.session.session import Session
    from aixreader.ui.reader.reader import Reader
    from aixreader.ui.web.pane import Pane

from typing_extensions import override


class MainWindow(QMainWindow):
    """Sidebar and pages. Shows at once; `load_reader` and `open_source` bring it to life."""

    first_painted = Signal()
    page_loaded = Signal(bool)
    opening_failed = Signal(str, str)

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self.look, self.icons, self.settings = parts.look, parts.icons, parts.settings
        self._opener = parts.opener
        self._make_reader = parts.make_reader
        self._painted = False
        self.reader: Reader | None = None
        self._make_panels()
        self._make_parts(parts)
        self._build()
        self._connect()

    def _make_panels(self) -> None:
        self.contents = ContentsTree(self.look.tokens, self)
        self.outline = ContentsTree(self.look.tokens, self)
        self.contents_panel = ContentsPanel(self.contents, self)
        self.sidebar = Sidebar(self)
        self.loading = LoadingPage(self)
        self.failure = FailurePage(self)
        self.splitter = QSplitter(self)
        self._stack = QStackedWidget(self)

    def _make_parts(self, parts: WindowParts) -> None:
        """What goes on in the window; each part knows the window, none the other windows."""
        self.messages = Messages(self)
        self.choice = SourceChoice(self)
        self.copying = parts.make_copying(self)
        self.dialogs = Dialogs(self)
        self.menus = ContextMenus(self)
        self.following = ReadingPosition(self)
        self.appearance = Appearance(self)
        self.state = WindowState(self, parts.desk)
        self.search = parts.make_search(self)
        self.marks = parts.make_marks(self)
        self.citing = parts.make_citing(self)
        self.printing = parts.make_printing(self)
        self.relations = parts.make_relations(self)
        self.tables = parts.make_tables(self)
        self.commands = ActionHandlers(self)
        self.actions_table = ActionRegistry(self, self.commands.handlers, self.icons.icon)
        self.own_pages = OwnPages(self)
        self.links = parts.make_links(self)
        self.acts = ActionLinkHandler(self)
        self.hovering = LinkHover(self)
        self.history_menus = HistoryMenus(self)
        self._switch = EditionSwitch(self, self._opener)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("AIX Reader"))
        self.setAcceptDrops(True)
        self.outline.setAccessibleName(self.tr("On this page"))
        self.outline.when_empty = self.tr("This page has no headings.")
        self.sidebar.add_panel("contents", self.tr("Contents"), self.contents_panel)
        self.sidebar.add_panel("outline", self.tr("Page"), self.outline, self.tr("On this page"))
        self.sidebar.add_panel("search", self.tr("Search"), self.search.panel)
        self.sidebar.add_panel(
            "relations", self.tr("Related"), self.relations.panel, self.tr("Relations of this section")
        )
        self.sidebar.add_panel("marks", self.tr("Marks"), self.marks.panel, self.tr("Bookmarks, notes, history"))
        self._stack.addWidget(self.loading)
        self._stack.addWidget(self.failure)
        self.splitter.addWidget(self.sidebar)
        self.splitter.addWidget(self._stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.setCentralWidget(self.splitter)
        self.statusBar().setSizeGripEnabled(False)
        self.state.apply()
        self.refresh_actions()

    def _connect(self) -> None:
        for tree in (self.contents, self.outline):
            tree.address_activated.connect(self.show_address)
            tree.tab_asked.connect(self.open_tab)
            tree.menu_asked.connect(self.menus.show_for_row)
        self.contents.expanded_changed.connect(self.state.note)
        self.sidebar.panel_changed.connect(self.state.note)
        self.sidebar.panel_changed.connect(self.relations.refresh)
        self.splitter.splitterMoved.connect(self.state.note)
        self.failure.open_clicked.connect(self.choice.choose_folder)
        self.choice.chosen.connect(self._on_source_chosen)
        self._switch.failed.connect(self.opening_failed)
        self.marks.keeper.opened.connect(self.own_pages.refresh_home)

    @property
    def session(self) -> Session | None:
        """The edition that is open."""
        return self._opener.session

    @property
    def pane(self) -> Pane | None:
        """The page in front."""
        return self.reader.pane if self.reader is not None else None

    @property
    def source(self) -> Path | None:
        """The source that is open; None for the shipped edition."""
        return self._opener.source

    @property
    def is_shipped(self) -> bool:
        """Whether the edition is the one that comes with the reader."""
        return self._opener.is_shipped

    @property
    def section(self) -> Section | None:
        """The section that is read now."""
        return self.following.section

    def open_source(self, content: Path | None, edition: Path | None, section: str | None = None) -> None:
        """Open a source or a built edition (neither: the shipped one), and go to `section` or where one was."""
        self._switch.open(content, edition, section)

    def show_panel(self, panel: QWidget) -> None:
        """Show the reader, or what stands in its place."""
        self._stack.setCurrentWidget(panel)

    def load_reader(self) -> None:
        """Load QtWebEngine and make what shows pages."""
        if self.reader is not None:
            return
        reader = self.reader = self._make_reader(self)
        self._stack.addWidget(reader)
        reader.place_changed.connect(self.following.move_to)
        reader.loaded.connect(self._on_loaded)
        reader.link_hovered.connect(self.hovering.tell)
        reader.external_link_clicked.connect(self.links.ask)
        reader.act_clicked.connect(self.acts.do)
        reader.menu_asked.connect(self.menus.show_for_page)
        reader.page_clicked.connect(self.marks.annotating.open_at)
        reader.rested.connect(self.marks.visits.note_place)
        reader.zoom_asked.connect(self.commands.zoom_by)
        reader.history_changed.connect(self.refresh_actions)
        reader.failed.connect(self.dialogs.tell_page_failed)
        reader.changed.connect(self._on_reader_changed)

    @Slot(str)
    def show_address(self, address: str) -> None:
        """Show what lies at `address`, one of the edition's or of the reader's own."""
        if self.reader is not None and self.session is not None:
            self.reader.show_address(address)

    @Slot(str)
    def open_tab(self, address: str) -> None:
        """Show it in a tab of its own."""
        if self.reader is not None and self.session is not None:
            self.reader.open_tab(address)

    @Slot(str)
    def show_section(self, name: str) -> None:
        """Show the section that `name` stands for; tells where there is none."""
        if self.session is None:
            self._switch.go_first_to(name)
            return
        if is_table_link(name):
            self.tables.show(name)
            return
        try:
            self.show_address(self.section_address(name))
        except AixError as error:
            self.messages.error(error)

    def section_address(self, name: str) -> str:
        """The address of the section that `name` (a slug, permalink, title) stands for; raises `NotFoundError`."""
        assert self.session is not None  # noqa: S101  # asked only after an edition was opened
        return self.session.address(self.session.find(name).id)

    def section_at(self, address: str) -> Section | None:
        """The section at `address`."""
        return self.session.section_at(address) if self.session is not None and address else None

    def title_of(self, address: str) -> str:
        """What lies at `address`, in a few words."""
        section = self.section_at(address)
        return section.title if section is not None else self.own_pages.title(address)

    def focus_page(self) -> None:
        """Give the page the keyboard."""
        page = self.reader.tabs.page if self.reader is not None else None
        if page is not None:
            page.setFocus()

    @Slot()
    def refresh_actions(self) -> None:
        """Enable what can be done now, and show the switches as they are."""
        self.actions_table.set_state(set(self.commands.holds()))
        self.actions_table["sidebar"].setChecked(not self.sidebar.isHidden())
        self.actions_table["dark"].setChecked(self.look.is_dark)
        self.actions_table["contrast"].setChecked(self.settings.settings.contrast)
        self.actions_table["private"].setChecked(self.settings.settings.private)
        self.actions_table["table_beside"].setChecked(self.tables.is_beside)
        self.actions_table["bookmark"].setChecked(self.marks.is_kept)
        self.actions_table["full_screen"].setChecked(self.isFullScreen())

    @Slot(str)
    def _on_source_chosen(self, path: str) -> None:
        self.open_source(Path(path), None)

    @Slot(bool)
    def _on_loaded(self, ok: bool) -> None:
        self.state.loaded(ok=ok)
        self.page_loaded.emit(ok)

    @Slot()
    def _on_reader_changed(self) -> None:
        self.state.note()
        self.refresh_actions()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.settings.may_open and dropped_source(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        source = dropped_source(event.mimeData())
        if source is not None:
            event.acceptProposedAction()
            self.open_source(source, None)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is open, stop what is under way, and take the pages down in Chromium's order."""
        if not self.marks.end():
            event.ignore()
            return
        self.state.close()
        self.search.end()
        self.printing.end()
        if self.reader is not None:
            self.reader.close_down()
            self.reader = None
        self._opener.close()
        super().closeEvent(event)
