"""Searches in a worker: one question at a time, and only the newest is answered.

Signals: `progressed(share, text)` while the index is built; `ready()` when it can be searched; `answered(answer)` with
the answer to the newest question; `failed(message)` when there is no index or a search failed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.errors import AixError, Cancelled
from aixreader.progress import Report
from aixreader.search.facets import MARK_FIELDS
from aixreader.ui.base.jobs import JobRunner

if TYPE_CHECKING:
    from aixreader.search.answer import Answer
    from aixreader.services.search.search_service import SearchService
    from aixreader.services.session.session import Session

MAX_RESULTS = 50
"""Results that are listed; the total is shown as a number."""
IDLE_MS = 250
"""From the end of loading the first page until the index is opened: for its processes to paint it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its filters as (facet, value) pairs; `everything` as in `SearchService.search`."""

    text: str
    filters: tuple[tuple[str, str], ...] = ()
    everything: bool = False

    def answer_without_sections(self) -> Answer | None:
        """The answer to a query that asks for the user's marks only; None for another."""
        if not any(f"{name}:" in self.text.lower() for name in MARK_FIELDS):
            return None
        from aixreader.search.answer import Answer
        from aixreader.services.marks.mark_search import asks_for_marks

        return Answer(self.text) if asks_for_marks(self.text) else None


class SearchQueue(QObject):
    """Searches one session. `make_service(session)` is called in a worker."""

    progressed = Signal(float, str)
    ready = Signal()
    answered = Signal(object)
    failed = Signal(str)

    def __init__(
        self, jobs: JobRunner, make_service: Callable[[Session], SearchService], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._make = make_service
        self._number = 0
        self._service: SearchService | None = None
        self._waiting: Question | None = None
        self._busy = False
        self._stop: Callable[[], None] | None = None

        self._expected: Session | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._begin_expected)

    @property
    def is_ready(self) -> bool:
        """Whether something can be searched: titles and names, or everything."""
        return self._service is not None

    def expect(self, session: Session) -> None:
        """Search in `session` from now on; its index is opened by the first question, or by `begin_when_idle`."""
        self.end()
        self._expected = session

    @Slot()
    def begin_when_idle(self) -> None:
        """Open the index that is expected in a moment: the first page is there, and is painted first."""
        if self._expected is not None:
            self._idle.start()

    @Slot()
    def _begin_expected(self) -> None:
        if self._expected is not None:
            self.begin(self._expected)

    def begin(self, session: Session) -> None:
        """Search in `session` from now on; its index is opened, or built."""
        self.end()
        number = self._number
        self._stop = self._jobs.start(
            lambda report: self._make_service(session, report),
            done=lambda service: self._on_opened(service, number),
            failed=lambda error: self._on_failed(error, number),
            cancelled=lambda: self._on_failed(Cancelled(), number),
        )

    def ask(self, question: Question) -> None:
        """Search for `question`; it replaces one that is still waiting."""
        if question.text:
            self._begin_expected()
        self._waiting = question
        self._ask_next()

    def cancel(self) -> None:
        """Stop building the index, if it is being built; `begin` starts again."""
        if self._stop is not None:
            self._stop()

    def end(self) -> None:
        """Close the index, and drop the questions that are waiting or under way."""
        self.cancel()
        self._idle.stop()
        self._expected = None
        self._number += 1
        self._waiting = None
        service, self._service = self._service, None
        if service is not None and not self._busy:
            service.close()
        self._busy = False

    def _make_service(self, session: Session, report: Report) -> SearchService:
        service = self._make(session)
        report(0.0, "Reading the titles")
        service.prepare_names()
        return service

    def _ask_next(self) -> None:
        service, question, number = self._service, self._waiting, self._number
        if service is None or question is None or self._busy:
            return
        self._waiting = None
        self._busy = True
        self._jobs.start(
            lambda _report: service.search(
                question.text, filters=question.filters, limit=MAX_RESULTS, everything=question.everything
            ),
            done=lambda answer: self._on_answered(answer, service, number),
            failed=lambda error: self._on_failed(error, number),
        )

    def _on_opened(self, service: SearchService, number: int) -> None:
        """Titles and names can be searched, or everything; the index of the texts is built if there is none."""
        self._stop = None
        if number != self._number:
            service.close()
            return
        self._service = service
        if not service.is_whole:
            self._stop = self._jobs.start(
                service.prepare,
                done=lambda _: self._on_built(service, number),
                failed=lambda error: self._on_failed(error, number),
                progress=lambda share, text: self.progressed.emit(share, text) if number == self._number else None,
                cancelled=lambda: self._on_failed(Cancelled(), number),
            )
        self.ready.emit()
        self._ask_next()

    def _on_built(self, service: SearchService, number: int) -> None:
        self._stop = None
        if number != self._number:
            service.close()
            return
        self.ready.emit()
        self._ask_next()

    def _on_answered(self, answer: Answer, service: SearchService, number: int) -> None:
        if number != self._number:
            service.close()  # `end` was called while it searched
            return
        self._busy = False
        if self._waiting is None and (answer.hits or service.is_whole):  # or else the texts are waited for
            self.answered.emit(answer)
        self._ask_next()

    def _on_failed(self, error: Exception, number: int) -> None:
        if number != self._number:
            return
        self._busy = False
        if isinstance(error, Cancelled):
            self.failed.emit(self.tr("Indexing was cancelled."))
        elif isinstance(error, AixError):
            self.failed.emit(error.message)
        else:
            self.failed.emit(self.tr("Internal error while searching."))
