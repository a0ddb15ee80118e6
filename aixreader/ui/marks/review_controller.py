"""Reviews the user's marks in the open edition, in a worker: unchanged, moved, reworded or gone.

Signals: `reviewed()` when `outcomes` has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

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
Value = TypeVar("Value")
MAX_KNOWN_WORDINGS = 50


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """The results of a worker: the outcomes by id, the marks themselves, where they have moved to, and which of them
    the user should review.
    """

    review: Review
    outcomes: dict[str, ReviewOutcome]
    known: dict[str, Mark]
    moved: dict[str, str]
    pending: dict[str, None]


class ReviewController(QObject):
    """`outcomes` holds results by id of the mark, `moved` the new section of marks that are in another one. Marks that
    are in neither have not been reviewed yet.
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
        self._pending: dict[str, None] = {}
        self.outcomes: dict[str, ReviewOutcome] = {}
        self.moved: dict[str, str] = {}
        repository.changed.connect(self.refresh)

    @property
    def states(self) -> Mapping[str, str]:
        """Translated results by id, of marks that have changed."""
        words = {"moved": self.tr("moved"), "reworded": self.tr("reworded"), "gone": self.tr("gone")}
        return {name: words[outcome.state] for name, outcome in self.outcomes.items() if outcome.state in words}

    @property
    def has_pending(self) -> bool:
        """Whether the user should review any mark."""
        return bool(self._pending)

    @property
    def pending_marks(self) -> tuple[Mark, ...]:
        """The marks that the user should review."""
        return tuple(self._known[name] for name in self._pending)

    def begin(self, session: Session) -> None:
        """Review marks in `session`, now and whenever they change."""
        self.end()
        self._session = session
        self.refresh()

    def end(self) -> None:
        """Stop, and drop the results."""
        self._number += 1
        self._session = self._review = None
        self._busy = False
        self._known, self.outcomes, self.moved = {}, {}, {}
        self._pending = {}

    @Slot()
    def refresh(self) -> None:
        """Review marks that are new or have changed."""
        session, number = self._session, self._number
        if session is None or self._busy:
            return
        marks: tuple[Mark, ...] = (*self._repository.marks.bookmarks, *self._repository.marks.annotations)
        ids = {mark.id for mark in marks}
        for name in [name for name in self._known if name not in ids]:
            del self._known[name]
            self.outcomes.pop(name, None)
            self.moved.pop(name, None)
            self._pending.pop(name, None)
        known = self._known
        fresh = tuple(mark for mark in marks if (old := known.get(mark.id)) is not mark and old != mark)
        if fresh:
            self._busy = True
            self._jobs.start(
                lambda report: self._review_marks(session, fresh, report),
                done=lambda reviewed: self._on_reviewed(reviewed, number),
                failed=lambda error: self._on_failed(error, number),
            )

    def section_of(self, mark: Mark) -> str:
        """The id of a mark's section in this edition, of a mark that is gone its former one."""
        return self.moved.get(mark.id, mark.section)

    @Slot(list)
    def accept(self, names: list[str]) -> None:
        """Record the current wording of marks, by id, as accepted: it is not shown for review again."""
        changes = []
        marks = self._repository.marks
        for name in names:
            # as it is now: since the review it may have got another text, which must not be lost
            mark = marks.find(Bookmark, name) or marks.find(Annotation, name)
            outcome = self.outcomes.get(name)
            if mark is not None and outcome is not None and outcome.digest:
                changes.append(Put(replace(mark, known=(*mark.known, outcome.digest)[-MAX_KNOWN_WORDINGS:])))
        self._repository.change(changes, undoable=True)

    def _review_marks(self, session: Session, marks: tuple[Mark, ...], report: Report) -> _Reviewed:
        """In a worker, also what the GUI thread would take long for with thousands of marks."""
        from aixreader.services.marks.note_html import is_formatted, note_html
        from aixreader.services.marks.review import Review

        review = self._review or Review(session)
        outcomes = review.review_all(marks, report)
        if any(isinstance(mark, Annotation) and is_formatted(mark.note) for mark in marks):
            note_html("*")  # what renders notes is imported here, which takes a while
        return _Reviewed(
            review,
            outcomes,
            known={mark.id: mark for mark in marks},
            moved={
                mark.id: section for mark in marks if (section := outcomes[mark.id].section) not in ("", mark.section)
            },
            pending={mark.id: None for mark in marks if outcomes[mark.id].needs_review},
        )

    def _on_reviewed(self, reviewed: _Reviewed, number: int) -> None:
        if number != self._number:
            return
        self._busy = False
        self._review = reviewed.review
        self._known |= reviewed.known
        self.outcomes |= reviewed.outcomes
        self.moved = _without(self.moved, reviewed.outcomes) | reviewed.moved
        self._pending = _without(self._pending, reviewed.outcomes) | reviewed.pending
        self.refresh()
        self.reviewed.emit()

    def _on_failed(self, error: Exception, number: int) -> None:
        if number == self._number and isinstance(error, AixError):
            self._busy = False


def _without(values: dict[str, Value], names: Mapping[str, object]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if name not in names}
