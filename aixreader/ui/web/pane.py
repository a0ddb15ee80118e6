"""The pane that shows sections of the open edition.

Signals: `shown(address)` when another address is shown; `address_changed(address)` when it was scrolled to another
heading; `loaded(ok)` at the end of each load; `link_hovered(address, at_pointer)` as of `PageLinks`;
`external_link_clicked(address)`; `act_clicked(path)`; `tab_requested(address)` for a link to be opened in a new tab,
`peek_requested(address)` beside the page; `zoom_requested(steps)`; `menu_requested(request)` (a `MenuRequest`);
`history_changed()`; `history_state_changed()` after scrolling, once the engine has recorded the position; `failed()`
when the renderer process crashed again after a reload.
"""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aixreader.ui.web.crash_recovery import CrashRecovery
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.focus_entry import FocusEntry
from aixreader.ui.web.heap_collector import HeapCollector
from aixreader.ui.web.history_state import save_history
from aixreader.ui.web.input_filter import InputFilter
from aixreader.ui.web.load_monitor import LoadMonitor
from aixreader.ui.web.menu_request import MenuRequest, menu_request
from aixreader.ui.web.page import Page
from aixreader.ui.web.page_links import PageLinks
from aixreader.ui.web.page_navigation import PageNavigation
from aixreader.ui.web.scroll_position import ScrollPosition
from aixreader.ui.web.selection_watch import SelectionWatch
from aixreader.ui.web.viewport import Viewport


