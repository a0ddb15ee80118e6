"""The pane that shows sections of the open edition.

Signals: `shown(address)` when another page or place is shown; `title_changed(title)`; `loaded(ok)` at the end of each
load; `link_hovered(address)` (empty when the pointer leaves it); `external_link_clicked(address)`; `history_changed()`;
`failed()` when the page's process died again after it was started anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aixreader.log import topic
from aixreader.model.address import read_mail_address
from aixreader.ui.web.handler import SchemeHandler, Shelf
from aixreader.ui.web.interceptor import Interceptor
from aixreader.ui.web.page import Page
from aixreader.ui.web.profile import Profile

LOG = topic("web")
ZOOM_STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class Pane(QWidget):
    """View, page and profile in one widget. `close_down` must be called before it is dropped."""

    shown = Signal(str)
    title_changed = Signal(str)
    loaded = Signal(bool)
    link_hovered = Signal(str)
    external_link_clicked = Signal(str)
    history_changed = Signal()
    failed = Signal()

    def __init__(self, look: str, background: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.interceptor = Interceptor()
        self._handler = SchemeHandler()
        self._handler.set_look(look)
        self._profile = Profile(self._handler, self.interceptor)
        self._page = Page(self._profile, background)
        self._view = QWebEngineView(self)
        self._revived = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self._view.setPage(self._page)
        self._view.setAccessibleName(self.tr("Page"))
        self._view.setContextMenuPolicy(self._view.contextMenuPolicy().NoContextMenu)
        self.setFocusProxy(self._view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)

    def _connect(self) -> None:
        self._page.urlChanged.connect(self._on_url_changed)
        self._page.titleChanged.connect(self.title_changed)
        self._page.linkHovered.connect(self._on_link_hovered)
        self._page.external_link_clicked.connect(self.external_link_clicked)
        self._page.loadFinished.connect(self._on_load_finished)
        self._page.renderProcessTerminated.connect(self._on_render_process_terminated)

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
    def can_go_back(self) -> bool:
        """Whether something was shown before."""
        return self._page.history().canGoBack()

    @property
    def can_go_forward(self) -> bool:
        """Whether the user went back from something."""
        return self._page.history().canGoForward()

    @property
    def zoom(self) -> float:
        """How much larger than usual the page is shown (1.0 is as it is)."""
        return self._view.zoomFactor()

    def serve(self, shelf: Shelf) -> None:
        """From now on show pages of `shelf`; what was shown before is forgotten."""
        self._handler.serve(shelf)
        self._page.history().clear()
        self.history_changed.emit()

    def show_address(self, address: str) -> None:
        """Go to `address`."""
        self._page.load(QUrl(address))

    def back(self) -> None:
        """Go to what was shown before."""
        self._page.triggerAction(QWebEnginePage.WebAction.Back)

    def forward(self) -> None:
        """Go to what the user went back from."""
        self._page.triggerAction(QWebEnginePage.WebAction.Forward)

    def zoom_by(self, steps: int) -> None:
        """One step larger (1) or smaller (-1); 0 back to as it is."""
        near = min(range(len(ZOOM_STEPS)), key=lambda at: abs(ZOOM_STEPS[at] - self.zoom))
        at = ZOOM_STEPS.index(1.0) if steps == 0 else min(max(near + steps, 0), len(ZOOM_STEPS) - 1)
        self._view.setZoomFactor(ZOOM_STEPS[at])

    def set_look(self, look: str, background: QColor) -> None:
        """Show pages in `look` (words of `tokens.css`); `background` is seen before a page has painted itself."""
        self._handler.set_look(look)
        self._page.setBackgroundColor(background)
        self.run_script(f"document.documentElement.dataset.look = {json.dumps(look)}", lambda _: None)

    def run_script(self, script: str, told: Callable[[object], None]) -> None:
        """Run a script of ours, out of reach of the page's, and call `told` with its result."""
        self._page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld, told)

    def read_text(self, told: Callable[[str], None]) -> None:
        """Call `told` with the page's words."""
        self._page.toPlainText(told)

    def close_down(self) -> None:
        """Destroy the page, then its profile: Chromium's order, which neither parents nor `deleteLater` keep."""
        if not shiboken6.isValid(self._page):  # type: ignore[no-untyped-call]  # no types are shipped
            return
        shiboken6.delete(self._view)  # type: ignore[no-untyped-call]  # no types are shipped
        shiboken6.delete(self._page)  # type: ignore[no-untyped-call]  # no types are shipped
        shiboken6.delete(self._profile)  # type: ignore[no-untyped-call]  # no types are shipped

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        self.shown.emit(url.toString())
        self.history_changed.emit()

    @Slot(str)
    def _on_link_hovered(self, address: str) -> None:
        self.link_hovered.emit(read_mail_address(address) or address)

    @Slot(bool)
    def _on_load_finished(self, ok: bool) -> None:
        if ok:
            self._revived = ""
        self.loaded.emit(ok)
        self.history_changed.emit()

    @Slot("RenderProcessTerminationStatus", int)
    def _on_render_process_terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        """Start the page's process anew, once for each page: a second end shows that the page itself is to blame."""
        if status == QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return
        LOG.warning("the page's process ended: %s (%s)", status.name, code)
        if self._revived == self.address:
            self.failed.emit()
            return
        self._revived = self.address
        QTimer.singleShot(0, self._page, lambda: self._page.triggerAction(QWebEnginePage.WebAction.Reload))
