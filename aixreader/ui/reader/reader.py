"""The reading side of the window: breadcrumb, tabs with their pages, find bar. Made after the window's first paint.

Signals, of the page in front: `address_changed(address)` when another section is read; `loaded(ok)`;
`link_hovered(address)`; `history_changed()`; `menu_requested(request)`; `failed()`; `selection_changed()` and
`page_moved()`, as of `SelectionWatch` and `Viewport`, and when another page is in front; `departed()` when the reader
goes elsewhere; `page_changed()` when another page is in front; `operated()` by mouse or keys; `escaped()`.
Of any page:
`external_link_clicked(address)`, `act_clicked(path)`. `changed()` when something that is saved between runs has
changed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aixreader.services.session.resources import Resource
from aixreader.services.tables.table_state import is_table_link
from aixreader.ui.reader.breadcrumb import Breadcrumb, Step
from aixreader.ui.reader.find_bar import FindBar
from aixreader.ui.reader.tabs import Tabs
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.handler import ResourceProvider
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from aixreader.ui.web.tab_view import TabView

MakePane = Callable[[QWidget], Pane]
MakeView = Callable[[QWidget, MakePane], TabView]
"""`make_view(parent, make_pane)` makes the view of the periodic table; it opens panes beside itself by `make_pane`."""


class Reader(QWidget):
    """Shows pages of the edition it serves. `close_down` must be called before it is dropped.

    `title_of(address)` names an address.
    """

    address_changed = Signal(str)
    loaded = Signal(bool)
    link_hovered = Signal(str)
    history_changed = Signal()
    menu_requested = Signal(object)
    selection_changed = Signal()
    page_moved = Signal()
    failed = Signal()
    external_link_clicked = Signal(str)
    act_clicked = Signal(str)
    zoom_requested = Signal(int)
    page_clicked = Signal(QPoint)
    scroll_ended = Signal()
    departed = Signal()
    page_changed = Signal()
    operated = Signal()
    escaped = Signal()
    changed = Signal()

    def __init__(
        self, look: PageLook, zoom: int, title_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.engine = Engine(look)
        self._zoom = zoom
        self._address = ""
        self.background_tabs = True
        self.make_table: MakeView | None = None
        self.breadcrumb = Breadcrumb(self)
        self.tabs = Tabs(self.breadcrumb, self._make_page, title_of, self)
        self.find_bar = FindBar(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.find_bar)

    def _connect(self) -> None:
        self.breadcrumb.address_activated.connect(self.show_address)
        self.tabs.current_changed.connect(self._on_current_changed)
        self.tabs.changed.connect(self.changed)
        self.find_bar.closed.connect(self._on_find_closed)
        self.find_bar.scroll_requested.connect(self._on_scroll_requested)

    @property
    def pane(self) -> Pane | None:
        """The pane in front; None for a table without a page beside it."""
        return self.tabs.pane

    @property
    def address(self) -> str:
        """The address of the section that is read."""
        return self._address

    def serve(self, provider: ResourceProvider) -> None:
        """Show the edition behind `provider` from now on; all tabs are closed."""
        self.tabs.clear()
        self._address = ""  # the same address in another edition is another section
        self.engine.serve(provider)

    def serve_own(self, fetch: Callable[[str], Resource]) -> None:
        """Serve the application's own pages by `fetch(path)`."""
        self.engine.serve_own(_Own(fetch))

    @Slot(str)
    def show_address(self, address: str) -> None:
        """Go to `address` in the tab in front. `address_changed` is emitted at once, not when the page is loaded: an
        action in between applies to what was opened.
        """
        self.tabs.show_address(address)
        if self.pane is not None:
            self._set_address(self.pane.target)

    @Slot(str)
    def preview(self, address: str) -> None:
        """Preview `address` in the page in front, if there is one."""
        if self.pane is not None:
            self.pane.navigation.preview(address)
            self._set_address(self.pane.target)

    @Slot()
    def end_preview(self) -> None:
        """Go back to what was shown before the preview."""
        if self.pane is not None:
            self.pane.navigation.end_preview()

    @Slot(str)
    def open_tab(self, address: str) -> None:
        """Open `address` in a new tab, in the background if `background_tabs` is set."""
        self.tabs.open(address, background=self.background_tabs)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show the path to the current section in the breadcrumb."""
        self.breadcrumb.show_steps(steps)

    def set_look(self, look: PageLook) -> None:
        """Show all pages in `look`."""
        self.engine.set_look(look)
        for pane in self.tabs.panes:
            pane.refresh_look()

    def set_zoom(self, percent: int) -> None:
        """Zoom all pages to `percent`; 100 is the actual size."""
        self._zoom = percent
        for pane in self.tabs.panes:
            pane.set_zoom(percent / 100)

    def set_distraction_free(self, *, on: bool) -> None:
        """Hide or show the breadcrumb, for reading without distraction."""
        self.breadcrumb.setVisible(not on)

    def start_find(self) -> None:
        """Open the find bar with the selected text."""
        self.find_bar.begin(self.pane.selected_text if self.pane is not None else "")

    def close_down(self) -> None:
        """Destroy the pages, then the engine they share."""
        self.find_bar.attach(None)
        self.tabs.clear()
        self.engine.close_down()

    def _make_page(self, parent: QWidget, address: str) -> Pane | TabView:
        """The view for `address`: a pane, or the periodic table."""
        if self.make_table is None or not is_table_link(address):
            return self._make_pane(parent)
        page = self.make_table(parent, self._make_pane)
        page.shown.connect(
            lambda shown: self._set_address(shown) if page is self.tabs.page and page.pane is None else None
        )
        page.tab_requested.connect(self.open_tab)
        return page

    def _make_pane(self, parent: QWidget) -> Pane:
        pane = Pane(self.engine, parent)
        pane.set_zoom(self._zoom / 100)
        pane.shown.connect(lambda _address: self._if_current(pane, lambda: self._set_address(pane.target)))
        pane.address_changed.connect(lambda address: self._if_current(pane, lambda: self._set_address(address)))
        pane.loaded.connect(lambda ok: self._on_loaded(pane, ok=ok))
        pane.link_hovered.connect(lambda address: self._if_current(pane, lambda: self.link_hovered.emit(address)))
        pane.history_changed.connect(lambda: self._if_current(pane, self.history_changed.emit))
        pane.menu_requested.connect(lambda request: self._if_current(pane, lambda: self.menu_requested.emit(request)))
        pane.selection_watch.changed.connect(lambda: self._if_current(pane, self.selection_changed.emit))
        pane.viewport.moved.connect(lambda: self._if_current(pane, self.page_moved.emit))
        pane.navigation.departed.connect(lambda: self._if_current(pane, self.departed.emit))
        pane.input_filter.escaped.connect(lambda: self._if_current(pane, self.escaped.emit))
        pane.input_filter.operated.connect(lambda: self._if_current(pane, self.operated.emit))
        pane.failed.connect(lambda: self._if_current(pane, self.failed.emit))
        pane.input_filter.clicked.connect(
            lambda position: self._if_current(pane, lambda: self.page_clicked.emit(position))
        )
        pane.history_state_changed.connect(lambda: self._if_current(pane, self.scroll_ended.emit))
        pane.external_link_clicked.connect(self.external_link_clicked)
        pane.act_clicked.connect(self.act_clicked)
        pane.tab_requested.connect(self.open_tab)
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
        if pane.input_target is not None:
            self.setTabOrder(pane.input_target, self.tabs.bar)  # bars come after the page
        if pane is self.pane:
            self.find_bar.search_again()
            self.loaded.emit(ok)

    @Slot()
    def _on_current_changed(self) -> None:
        pane = self.pane
        self.find_bar.attach(pane.page if pane is not None else None)
        self.link_hovered.emit("")
        page = self.tabs.page
        address = pane.target if pane is not None else page.address if page is not None else ""
        if address:
            self._set_address(address)
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


class _Own:
    """The application's own pages as a resource provider."""

    def __init__(self, fetch: Callable[[str], Resource]) -> None:
        self._fetch = fetch

    def fetch(self, path: str) -> Resource:
        """The page under `path`; raises `NotFoundError`."""
        return self._fetch(path)