class Pane(QWidget):
    """View and page in one widget. `close_down` must be called before the widget is destroyed."""

    shown = Signal(str)
    address_changed = Signal(str)
    loaded = Signal(bool)
    link_hovered = Signal(str, bool)
    external_link_clicked = Signal(str)
    act_clicked = Signal(str)
    tab_requested = Signal(str)
    peek_requested = Signal(str)
    zoom_requested = Signal(int)
    menu_requested = Signal(object)
    history_changed = Signal()
    history_state_changed = Signal()
    failed = Signal()

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.engine = engine
        self._is_closed = False
        self._page = engine.make_page()
        self.scroll_position = ScrollPosition(self._page)
        self.navigation = PageNavigation(self._page, self.scroll_position)
        self._load_monitor = LoadMonitor(self._page)
        self.input_filter = InputFilter(self)
        self._links = PageLinks(self._page, self.input_filter)
        self._focus_entry = FocusEntry(self._page, self.input_filter)
        self._view = QWebEngineView(self)
        self.viewport = Viewport(self._view, self._page)
        self.selection_watch = SelectionWatch(self._page, self.input_filter)
        self._crash_recovery = CrashRecovery(self._page)
        self._heap_collector = HeapCollector(self._page)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._view.setPage(self._page)
        self._view.setAccessibleName(self.tr("Page"))
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.setAcceptDrops(False)  # as `InputFilter.watch` does
        self.setFocusProxy(self._view)
        self.input_filter.watch(self._view.focusProxy())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)

    def _connect(self) -> None:
        page = self._page
        page.urlChanged.connect(self._on_url_changed)
        page.external_link_clicked.connect(self.external_link_clicked)
        page.act_clicked.connect(self.act_clicked)
        self._load_monitor.finished.connect(self._on_load_finished)
        self._crash_recovery.crashed_again.connect(self.failed)
        self.scroll_position.heading_changed.connect(self._on_heading_changed)
        self.scroll_position.scroll_ended.connect(self.history_state_changed)
        self.input_filter.operated.connect(self.navigation.take_over)
        self._links.hovered.connect(self.link_hovered)
        self._links.tab_requested.connect(self.tab_requested)
        self._links.peek_requested.connect(self.peek_requested)
        self._links.external_link_clicked.connect(self.external_link_clicked)
        self._links.act_clicked.connect(self.act_clicked)
        self.input_filter.back_requested.connect(self.back)
        self.input_filter.forward_requested.connect(self.forward)
        self.input_filter.zoom_requested.connect(self.zoom_requested)
        self._view.customContextMenuRequested.connect(self._on_menu_requested)

    @property
    def page(self) -> Page:
        """The engine's page."""
        return self._page

    @property
    def input_target(self) -> QWidget | None:
        """The widget that gets the page's input events; None before the engine has made it."""
        return self._view.focusProxy()

    @property
    def address(self) -> str:
        """The address of what is shown; "" once the pane is closed down."""
        return "" if self._is_closed else self._page.url().toString()

    @property
    def target(self) -> str:
        """The address that was requested last, while another one is still shown; else `address`."""
        return self.navigation.destination.address

    @property
    def read_address(self) -> str:
        """The address of the heading that is read, wherever the page was scrolled to; `target` until it is known."""
        known = "" if self.navigation.destination.is_ahead else self.scroll_position.address
        return known or self.target

    @property
    def is_leaving(self) -> bool:
        """Whether another document was requested than the one that is shown, or the pane is closed down: what lies over
        the page may ask a little later.
        """
        return self._is_closed or self.navigation.destination.is_leaving

    @property
    def selected_text(self) -> str:
        """The selected text; "" as soon as another document was requested."""
        return "" if self.is_leaving else self._page.selectedText()

    @property
    def zoom_factor(self) -> float:
        """CSS pixels to device-independent pixels; 1.0 is 100 %."""
        return self._page.zoomFactor()

    @property
    def scroll_share(self) -> float:
        """How far down the page is scrolled, 0.0 to 1.0."""
        return self.scroll_position.share

    def scroll_after_load(self, share: float | None, *, in_section: bool = False) -> None:
        """Scroll the next page that is loaded, as `ScrollPosition.scroll_after_load`."""
        self.scroll_position.scroll_after_load(share, in_section=in_section)

    @property
    def can_go_back(self) -> bool:
        """Whether the history has an earlier entry."""
        return self._page.history().canGoBack()

    @property
    def can_go_forward(self) -> bool:
        """Whether the history has a later entry."""
        return self._page.history().canGoForward()

    @property
    def history_state(self) -> str:
        """The history with its scroll positions, as text to save; "" for none."""
        position = self.scroll_position
        return save_history(self._page.history(), position.unsaved_share, position.heading, position.section_share)

    def restore(self, history_state: str, address: str) -> None:
        """Show the page of a saved history, or `address` where that cannot be read."""
        if not self.navigation.restore(history_state, address):
            self.show_address(address)

    def show_address(self, address: str) -> None:
        """Go to `address`."""
        self.navigation.go(address)

    @Slot()
    def back(self) -> None:
        """Go back in the history."""
        self.navigation.back()

    @Slot()
    def forward(self) -> None:
        """Go forward in the history."""
        self.navigation.forward()

    @Slot()
    def reload(self) -> None:
        """Load the page again."""
        self._page.triggerAction(QWebEnginePage.WebAction.Reload)

    def set_zoom(self, factor: float) -> None:
        """Set the zoom factor; 1.0 is 100 %."""
        self._view.setZoomFactor(factor)

    def refresh_look(self) -> None:
        """Apply the engine's look to the open page."""
        self._page.setBackgroundColor(QColor(self.engine.look.background))
        self.run_script(self.engine.look.script)

    def run_script(self, script: str, on_result: Callable[[object], None] | None = None) -> None:
        """Run a script in the application's world, isolated from the page's; `on_result` gets its value."""
        self._page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld, on_result or (lambda _: None))

    def close_down(self) -> None:
        """Destroy view and page now: the page has to go before its profile, which `deleteLater` does not guarantee."""
        self._is_closed = True
        if not shiboken6.isValid(self._page):  # type: ignore[no-untyped-call]  # no types are shipped
            return
        self.scroll_position.stop()
        self._load_monitor.stop()
        self._heap_collector.stop()
        self.selection_watch.stop()
        for part in (self._view, self._page):
            shiboken6.delete(part)  # type: ignore[no-untyped-call]  # no types are shipped

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        self.shown.emit(url.toString())
        self.history_changed.emit()

    @Slot(str)
    def _on_heading_changed(self, _anchor: str) -> None:
        if not self.navigation.destination.is_ahead:  # else a result of the page that is being left
            self.address_changed.emit(self.read_address)

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        request: MenuRequest = menu_request(self._view.lastContextMenuRequest(), self._view.mapToGlobal(position))
        self.menu_requested.emit(request)

    @Slot(bool)
    def _on_load_finished(self, ok: bool) -> None:
        self.input_filter.watch(self._view.focusProxy())
        self.loaded.emit(ok)
        self.history_changed.emit()
