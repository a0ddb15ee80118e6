"""Searches in a worker: one question at a time, and only the newest is answered.

Signals: `progressed(share, text)` while the index is built; `ready()` when it can be searched;
`answered(answer, marks)` with the answer to the newest question, and the user's marks (`FoundMarks`) if it asks for
them, else None; `failed(message)` when there is no index or a search failed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.errors import AixError, Cancelled
from aixreader.progress import Report
from aixreader.search.facets import MARK_FIELDS
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.search.result_rows import ResultRow, grouped_rows, ranked_rows

if TYPE_CHECKING:
    from aixreader.search.answer import Answer
    from aixreader.services.marks.mark_search import FoundMarks
    from aixreader.services.search.search_service import SearchService
    from aixreader.services.session.session import Session

FindMarks: TypeAlias = "Callable[[str, int], FoundMarks]"
"""Finds the user's notes and bookmarks for a query, in any thread: `find(query, limit)`, at most `limit` of each."""
Found: TypeAlias = "tuple[Answer, FoundMarks | None]"
MAX_RESULTS = 50
"""Results that are listed; the total is shown as a number."""
MAX_MARKS = 200
"""Notes that are listed, and bookmarks."""
ANY_WORD = "a"
"""A query for which all marks are read."""
FIRST_ROWS = 10
"""Rows of the list that are in sight, roughly: their excerpts are made with the answer, those of others when seen."""
IDLE_MS = 250
"""From the end of loading the first page until the index is opened: for its processes to paint it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its filters as (facet, value) pairs; `everything` as in `SearchService.search`. `is_grouped` is
    whether results are listed by page.
    """

    text: str
    filters: tuple[tuple[str, str], ...] = ()
    everything: bool = False
    is_grouped: bool = True
    find_marks: FindMarks | None = None

    def answer_without_sections(self) -> Answer | None:
        """The answer to a query that asks for the user's marks only; None for another."""
        if not any(f"{name}:" in self.text.lower() for name in MARK_FIELDS):
            return None
        from aixreader.search.answer import Answer
        from aixreader.services.marks.mark_search import asks_for_marks

        return Answer(self.text) if asks_for_marks(self.text) else None

    def answer(self, service: SearchService | None) -> Found:
        """In a worker: the answer, with what the rows show that are seen first."""
        answer = self.answer_without_sections() if service is None else None
        if service is not None:
            answer = service.search(self.text, filters=self.filters, limit=MAX_RESULTS, everything=self.everything)
        assert answer is not None  # noqa: S101  # without a service, only such questions are asked
        rows = grouped_rows(answer.hits) if self.is_grouped else ranked_rows(answer.hits)
        for row in rows[:FIRST_ROWS]:
            if isinstance(row, ResultRow):
                _ = row.hit.snippet
        _ = answer.facets
        return answer, self.find_marks(self.text, MAX_MARKS) if self.find_marks is not None else None


class SearchQueue(QObject):
    """Searches one session. `make_service(session)` is called in a worker."""

    progressed = Signal(float, str)
    ready = Signal()
    answered = Signal(object, object)
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
        self._asked: SearchService | None = None  # the one in which a worker searches
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

    def read_marks(self, find: FindMarks) -> None:
        """Let the texts of all marks be read, so that the first search in many of them does not wait for that."""
        self._jobs.start(lambda _report: find(ANY_WORD, 0))

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
        if service is not None and service is not self._asked:
            service.close()
        self._busy, self._asked = False, None

    def _make_service(self, session: Session, report: Report) -> SearchService:
        service = self._make(session)
        report(0.0, "Reading the titles")
        service.prepare_names()
        return service

    def _ask_next(self) -> None:
        service, question, number = self._service, self._waiting, self._number
        if question is None or self._busy:
            return
        if question.answer_without_sections() is not None:
            service = None
        elif service is None:
            return
        self._waiting = None
        self._busy, self._asked = True, service
        self._jobs.start(
            lambda _report: question.answer(service),
            done=lambda found: self._on_answered(found, service, number),
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

    def _on_answered(self, found: Found, service: SearchService | None, number: int) -> None:
        if number != self._number:
            if service is not None:
                service.close()  # `end` was called while it searched
            return
        self._busy, self._asked = False, None
        answer, marks = found
        is_whole = service is None or service.is_whole
        if self._waiting is None and (answer.hits or is_whole):  # or else the texts are waited for
            self.answered.emit(answer, marks)
        self._ask_next()

    def _on_failed(self, error: Exception, number: int) -> None:
        if number != self._number:
            return
        self._busy, self._asked = False, None
        if isinstance(error, Cancelled):
            self.failed.emit(self.tr("Indexing was cancelled."))
        elif isinstance(error, AixError):
            self.failed.emit(error.message)
        else:
            self.failed.emit(self.tr("Internal error while searching."))
