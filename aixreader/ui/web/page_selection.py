"""The selection in the current page, as quote and position in the page's text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.web.highlights import parse_selection, selection_script

if TYPE_CHECKING:
    from aixreader.services.marks.text_selection import Selection
    from aixreader.services.session.page_text import PageText

Result = TypeVar("Result")


class PageSelection:
    """Requests the selection of the page, and reads the page's text in a worker."""

    def __init__(self, context: ReaderContext) -> None:
        self._context = context

    def request(self, on_selection: Callable[[Selection], None], on_empty: Callable[[], None] | None = None) -> None:
        """Call `on_selection` with the selection, or `on_empty` without one; the default is a status message."""
        self._read(
            _selection,
            done=lambda selection: self._on_read(selection, on_selection),
            on_empty=on_empty or self._report_empty,
        )

    def request_section(self, on_section: Callable[[str], None], on_empty: Callable[[], None]) -> None:
        """Call `on_section` with the id of the section in which the selection begins, however long it is, or `on_empty`
        without a selection in the text of the edition.
        """
        self._read(_section, done=on_section, on_empty=on_empty)

    def _read(
        self,
        read: Callable[[PageText, int, int], Result],
        *,
        done: Callable[[Result], None],
        on_empty: Callable[[], None],
    ) -> None:
        """Call `done` with `read(text, start, length)`, which a worker calls with the selection's place in the page."""
        view = self._context.page
        if view is None:
            return
        from aixreader.model.address import read_page_address

        parts = read_page_address(view.address)
        page = parts[0] if parts is not None else ""
        if view.is_leaving:  # the requested document has no selection
            on_empty()
            return

        def on_result(result: object) -> None:
            bounds, session = parse_selection(result), self._context.session
            if bounds is None or session is None or not page:
                on_empty()
                return

            def work(_report: object) -> Result:
                from aixreader.services.session.page_text import page_text

                return read(page_text(session, page), *bounds)

            self._context.jobs.start(work, done=done)

        view.run_script(selection_script(), on_result)

    def _report_empty(self) -> None:
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


def _selection(text: PageText, start: int, length: int) -> Selection | None:
    """In a worker."""
    from aixreader.services.marks.text_selection import make_selection

    return make_selection(text, start, length)


def _section(text: PageText, start: int, _length: int) -> str:
    """In a worker."""
    return text.section_at(start).section
