"""The selection in the current page, as quote and position in the page's text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.web.highlights import parse_selection, selection_script

if TYPE_CHECKING:
    from aixreader.services.marks.text_selection import Selection
    from aixreader.services.session.session import Session


class PageSelection:
    """Requests the selection of the page, and reads the page's text in a worker."""

    def __init__(self, context: ReaderContext) -> None:
        self._context = context

    def request(self, on_selection: Callable[[Selection], None], on_empty: Callable[[], None] | None = None) -> None:
        """Call `on_selection` with the selection, or `on_empty` without one; the default is a status message."""
        view = self._context.page
        if view is not None:
            from aixreader.model.address import read_page_address

            parts = read_page_address(view.address)
            page = parts[0] if parts is not None else ""
            if view.is_leaving:  # the requested document has no selection
                self._on_result(None, page, on_selection, on_empty)
                return
            view.run_script(selection_script(), lambda result: self._on_result(result, page, on_selection, on_empty))

    def _on_result(
        self,
        result: object,
        page: str,
        on_selection: Callable[[Selection], None],
        on_empty: Callable[[], None] | None,
    ) -> None:
        bounds, session = parse_selection(result), self._context.session
        if bounds is not None and session is not None and page:
            start, length = bounds
            self._context.jobs.start(
                lambda _report: _read(session, page, start, length),
                done=lambda selection: self._on_read(selection, on_selection),
            )
        elif on_empty is not None:
            on_empty()
        else:
            self._context.messages.status(_translated("Select some text first"))

    def _on_read(self, selection: Selection | None, on_selection: Callable[[Selection], None]) -> None:
        if selection is None:
            self._context.messages.status(
                _translated("This text cannot be highlighted: it is too long or not part of the edition")
            )
        else:
            on_selection(selection)


def _translated(text: str) -> str:
    return QCoreApplication.translate("PageSelection", text)


def _read(session: Session, page: str, start: int, length: int) -> Selection | None:
    """In a worker: the text of a page at a position."""
    from aixreader.services.marks.text_selection import make_selection
    from aixreader.services.session.page_text import page_text

    return make_selection(page_text(session, page), start, length)
