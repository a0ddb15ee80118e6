"""Prints a document to PDF, in an engine of its own that serves nothing but that document.

Signals: `made(data)` with the bytes, `failed(error)` with an `AixError`.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QByteArray, QMarginsF, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWebEngineCore import QWebEnginePage

from aixreader.errors import AixError, NotFoundError, OutputError
from aixreader.services.session.resources import Resource
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.load_monitor import LoadMonitor
from aixreader.ui.web.page_look import PageLook

DOCUMENT = "/print"
ADDRESS = f"aix://content{DOCUMENT}-"
"""A number is added: the engine does not reload an address that it shows."""
TIMEOUT_MS = 120_000
FAILURE_DELAY_MS = 2_000
"""A load that was replaced by another one ends as a failure while the other one is running; it is ignored."""
SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
MARGIN, TOP = 19, 21
"""Millimetres; they hold running headers and footers."""
PORTRAIT = QPageLayout.Orientation.Portrait


class PdfMaker(QObject):
    """Prints one document at a time. `close_down` must be called at the end."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = Engine(PageLook(background="#FFFFFF"))
        self._page = self._engine.make_page()
        self._number = 0
        self._layout = QPageLayout()
        self._next: dict[str, Resource] | None = None
        self._is_printing = False
        self._timeout = QTimer(self)
        self._timeout.setSingleShot(True)
        self._timeout.setInterval(TIMEOUT_MS)
        self._timeout.timeout.connect(self._on_timeout)
        self._failure_timer = QTimer(self)
        self._failure_timer.setSingleShot(True)
        self._failure_timer.setInterval(FAILURE_DELAY_MS)
        self._failure_timer.timeout.connect(self._on_not_loaded)
        self._load_monitor = LoadMonitor(self._page)
        self._load_monitor.finished.connect(self._on_loaded)
        self._page.renderProcessTerminated.connect(self._on_terminated)

    def make(self, resources: dict[str, Resource], size: str = "A4", margin: int = MARGIN) -> None:
        """Print the resource at `DOCUMENT` with those that it refers to, on paper of `size` ("A4" or "Letter") with
        `margin` millimetres at the sides. A running job is cancelled.
        """
        self._number += 1
        self._failure_timer.stop()
        self._next = resources
        margins = QMarginsF(margin, TOP, margin, MARGIN)
        self._layout = QPageLayout(QPageSize(SIZES[size]), PORTRAIT, margins, QPageLayout.Unit.Millimeter)
        self._timeout.start()
        if not self._is_printing:
            self._begin()

    def cancel(self) -> None:
        """Cancel the running job; no signal is emitted for it."""
        self._number += 1
        self._failure_timer.stop()
        self._next = None
        if self._timeout.isActive():
            self._timeout.stop()
            if not self._is_printing:
                self._page.triggerAction(QWebEnginePage.WebAction.Stop)

    def close_down(self) -> None:
        """Destroy the page, then its engine."""
        self._timeout.stop()
        self._failure_timer.stop()
        if shiboken6.isValid(self._page):  # type: ignore[no-untyped-call]  # no types are shipped
            self._load_monitor.stop()
            shiboken6.delete(self._page)  # type: ignore[no-untyped-call]  # no types are shipped
        self._engine.close_down()

    def _begin(self) -> None:
        """Load the next document. Never during printToPdf: Chromium would crash."""
        resources, self._next = self._next, None
        if resources is not None:
            self._engine.serve(_DocumentProvider(resources))
            self._page.load(QUrl(f"{ADDRESS}{self._number}"))

    @Slot(bool)
    def _on_loaded(self, ok: bool) -> None:
        if not self._timeout.isActive():
            return
        if not ok:
            self._failure_timer.start()
            return
        if self._page.url().toString() != f"{ADDRESS}{self._number}":
            return
        self._failure_timer.stop()
        number = self._number
        self._is_printing = True
        self._page.printToPdf(lambda data: self._on_printed(number, data), self._layout)

    def _on_printed(self, number: int, data: QByteArray | bytes) -> None:
        self._is_printing = False
        if number != self._number:
            if self._next is not None:
                self._begin()
            return
        self._timeout.stop()
        if len(data):
            self.made.emit(bytes(data))
        else:
            self._fail(OutputError("The PDF could not be created.", "Nothing was written. Try fewer sections."))

    @Slot()
    def _on_not_loaded(self) -> None:
        if self._page.isLoading():
            self._failure_timer.start()
            return
        self._fail(OutputError("The document could not be laid out.", "Nothing was written. Try fewer sections."))

    @Slot()
    def _on_timeout(self) -> None:
        self._fail(OutputError("Creating the PDF took too long.", "Nothing was written. Try fewer sections."))

    @Slot()
    def _on_terminated(self) -> None:
        self._is_printing = False  # the callback of printToPdf will not be called
        if self._timeout.isActive():
            self._fail(OutputError("The layout process has crashed.", "Nothing was written. Try again."))

    def _fail(self, error: AixError) -> None:
        self._number += 1
        self._timeout.stop()
        self._failure_timer.stop()
        self.failed.emit(error)


class _DocumentProvider:
    """Provides the document and its resources."""

    def __init__(self, resources: dict[str, Resource]) -> None:
        self._resources = resources

    def fetch(self, path: str) -> Resource:
        """The resource at `path`; raises `NotFoundError`."""
        resource = self._resources.get(DOCUMENT if path.startswith(f"{DOCUMENT}-") else path)
        if resource is None:
            raise NotFoundError(f"The document has no resource {path}.")
        return resource
