"""The selection in the page in front, as quote and position in the page's text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.web.highlights import read_selected, selected_script

if TYPE_CHECKING:
    from aixreader.services.marks.text_selection import Selection
    from aixreader.services.session.session import Session


class PageSelection:
    """Asks the page for its selection, and reads the page's text in a worker."""

    def __init__(self, context: ReaderContext) -> None:
        self._context = context

    def take(self, done: Callable[[Selection], None], otherwise: Callable[[], None] | None = None) -> None:
        """Call `done` with the selection, or `otherwise` where there is none; without `otherwise`, say so."""
        view = self._context.page
        if view is not None:
            from aixreader.model.address import read_page_address

            place = read_page_address(view.address)
            page = place[0] if place is not None else ""
            if view.is_leaving:  # the document that comes has no selection
                self._on_result(None, page, done, otherwise)
                return
            view.run_script(selected_script(), lambda result: self._on_result(result, page, done, otherwise))

    def _on_result(
        self, result: object, page: str, done: Callable[[Selection], None], otherwise: Callable[[], None] | None
    ) -> None:
        place, session = read_selected(result), self._context.session
        if place is not None and session is not None and page:
            start, length = place
            self._context.jobs.start(
                lambda _report: _read(session, page, start, length), done=lambda found: self._on_read(found, done)
            )
        elif otherwise is not None:
            otherwise()
        else:
            self._context.messages.status(_translated("Select some text first."))

    def _on_read(self, found: Selection | None, done: Callable[[Selection], None]) -> None:
        if found is None:
            self._context.messages.status(
                _translated("This text cannot be highlighted: it is too long, or not part of the edition.")
            )
        else:
            done(found)


def _translated(text: str) -> str:
    return QCoreApplication.translate("PageSelection", text)


def _read(session: Session, page: str, start: int, length: int) -> Selection | None:
    """In a worker: what stands at a place of a page."""
    from aixreader.services.marks.text_selection import make_selection
    from aixreader.services.session.page_text import page_text

    return make_selection(page_text(session, page), start, length)
