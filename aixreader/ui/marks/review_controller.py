"""Looks up, away from the GUI thread, what became of the user's marks in the edition that is open.

Signals: `reviewed()` when more is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.errors import AixError
from aixreader.progress import Report
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark

if TYPE_CHECKING:
    from aixreader.services.marks.review import Review, ReviewOutcome
    from aixreader.services.session.session import Session

Mark = Bookmark | Annotation
MAX_KNOWN_WORDINGS = 50


class ReviewController(QObject):
    """`outcomes` holds the result of the review by the id of the mark, `moved` the section it is in now, where that is
    another one. Marks that are not in them have not been reviewed yet.
    """

    reviewed = Signal()

    def __init__(self, jobs: JobRunner, repository: MarksRepository, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._repository = repository
        self._session: Session | None = None
        self._review: Review | None = None
        self._number = 0
        self._busy = False
        self._known: dict[str, Mark] = {}
        self._asking: dict[str, None] = {}
        self.outcomes: dict[str, ReviewOutcome] = {}
        self.moved: dict[str, str] = {}
        repository.changed.connect(self.refresh)

    @property
    def states(self) -> Mapping[str, str]:
        """In words, what became of the marks that are not as they were."""
        words = {"moved": self.tr("moved"), "reworded": self.tr("reworded"), "gone": self.tr("gone")}
        return {name: words[outcome.state] for name, outcome in self.outcomes.items() if outcome.state in words}

    @property
    def asks(self) -> bool:
        """Whether any mark should be looked at again."""
        return bool(self._asking)

    @property
    def asking(self) -> tuple[Mark, ...]:
        """The marks that should be looked at again."""
        return tuple(self._known[name] for name in self._asking)

    def begin(self, session: Session) -> None:
        """Look marks up in `session` from now on."""
        self.end()
        self._session = session
        self.refresh()

    def end(self) -> None:
        """Look nothing up any more."""
        self._number += 1
        self._session = self._review = None
        self._busy = False
        self._known, self.outcomes, self.moved = {}, {}, {}
        self._asking = {}

    @Slot()
    def refresh(self) -> None:
        """Look up what is new or other."""
        session, number = self._session, self._number
        if session is None or self._busy:
            return
        marks: tuple[Mark, ...] = (*self._repository.marks.bookmarks, *self._repository.marks.annotations)
        there = {mark.id for mark in marks}
        for name in [name for name in self._known if name not in there]:
            del self._known[name]
            self.outcomes.pop(name, None)
            self.moved.pop(name, None)
            self._asking.pop(name, None)
        known = self._known
        fresh = tuple(mark for mark in marks if (old := known.get(mark.id)) is not mark and old != mark)
        if fresh:
            self._busy = True
            self._jobs.start(
                lambda report: self._look_up(session, fresh, report),
                done=lambda found: self._on_found(fresh, found, number),
                failed=lambda error: self._on_failed(error, number),
            )

    @Slot(list)
    def accept(self, names: list[str]) -> None:
        """Take the current wording of marks, by id, as known: it need not be reviewed again."""
        changes = []
        marks = self._repository.marks
        for name in names:
            # as it is now: since the review it may have got another text, which must not be lost
            mark = marks.find(Bookmark, name) or marks.find(Annotation, name)
            outcome = self.outcomes.get(name)
            if mark is not None and outcome is not None and outcome.digest:
                changes.append(Put(replace(mark, known=(*mark.known, outcome.digest)[-MAX_KNOWN_WORDINGS:])))
        self._repository.change(changes, undoable=True)

    def _look_up(
        self, session: Session, marks: tuple[Mark, ...], report: Report
    ) -> tuple[Review, dict[str, ReviewOutcome]]:
        """In a worker."""
        from aixreader.services.marks.review import Review

        review = self._review or Review(session)
        return review, review.review_all(marks, report)

    def _on_found(self, marks: tuple[Mark, ...], found: tuple[Review, dict[str, ReviewOutcome]], number: int) -> None:
        if number != self._number:
            return
        self._busy = False
        self._review, outcomes = found
        self._known |= {mark.id: mark for mark in marks}
        self.outcomes |= outcomes
        for mark in marks:
            self._note(mark, outcomes[mark.id])
        self.refresh()
        self.reviewed.emit()

    def _note(self, mark: Mark, outcome: ReviewOutcome) -> None:
        self.moved.pop(mark.id, None)
        self._asking.pop(mark.id, None)
        if outcome.section and outcome.section != mark.section:
            self.moved[mark.id] = outcome.section
        if outcome.needs_review:
            self._asking[mark.id] = None

    def _on_failed(self, error: Exception, number: int) -> None:
        if number == self._number and isinstance(error, AixError):
            self._busy = False
