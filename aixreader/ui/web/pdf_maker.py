"""Prints a document to a PDF with a browser of its own, which sees nothing but that document.

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
from aixreader.ui.web.loads import Loads
from aixreader.ui.web.page_look import PageLook

DOCUMENT = "/print"
ADDRESS = f"aix://content{DOCUMENT}-"
"""With a number: the engine takes no address twice for two documents."""
LIMIT_MS = 120_000
DOUBT_MS = 2_000
"""Of a load that another took the place of, the engine tells the end, as a failure, when it is at the other already."""
SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
MARGIN, TOP = 19, 21
"""Millimetres. Heads and feet stand in them."""
PORTRAIT = QPageLayout.Orientation.Portrait


class PdfMaker(QObject):
    """One document at a time. `close_down` must be called at the end."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = Engine(PageLook(ground="#FFFFFF"))
        self._page = self._engine.make_page()
        self._number = 0
        self._layout = QPageLayout()
        self._next: dict[str, Resource] | None = None
        self._is_printing = False
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LIMIT_MS)
        self._limit.timeout.connect(self._on_limit)
        self._doubt = QTimer(self)
        self._doubt.setSingleShot(True)
        self._doubt.setInterval(DOUBT_MS)
        self._doubt.timeout.connect(self._on_not_loaded)
        self._loads = Loads(self._page)
        self._loads.finished.connect(self._on_loaded)
        self._page.renderProcessTerminated.connect(self._on_terminated)

    def make(self, resources: dict[str, Resource], size: str = "A4", margin: int = MARGIN) -> None:
        """Print what lies under `DOCUMENT` in `resources`, with what it asks for, on paper of `size` ("A4" or
        "Letter") with `margin` millimetres at the sides. What was under way is given up.
        """
        self._number += 1
        self._doubt.stop()
        self._next = resources
        margins = QMarginsF(margin, TOP, margin, MARGIN)
        self._layout = QPageLayout(QPageSize(SIZES[size]), PORTRAIT, margins, QPageLayout.Unit.Millimeter)
        self._limit.start()
        if not self._is_printing:
            self._begin()

    def cancel(self) -> None:
        """Give up what is under way: nothing is told of it."""
        self._number += 1
        self._doubt.stop()
        self._next = None
        if self._limit.isActive():
            self._limit.stop()
            if not self._is_printing:
                self._page.triggerAction(QWebEnginePage.WebAction.Stop)

    def close_down(self) -> None:
        """Destroy the page, then what it stands on."""
        self._limit.stop()
        self._doubt.stop()
        if shiboken6.isValid(self._page):  # type: ignore[no-untyped-call]  # no types are shipped
            self._loads.stop()
            shiboken6.delete(self._page)  # type: ignore[no-untyped-call]  # no types are shipped
        self._engine.close_down()

    def _begin(self) -> None:
        """Load the next document. Never while one is printed: the browser would end."""
        resources, self._next = self._next, None
        if resources is not None:
            self._engine.serve(_DocumentProvider(resources))
            self._page.load(QUrl(f"{ADDRESS}{self._number}"))

    @Slot(bool)
    def _on_loaded(self, ok: bool) -> None:
        if not self._limit.isActive():
            return
        if not ok:
            self._doubt.start()
            return
        if self._page.url().toString() != f"{ADDRESS}{self._number}":
            return
        self._doubt.stop()
        number = self._number
        self._is_printing = True
        self._page.printToPdf(lambda data: self._on_printed(number, data), self._layout)

    def _on_printed(self, number: int, data: QByteArray | bytes) -> None:
        self._is_printing = False
        if number != self._number:
            if self._next is not None:
                self._begin()
            return
        self._limit.stop()
        if len(data):
            self.made.emit(bytes(data))
        else:
            self._fail(OutputError("The PDF could not be made.", "Nothing was written. Try fewer sections."))

    @Slot()
    def _on_not_loaded(self) -> None:
        if self._page.isLoading():
            self._doubt.start()
            return
        self._fail(OutputError("The document could not be laid out.", "Nothing was written. Try fewer sections."))

    @Slot()
    def _on_limit(self) -> None:
        self._fail(OutputError("The PDF took too long to make.", "Nothing was written. Try fewer sections."))

    @Slot()
    def _on_terminated(self) -> None:
        self._is_printing = False  # nobody calls back any more
        if self._limit.isActive():
            self._fail(OutputError("What lays out pages has ended unexpectedly.", "Nothing was written. Try again."))

    def _fail(self, error: AixError) -> None:
        self._number += 1
        self._limit.stop()
        self._doubt.stop()
        self.failed.emit(error)


class _DocumentProvider:
    """The document and what it asks for."""

    def __init__(self, resources: dict[str, Resource]) -> None:
        self._resources = resources

    def fetch(self, path: str) -> Resource:
        """What lies under `path`; raises `NotFoundError`."""
        found = self._resources.get(DOCUMENT if path.startswith(f"{DOCUMENT}-") else path)
        if found is None:
            raise NotFoundError(f"The document has nothing under {path}.")
        return found
