"""Takes what is selected in the page in front, as a highlight keeps it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aixreader.ui.web.highlights import read_selected, selected_script

if TYPE_CHECKING:
    from aixreader.services.marks.text_selection import Selection
    from aixreader.services.session.session import Session
    from aixreader.ui.base.jobs import JobRunner
    from aixreader.ui.window.main_window import MainWindow

SAID_MS = 5000


class PageSelection(QObject):
    """Asks the page of one window, and reads the text of it in a worker."""

    def __init__(self, window: MainWindow, jobs: JobRunner) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs

    def take(self, done: Callable[[Selection], None], otherwise: Callable[[], None] | None = None) -> None:
        """Call `done` with what is selected, or `otherwise` where that is nothing; without one, say so."""
        pane = self._window.pane
        if pane is not None:
            from aixreader.model.address import read_page_address

            place = read_page_address(pane.address)
            page = place[0] if place is not None else ""
            if pane.is_leaving:  # nothing is selected in what comes
                self._on_told(None, page, done, otherwise)
                return
            pane.run_script(selected_script(), lambda told: self._on_told(told, page, done, otherwise))

    def _on_told(
        self, told: object, page: str, done: Callable[[Selection], None], otherwise: Callable[[], None] | None
    ) -> None:
        place, session = read_selected(told), self._window.session
        if place is not None and session is not None and page:
            start, length = place
            self._jobs.start(
                lambda _report: _read(session, page, start, length), done=lambda found: self._on_read(found, done)
            )
        elif otherwise is not None:
            otherwise()
        else:
            self._say(self.tr("Select some text first."))

    def _on_read(self, found: Selection | None, done: Callable[[Selection], None]) -> None:
        if found is None:
            self._say(self.tr("This cannot be highlighted: it is too long, or no text of the edition."))
        else:
            done(found)

    def _say(self, said: str) -> None:
        self._window.statusBar().showMessage(said, SAID_MS)


def _read(session: Session, page: str, start: int, length: int) -> Selection | None:
    """In a worker: what stands at a place of a page."""
    from aixreader.services.marks.text_selection import make_selection
    from aixreader.services.session.page_text import page_text

    return make_selection(page_text(session, page), start, length)
