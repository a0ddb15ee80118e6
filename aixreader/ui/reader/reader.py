"""The reading side of the window: tabs with their pages, the peek, find bar. Made after the window's first paint.

Signals, of the page in front: `address_changed(address)` when another section is read; `loaded(ok)`;
`history_changed()`; `menu_requested(request)`; `failed()`; `selection_changed()` and `page_moved()`, as of
`SelectionWatch` and `Viewport`, and when another page is in front; `departed()` when the reader goes elsewhere;
`page_changed()` when another page is in front; `operated()` by mouse or keys; `escaped()`; `page_clicked(position)` and
`pointer_moved(position)` beside links.
Of any page: `link_hovered(address, at_pointer)`, `external_link_clicked(address)`, `act_clicked(path)`;
`beside_loaded()` when one that is seen but not in front is loaded. `changed()` when what is saved between runs has.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aixreader.services.session.resources import Resource
from aixreader.services.tables.table_state import is_table_link
from aixreader.ui.reader.breadcrumb import Breadcrumb, Step
from aixreader.ui.reader.find_bar import FindBar
from aixreader.ui.reader.reading_area import ReadingArea
from aixreader.ui.reader.tabs import Tabs
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.handler import Fetching, ResourceProvider
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from aixreader.ui.web.tab_view import TabView

PAGES = ("aix://content/", "aix://app/")
MakePane = Callable[[QWidget], Pane]
MakeView = Callable[[QWidget, MakePane, Callable[[str], str]], TabView]
"""`make_view(parent, make_pane, title_of)` makes the periodic table, which opens panes beside itself by `make_pane`."""


class Reader(QWidget):
    """Shows pages of the edition it serves. `close_down` must be called before it is dropped.

    `title_of(address)` names an address.
    """

    address_changed = Signal(str)
    loaded = Signal(bool)
    link_hovered = Signal(str, bool)
    history_changed = Signal()
    menu_requested = Signal(object)
    selection_changed = Signal()
    page_moved = Signal()
    failed = Signal()
    external_link_clicked = Signal(str)
    act_clicked = Signal(str)
    zoom_requested = Signal(int)
    page_clicked = Signal(QPoint)
    pointer_moved = Signal(QPoint)
    scroll_ended = Signal()
    departed = Signal()
    page_changed = Signal()
    operated = Signal()
    escaped = Signal()
    beside_loaded = Signal()
    changed = Signal()

    def __init__(
        self, look: PageLook, zoom: int, title_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.engine = Engine(look)
        self._zoom, self._title_of = zoom, title_of
        self._address = ""
        self.background_tabs = True
        self.make_table: MakeView | None = None
        self.area = ReadingArea(self._make_page, self._make_pane, title_of, self)
        self.peek = self.area.peek
        self.find_bar = FindBar(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.find_bar)

    def _connect(self) -> None:
        self.area.groups.address_activated.connect(self.show_address)
        self.area.front_changed.connect(self._on_front_changed)
        self.area.changed.connect(self.changed)
        self.find_bar.closed.connect(self._on_find_closed)
        self.find_bar.scroll_requested.connect(self._on_scroll_requested)

    @property
    def pane(self) -> Pane | None:
        """The pane in front; None for a table without a page beside it."""
        return self.area.pane

    @property
    def tabs(self) -> Tabs:
        """The group of tabs in which the user works, or has worked last."""
        return self.area.tabs

    @property
    def breadcrumb(self) -> Breadcrumb:
        """The breadcrumb of that group."""
        return self.area.groups.breadcrumb

    @property
    def address(self) -> str:
        """The address of the section that is read."""
        return self._address

    def serve(self, provider: ResourceProvider) -> None:
        """Show the edition behind `provider` from now on; all tabs and what is beside them are closed."""
        self.area.clear()
        self._address = ""  # the same address in another edition is another section
        self.engine.serve(provider)

    def serve_own(self, fetch: Callable[[str], Resource]) -> None:
        """Serve the application's own pages by `fetch(path)`."""
        self.engine.serve_own(Fetching(fetch))

    @Slot(str)
    def show_address(self, address: str) -> None:
        """Go to `address` in the tab in front. `address_changed` is emitted at once, not when the page is loaded: an
        action in between applies to what was opened.
        """
        self.area.put_in_front(peek=False)
        self.tabs.show_address(address)
        if self.pane is not None:
            self._set_address(self.pane.target)

    def show_in_front(self, address: str) -> None:
        """Go to `address` in the page in front, be it that of the tab or the peek."""
        if self.area.is_in_peek:
            self.peek.show(address)
            self._set_address(self.peek.address)
        else:
            self.show_address(address)

    @Slot(str)
    def show_beside(self, address: str) -> None:
        """Show a page beside the one that is read; another address as a click on it does."""
        if address.startswith(PAGES):
            self.area.show_beside(address)
        elif is_table_link(address):
            self.show_address(address)
        elif not address.startswith("aix:"):
            self.external_link_clicked.emit(address)

    @Slot(str)
    def preview(self, address: str) -> None:
        """Preview `address` in the tab in front, if it has a page."""
        self.area.put_in_front(peek=False)
        if self.pane is not None:
            self.pane.navigation.preview(address)
            self._set_address(self.pane.target)

    @Slot()
    def end_preview(self) -> None:
        """Go back to what was shown before the preview."""
        if self.tabs.pane is not None:
            self.tabs.pane.navigation.end_preview()

    @Slot(str)
    def open_tab(self, address: str) -> None:
        """Open `address` in a new tab, in the background if `background_tabs` is set."""
        self.tabs.open(address, background=self.background_tabs)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show the path to the current section in the breadcrumb; the peek has its title instead."""
        if self.area.pane is self.tabs.pane:
            self.breadcrumb.show_steps(steps)

    def set_look(self, look: PageLook) -> None:
        """Show all pages in `look`."""
        self.engine.set_look(look)
        if self.area.edition is not None:
            self.area.edition.set_look(look)
        for pane in self.area.panes:
            pane.refresh_look()

    def set_zoom(self, percent: int) -> None:
        """Zoom all pages to `percent`; 100 is the actual size."""
        self._zoom = percent
        for pane in self.area.panes:
            pane.set_zoom(percent / 100)

    def set_distraction_free(self, *, on: bool) -> None:
        """Hide or show the breadcrumb, for reading without distraction."""
        self.area.groups.show_breadcrumbs(shown=not on)

    def start_find(self) -> None:
        """Open the find bar with the selected text."""
        self.find_bar.begin(self.pane.selected_text if self.pane is not None else "")

    def close_down(self) -> None:
        """Destroy the pages, then the engine they share."""
        self.find_bar.attach(None)
        self.area.clear()
        self.engine.close_down()

    def _make_page(self, parent: QWidget, address: str) -> Pane | TabView:
        """The view for `address`: a pane, or the periodic table."""
        if self.make_table is None or not is_table_link(address):
            return self._make_pane(parent)
        page = self.make_table(parent, self._make_pane, self._title_of)
        page.shown.connect(
            lambda shown: self._set_address(shown) if page is self.area.page and page.pane is None else None
        )
        page.tab_requested.connect(self.open_tab)
        page.pane_closed.connect(lambda: self._on_front_changed() if page is self.area.page else None)
        return page

    def _make_pane(self, parent: QWidget) -> Pane:
        pane = Pane(self.engine, parent)
        pane.set_zoom(self._zoom / 100)
        pane.shown.connect(lambda _address: self._if_current(pane, lambda: self._set_address(pane.target)))
        pane.address_changed.connect(lambda address: self._if_current(pane, lambda: self._set_address(address)))
        pane.loaded.connect(lambda ok: self._on_loaded(pane, ok=ok))
        pane.link_hovered.connect(self.link_hovered)
        pane.history_changed.connect(lambda: self._if_current(pane, self.history_changed.emit))
        pane.menu_requested.connect(lambda request: self._if_current(pane, lambda: self.menu_requested.emit(request)))
        pane.selection_watch.changed.connect(lambda: self._if_current(pane, self.selection_changed.emit))
        pane.viewport.moved.connect(lambda: self._if_current(pane, self.page_moved.emit))
        pane.navigation.departed.connect(lambda: self._if_current(pane, self.departed.emit))
        pane.input_filter.escaped.connect(lambda: self._if_current(pane, lambda: self._on_escaped(pane)))
        pane.input_filter.operated.connect(lambda: self._if_current(pane, self.operated.emit))
        pane.failed.connect(lambda: self._if_current(pane, self.failed.emit))
        pane.input_filter.clicked.connect(
            lambda position: self._if_current(pane, lambda: self.page_clicked.emit(position))
        )
        pane.input_filter.moved.connect(
            lambda position: self._if_current(pane, lambda: self.pointer_moved.emit(position))
        )
        pane.history_state_changed.connect(lambda: self._if_current(pane, self.scroll_ended.emit))
        pane.external_link_clicked.connect(self.external_link_clicked)
        pane.act_clicked.connect(self.act_clicked)
        pane.tab_requested.connect(self.open_tab)
        pane.peek_requested.connect(self.show_beside)
        pane.zoom_requested.connect(self.zoom_requested)
        return pane

    def _if_current(self, pane: Pane, emit: Callable[[], None]) -> None:
        """Call `emit` if `pane` is in front."""
        if pane is self.pane:
            emit()

    def _set_address(self, address: str) -> None:
        if address != self._address:
            self._address = address
            self.address_changed.emit(address)
            self.changed.emit()

    def _on_loaded(self, pane: Pane, *, ok: bool) -> None:
        pane.set_zoom(self._zoom / 100)
        tabs = next((tabs for tabs in self.area.groups.all if tabs.isAncestorOf(pane)), None)
        if pane.input_target is not None and tabs is not None:
            self.setTabOrder(pane.input_target, tabs.bar)  # bars come after the page
        if pane is self.pane:
            self.find_bar.search_again()
            self.loaded.emit(ok)
        elif pane in self.area.seen_panes:
            self.beside_loaded.emit()

    def _on_escaped(self, pane: Pane) -> None:
        """Esc gives up a selection, then a peek that is not pinned, then what the window makes of it."""
        if self.peek.page is None or self.peek.is_pinned:
            self.escaped.emit()
        elif not pane.page.hasSelection():  # later: the key is being handled by the page that goes
            QTimer.singleShot(0, self.area, self.area.close_peek)

    @Slot()
    def _on_front_changed(self) -> None:
        pane = self.pane
        self.find_bar.attach(pane.page if pane is not None else None)
        self.link_hovered.emit("", False)
        page = self.area.page
        address = pane.read_address if pane is not None else page.address if page is not None else ""
        if address:  # one of another edition leads nowhere in this one
            self._set_address("" if self.area.is_in_edition else address)
        if isinstance(page, TabView):
            self.loaded.emit(True)  # a table needs no load
        self.history_changed.emit()
        self.selection_changed.emit()
        self.page_moved.emit()
        self.page_changed.emit()

    @Slot()
    def _on_find_closed(self) -> None:
        if self.pane is not None:
            self.pane.setFocus()

    @Slot(object)
    def _on_scroll_requested(self, event: object) -> None:
        """Send keys that scroll the page to it while the find bar has the focus."""
        target = self.pane.input_target if self.pane is not None else None
        if target is not None and isinstance(event, QKeyEvent):
            QCoreApplication.sendEvent(target, event)
