"""The words of a query in the pages that were opened from its results, until the reader goes elsewhere.

Signals: `counted(count, current)` with the number of highlights in the page in front, and which one (from 0) is the
current one; (0, -1) for none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.ui.base.reader_context import PageView, ReaderContext
from aixreader.ui.search.search_highlights import (
    CLEAR_SCRIPT,
    STATUS_SCRIPT,
    highlight_script,
    read_result,
    step_script,
)

if TYPE_CHECKING:
    from aixreader.search.answer import Terms


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class OpenedResult:
    """A result that was opened: its query, its address, and the words to highlight in the page. `place` is the text
    from where the page is to be read, "" for the beginning of the section.
    """

    query: str
    address: str
    terms: Terms
    place: str = ""


class ResultHighlights(QObject):
    """Highlights in the pages of `context`. Each page has those of the result that was opened in it."""

    counted = Signal(int, int)

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        self._opened: WeakKeyDictionary[PageView, OpenedResult] = WeakKeyDictionary()
        self._moved: WeakSet[OpenedResult] = WeakSet()
        self._in_new_tabs: dict[str, OpenedResult] = {}
        self._used_pages: WeakSet[PageView] = WeakSet()
        self._beside: tuple[OpenedResult, PageView] | None = None  # what is peeked at, and where
        context.peek_requested.connect(self._on_peek_requested)
        context.beside_loaded.connect(self._highlight_beside)
        context.session_changed.connect(self._on_session_changed)
        context.page_loaded.connect(self._on_page_loaded)
        context.page_departed.connect(self.clear)
        context.page_changed.connect(self._on_page_changed)

    @property
    def current(self) -> OpenedResult | None:
        """The result that the page in front was opened from; None if the reader has gone elsewhere since."""
        page = self._context.page
        return self._opened.get(page) if page is not None else None

    def expect(self, result: OpenedResult) -> None:
        """`result` is opened in a new tab, whose page loads now or when it is in front."""
        self._in_new_tabs[result.address] = result

    def show(self, result: OpenedResult, document: str) -> None:
        """`result` was opened in the page in front, which showed `document` (an address without fragment)."""
        page = self._context.page
        if page is None:
            return
        self._used_pages.add(page)
        self._opened[page] = result
        if document == result.address.partition("#")[0]:
            self._highlight(page, result)

    def show_beside(self, result: OpenedResult) -> None:
        """`result` is peeked at: highlight it in the page beside the one in front, once that shows it."""
        pages = self._context.seen_pages
        if pages:
            self._beside = result, pages[-1]
            self._highlight_beside()

    def step(self, by: int) -> None:
        """Scroll to the highlight `by` (1 or -1) from the current one."""
        page = self._context.page
        if page is not None and self.current is not None:
            self._run(page, step_script(by))

    @Slot()
    def clear(self) -> None:
        """Remove the highlights of the page in front: the reader goes elsewhere, or searches for something else."""
        page = self._context.page
        if page is not None:
            self._opened.pop(page, None)
            page.run_script(CLEAR_SCRIPT)  # also where a note was gone to
        self.counted.emit(0, -1)

    def _highlight(self, page: PageView, result: OpenedResult) -> None:
        """Highlight, and the first time scroll to the place of the result, or the first after its heading."""
        anchor = result.address.partition("#")[2]
        script = highlight_script(result.terms, anchor, result.place, move=result not in self._moved)
        self._moved.add(result)
        self._run(page, script)

    def _run(self, page: PageView, script: str) -> None:
        result = self._opened.get(page)

        def on_result(counts: object) -> None:
            if page is self._context.page and self._opened.get(page) is result:
                self.counted.emit(*read_result(counts))

        page.run_script(script, on_result)

    @Slot()
    def _highlight_beside(self) -> None:
        result, page = self._beside or (None, None)
        if result is None or page is None or page not in self._context.seen_pages or page.is_leaving:
            return
        if result.address.partition("#")[0] == page.address.partition("#")[0]:
            self._used_pages.add(page)
            self._opened[page] = result
            self._highlight(page, result)

    @Slot()
    def _on_peek_requested(self) -> None:
        """Something else is peeked at: the words of the result before are not meant any more."""
        before, self._beside = self._beside, None
        if before is not None and before[1] in self._context.seen_pages:
            self._opened.pop(before[1], None)
            before[1].run_script(CLEAR_SCRIPT)

    @Slot(bool)
    def _on_page_loaded(self, ok: bool) -> None:
        page = self._context.page
        if not ok or page is None:
            return
        if page not in self._used_pages:
            self._used_pages.add(page)
            expected = self._in_new_tabs.pop(page.address, None)
            if expected is not None:
                self._opened[page] = expected
        result = self._opened.get(page)
        if result is not None and result.address.partition("#")[0] == page.address.partition("#")[0]:
            self._highlight(page, result)

    @Slot()
    def _on_page_changed(self) -> None:
        page = self._context.page
        if page is not None and page in self._opened:
            self._run(page, STATUS_SCRIPT)
        else:
            self.counted.emit(0, -1)

    @Slot()
    def _on_session_changed(self) -> None:
        self._opened.clear()
        self._in_new_tabs.clear()
        self.counted.emit(0, -1)
