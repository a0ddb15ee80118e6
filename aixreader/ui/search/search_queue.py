"""Searches away from the GUI thread: one question at a time, and only the newest is answered.

Signals: `progressed(share, text)` while the index is made; `ready()` when it can be asked; `answered(answer)` with the
answer to the newest question; `failed(message)` where there can be no index.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aixreader.errors import AixError, Cancelled
from aixreader.progress import Report
from aixreader.ui.base.jobs import JobRunner

if TYPE_CHECKING:
    from aixreader.search.answer import Answer
    from aixreader.services.search.search_service import SearchService
    from aixreader.services.session.session import Session

MOST = 50
"""So many results are shown: more are named by their number, and a narrower search."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, and the (facet, value) pairs that have to hold."""

    text: str
    filters: tuple[tuple[str, str], ...] = ()


class SearchQueue(QObject):
    """Asks the search of one session. `make_searching` is called in a worker."""

    progressed = Signal(float, str)
    ready = Signal()
    answered = Signal(object)
    failed = Signal(str)

    def __init__(
        self, jobs: JobRunner, make_searching: Callable[[Session], SearchService], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._make = make_searching
        self._number = 0
        self._searching: SearchService | None = None
        self._waiting: Question | None = None
        self._busy = False
        self._stop: Callable[[], None] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether there is an index to ask."""
        return self._searching is not None

    def begin(self, session: Session) -> None:
        """Search in `session` from now on: its index is opened, or made."""
        self.end()
        number = self._number
        self._stop = self._jobs.start(
            lambda report: self._prepared(session, report),
            done=lambda searching: self._on_prepared(searching, number),
            failed=lambda error: self._on_failed(error, number),
            progress=lambda share, text: self.progressed.emit(share, text) if number == self._number else None,
            cancelled=lambda: self._on_failed(Cancelled(), number),
        )

    def ask(self, question: Question) -> None:
        """Look for `question`; an older one that is still waiting is not asked any more."""
        self._waiting = question
        self._ask_next()

    def cancel(self) -> None:
        """Make no index, if one is being made; `begin` makes it after all."""
        if self._stop is not None and not self.is_ready:
            self._stop()

    def end(self) -> None:
        """Search nowhere any more."""
        self.cancel()
        self._number += 1
        self._waiting = None
        searching, self._searching = self._searching, None
        if searching is not None and not self._busy:
            searching.close()
        self._busy = False

    def _prepared(self, session: Session, report: Report) -> SearchService:
        searching = self._make(session)
        searching.prepare(report)
        return searching

    def _ask_next(self) -> None:
        searching, question, number = self._searching, self._waiting, self._number
        if searching is None or question is None or self._busy:
            return
        self._waiting = None
        self._busy = True
        self._jobs.start(
            lambda _report: searching.search(question.text, filters=question.filters, limit=MOST),
            done=lambda answer: self._on_answered(answer, searching, number),
            failed=lambda error: self._on_failed(error, number),
        )

    def _on_prepared(self, searching: SearchService, number: int) -> None:
        if number != self._number:
            searching.close()
            return
        self._searching = searching
        self.ready.emit()
        self._ask_next()

    def _on_answered(self, answer: Answer, searching: SearchService, number: int) -> None:
        if number != self._number:
            searching.close()  # it was given up while it was asked
            return
        self._busy = False
        if self._waiting is None:
            self.answered.emit(answer)
        self._ask_next()

    def _on_failed(self, error: Exception, number: int) -> None:
        if number != self._number:
            return
        self._busy = False
        if isinstance(error, Cancelled):
            self.failed.emit(self.tr("The index was not made."))
        elif isinstance(error, AixError):
            self.failed.emit(error.message)
        else:
            self.failed.emit(self.tr("The reader made a mistake in searching."))
