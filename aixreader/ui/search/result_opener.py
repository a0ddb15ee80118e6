"""Opens the results of a search in the page, and previews them.

Signals: `opened(query)` when a result was opened, with what was searched for; `mark_activated(id, new_tab)` when one of
the user's marks among the results is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot

from aixreader.ui.base.peek_rows import PeekRows
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.search.result_highlights import OpenedResult, ResultHighlights
from aixreader.ui.search.search_panel import SearchPanel

if TYPE_CHECKING:
    from aixreader.search.answer import Answer, Hit


class ResultOpener(QObject):
    """Opens what is activated in `panel`; `answer` is what it lists."""

    opened = Signal(str)
    mark_activated = Signal(str, bool)

    def __init__(self, context: ReaderContext, panel: SearchPanel, highlights: ResultHighlights) -> None:
        super().__init__(context)
        self._context = context
        self._panel = panel
        self._highlights = highlights
        self.answer: Answer | None = None
        panel.hit_activated.connect(self._on_hit_activated)
        panel.snippet_activated.connect(self._on_snippet_activated)
        panel.preview_requested.connect(self._on_preview_requested)
        PeekRows(context, panel.list, self._address_at, field=panel.field).peeked.connect(self._on_peeked)

    @Slot(object, bool)
    def _on_hit_activated(self, hit: object, new_tab: bool) -> None:
        result = self._result(hit)
        if result is None:
            if self.answer is not None:
                self.mark_activated.emit(cast("Hit", hit).id, new_tab)
            return
        self.opened.emit(result.query)
        if new_tab:
            self._highlights.expect(result)
            self._context.open_tab(result.address)
        else:
            self._open(result)

    @Slot(object, int)
    def _on_snippet_activated(self, hit: object, index: int) -> None:
        """Open a result where one of its snippets stands."""
        result = self._result(hit, cast("Hit", hit).snippets[index].place)
        if result is None:
            self._on_hit_activated(hit, new_tab=False)
        else:
            self.opened.emit(result.query)
            self._open(result)

    @Slot(object)
    def _on_preview_requested(self, hit: object) -> None:
        result = self._result(hit)
        if result is not None:
            self._show(result, self._context.preview)

    def _address_at(self, index: QModelIndex) -> str:
        hit = self._panel.model.hit(index.row())
        return self._context.address_of(hit.id) if hit is not None else ""

    @Slot(QModelIndex)
    def _on_peeked(self, index: QModelIndex) -> None:
        hit = self._panel.model.hit(index.row())
        result = self._result(hit) if hit is not None else None
        if result is not None:
            self._highlights.show_beside(result)

    def _result(self, hit: object, place: str = "") -> OpenedResult | None:
        """What is opened for `hit`; None for a mark of the user, and without an answer."""
        session, name = self._context.session, cast("Hit", hit).id
        if session is None or self.answer is None or name not in session.edition.sections:
            return None
        return OpenedResult(self._panel.text, session.address(name), self.answer.marked, place)

    def _open(self, result: OpenedResult) -> None:
        self._show(result, self._context.go)
        self._context.focus_page()

    def _show(self, result: OpenedResult, navigate: Callable[[str], None]) -> None:
        page = self._context.page
        document = page.address.partition("#")[0] if page is not None and not page.is_leaving else ""
        navigate(result.address)
        self._highlights.show(result, document if self._context.page is page else "")
