"""What other editions of the shelf have for the query, listed below the results once these have stood for a moment.

Signals: `chosen(edition, section)` when a result of another edition is opened, with the id of its entry.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.errors import Cancelled
from aixreader.progress import Report
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.search.search_controller import SearchController
from aixreader.ui.search.search_queue import Question

if TYPE_CHECKING:
    from aixreader.services.search.other_editions import OtherAnswer, OtherEditions
    from aixreader.userdata.shelf import ShelfEntry

PAUSE_MS = 350
"""From the results until other editions are searched: who types on does not wait for them."""
MAX_LISTED = 20
"""Results of an edition that are listed; the total is shown as a number."""


class OtherResults(QObject):
    """Searches in a job, one at a time, which the next key stops. Nothing is searched where no other edition may be
    opened. `entries()` are the other editions of the shelf, `make()` makes what searches them.
    """

    chosen = Signal(str, str)

    def __init__(
        self,
        context: ReaderContext,
        search: SearchController,
        make: Callable[[], OtherEditions],
        entries: Callable[[], Sequence[ShelfEntry]],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._search = search
        self._make = make
        self._entries = entries
        self._others: OtherEditions | None = None
        self._number = 0
        self._is_running = self._is_waiting = False
        self._cancel: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._start)
        search.answered.connect(self._on_answered)
        search.panel.query_changed.connect(self._stop)
        search.panel.list.other_chosen.connect(self.chosen)
        context.session_changed.connect(self.end)

    @Slot()
    def end(self) -> None:
        """Drop what is open: another edition is read, or the window closes."""
        self._stop()
        self._number += 1
        self._is_running = self._is_waiting = False
        self._others = None

    @Slot()
    def _stop(self) -> None:
        self._timer.stop()
        self._is_waiting = False
        if self._cancel is not None:
            self._cancel()

    @Slot()
    def _on_answered(self) -> None:
        if self._context.settings_model.may_open:
            self._timer.start()

    @Slot()
    def _start(self) -> None:
        """Search, or wait until the job that was stopped has ended, which may have an edition open."""
        self._is_waiting = self._is_running
        if self._is_running:
            return
        session, entries = self._context.session, self._entries()
        panel = self._search.panel
        question = Question(panel.text, panel.filters.active, self._context.settings.unlisted_pages)
        if session is None or not entries or not question.text or question.answer_without_sections() is not None:
            return
        others = self._others = self._others or self._make()
        number = self._number

        def work(report: Report) -> tuple[OtherAnswer, ...] | None:
            try:
                return others.search(
                    session,
                    entries,
                    question.text,
                    report,
                    filters=question.filters,
                    limit=MAX_LISTED,
                    everything=question.everything,
                )
            except Cancelled:
                return None

        self._is_running = True
        self._cancel = self._context.jobs.start(
            work,
            done=lambda found: self._on_done(found, question.text, number),
            failed=lambda _error: self._on_done(None, "", number),
            may_stall=True,
            dropped=lambda _found: self._on_done(None, "", number),
        )

    def _on_done(self, found: tuple[OtherAnswer, ...] | None, query: str, number: int) -> None:
        if number != self._number:
            return
        self._is_running, self._cancel = False, None
        if found and query == self._search.panel.text:
            self._search.panel.show_others(found)
        if self._is_waiting:
            self._start()
