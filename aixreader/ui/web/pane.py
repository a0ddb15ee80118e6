"""The pane that shows sections of the open edition.

Signals: `shown(address)` when another page or place is shown; `address_changed(address)` when it was scrolled to
another heading; `loaded(ok)` at the end of each load; `link_hovered(address)` (empty when the pointer leaves it);
`external_link_clicked(address)`; `act_clicked(path)`; `tab_requested(address)` for a link to be opened in a new tab;
`zoom_requested(steps)`; `menu_requested(request)` (a `MenuRequest`); `history_changed()`; `rested()` when it was
scrolled and its memory knows it; `failed()` when the page's process died again after it was started anew.
"""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aixreader.model.address import read_mail_address
from aixreader.ui.web.destination import Destination
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.gestures import Gestures
from aixreader.ui.web.loads import Loads
from aixreader.ui.web.memory import recall, remember, remembered_share
from aixreader.ui.web.menu_request import MenuRequest, menu_request
from aixreader.ui.web.page import Page
from aixreader.ui.web.place import Place
from aixreader.ui.web.reviver import Reviver


class Pane(QWidget):
    """View and page in one widget. `close_down` must be called before it is dropped."""

    shown = Signal(str)
    address_changed = Signal(str)
    loaded = Signal(bool)
    link_hovered = Signal(str)
    external_link_clicked = Signal(str)
    act_clicked = Signal(str)
    tab_requested = Signal(str)
    zoom_requested = Signal(int)
    menu_requested = Signal(object)
    history_changed = Signal()
    rested = Signal()
    failed = Signal()

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.engine = engine
        self._page = engine.make_page()
        self._destination = Destination(self._page)
        self.place = Place(self._page)
        self._loads = Loads(self._page)
        self.gestures = Gestures(self)
        self._view = QWebEngineView(self)
        self._reviver = Reviver(self._page)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._view.setPage(self._page)
        self._view.setAccessibleName(self.tr("Page"))
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFocusProxy(self._view)
        self.gestures.watch(self._view.focusProxy())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)

    def _connect(self) -> None:
        page = self._page
        page.urlChanged.connect(self._on_url_changed)
        page.linkHovered.connect(self._on_link_hovered)
        page.external_link_clicked.connect(self.external_link_clicked)
        page.act_clicked.connect(self.act_clicked)
        self._loads.finished.connect(self._on_load_finished)
        self._reviver.gave_up.connect(self.failed)
        self.place.moved.connect(self._on_moved)
        self.place.rested.connect(self.rested)
        self.gestures.tab_requested.connect(self.tab_requested)
        self.gestures.focused_tab_requested.connect(self._on_focused_tab_requested)
        self.gestures.back_requested.connect(self.back)
        self.gestures.forward_requested.connect(self.forward)
        self.gestures.zoom_requested.connect(self.zoom_requested)
        self.gestures.pressed.connect(lambda: self.link_hovered.emit(""))
        self._view.customContextMenuRequested.connect(self._on_menu_requested)

    @property
    def page(self) -> Page:
        """What the engine shows."""
        return self._page

    @property
    def input_target(self) -> QWidget | None:
        """The widget that takes the page's mouse and keys; None before the engine has made it."""
        return self._view.focusProxy()

    @property
    def address(self) -> str:
        """The address of what is shown."""
        return self._page.url().toString()

    @property
    def target(self) -> str:
        """The address that was asked for last, while the engine still shows another one; else `address`."""
        return self._destination.address

    @property
    def is_leaving(self) -> bool:
        """Whether another document was asked for than the one that is shown."""
        return self._destination.is_leaving

    @property
    def selected_text(self) -> str:
        """The selected words; "" as soon as another document was asked for, which has none."""
        return "" if self.is_leaving else self._page.selectedText()

    @property
    def zoom_factor(self) -> float:
        """CSS pixels to device-independent pixels; 1.0 is 100 %."""
        return self._page.zoomFactor()

    @property
    def scroll_share(self) -> float:
        """How far down the page is scrolled, 0.0 to 1.0."""
        return self.place.now

    def scroll_after_load(self, share: float | None) -> None:
        """Scroll the next page that is loaded to `share` (0.0 to 1.0), None for its own position."""
        self.place.return_to(share)

    @property
    def can_go_back(self) -> bool:
        """Whether something was shown before."""
        return self._page.history().canGoBack()

    @property
    def can_go_forward(self) -> bool:
        """Whether the user went back from something."""
        return self._page.history().canGoForward()

    @property
    def memory(self) -> str:
        """The history with its scroll positions, to be kept; "" where there is none."""
        return remember(self._page.history(), self.place.share)

    def restore(self, memory: str, address: str) -> None:
        """Show what `memory` holds, or `address` where it cannot be read."""
        self._destination.expect(address)
        if recall(self._page.history(), memory):
            self.place.return_to(remembered_share(memory))
        else:
            self.show_address(address)

    def show_address(self, address: str) -> None:
        """Go to `address`."""
        self._destination.expect(address)
        self._page.load(QUrl(address))

    @Slot()
    def back(self) -> None:
        """Go to what was shown before."""
        self._page.triggerAction(QWebEnginePage.WebAction.Back)

    @Slot()
    def forward(self) -> None:
        """Go to what the user went back from."""
        self._page.triggerAction(QWebEnginePage.WebAction.Forward)

    @Slot()
    def reload(self) -> None:
        """Show the page anew."""
        self._page.triggerAction(QWebEnginePage.WebAction.Reload)

    def set_zoom(self, factor: float) -> None:
        """Show pages `factor` times as large as they are."""
        self._view.setZoomFactor(factor)

    def refresh_look(self) -> None:
        """Take on the engine's look."""
        self._page.setBackgroundColor(QColor(self.engine.look.ground))
        self.run_script(self.engine.look.script)

    def run_script(self, script: str, on_result: Callable[[object], None] | None = None) -> None:
        """Run a script of ours in the application's world, out of reach of the page's; `on_result` gets its value."""
        self._page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld, on_result or (lambda _: None))

    def close_down(self) -> None:
        """Destroy the page, before its profile goes: Chromium's order, which neither parents nor `deleteLater` keep."""
        if not shiboken6.isValid(self._page):  # type: ignore[no-untyped-call]  # no types are shipped
            return
        self.place.stop()
        self._loads.stop()
        for part in (self._view, self._page):
            shiboken6.delete(part)  # type: ignore[no-untyped-call]  # no types are shipped

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        self.shown.emit(url.toString())
        self.history_changed.emit()

    @Slot(str)
    def _on_link_hovered(self, address: str) -> None:
        self.gestures.hovered = address
        self.link_hovered.emit(read_mail_address(address) or address)

    @Slot()
    def _on_focused_tab_requested(self) -> None:
        def told(href: object) -> None:
            if href:
                self.tab_requested.emit(str(href))

        self.run_script("document.activeElement.href", told)

    @Slot(str)
    def _on_moved(self, anchor: str) -> None:
        if self._destination.is_ahead:  # the answer of the page that is left
            return
        url = QUrl(self._page.url())
        url.setFragment(anchor or None)  # type: ignore[arg-type]  # None takes the fragment off
        self.address_changed.emit(url.toString())

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        request: MenuRequest = menu_request(self._view.lastContextMenuRequest(), self._view.mapToGlobal(position))
        self.menu_requested.emit(request)

    @Slot(bool)
    def _on_load_finished(self, ok: bool) -> None:
        self.gestures.watch(self._view.focusProxy())
        self.loaded.emit(ok)
        self.history_changed.emit()
