"""What parts of the window see of the assessment that is open: its document with the edition that is read, and the
system that was chosen.

Signals: `changed()` when the document, the edition or the chosen system is another one; `edited(step)` with an
`AssessmentEdit` after each change by the user.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.errors import AixError
from aixreader.ui.assessment.assessment_repository import AssessmentRepository
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment
    from aixreader.services.assessments.assessed_edition import AssessedEdition, AssessedSystem, EditionFacts
    from aixreader.services.session.session import Session

Change = Callable[["AssessedEdition"], "Assessment"]


@dataclass(frozen=True, slots=True)
class AssessmentEdit:
    """A change by the user: `text` says what it was, `undo` and `redo` revert it and make it again."""

    text: str
    undo: Callable[[], None]
    redo: Callable[[], None]


class AssessmentModel(QObject):
    """Derives the state of systems once for each document and edition. `system` is the id of the chosen one."""

    changed = Signal()
    edited = Signal(object)

    def __init__(self, context: ReaderContext, repository: AssessmentRepository) -> None:
        super().__init__(context)
        self._context = context
        self.repository = repository
        self._facts: EditionFacts | None = None
        self._assessed: AssessedEdition | None = None
        self._states: dict[str, AssessedSystem] = {}
        self._system = ""
        repository.changed.connect(self._renew)
        context.session_changed.connect(self._on_session_changed)

    # ------------------------------------------------------------ state

    @property
    def document(self) -> Assessment | None:
        """The document that is open."""
        return self.repository.document

    @property
    def is_editable(self) -> bool:
        """Whether the document can be changed."""
        return self.repository.is_editable and self._facts is not None

    @property
    def facts(self) -> EditionFacts | None:
        """What is needed of the edition; None until it was read, which a worker does once a document is open."""
        return self._facts

    @property
    def assessed(self) -> AssessedEdition | None:
        """The document with the edition; None while one of them is missing."""
        return self._assessed

    @property
    def system(self) -> str:
        """The id of the chosen system, "" without a document."""
        return self._system

    @property
    def state(self) -> AssessedSystem | None:
        """The state of the chosen system."""
        return self.state_of(self._system) if self._system else None

    def state_of(self, system: str) -> AssessedSystem | None:
        """The state of the system with an id; None without a document or edition, and for an id that there is not."""
        if self._assessed is None or self._assessed.document.system(system) is None:
            return None
        if system not in self._states:
            self._states[system] = self._assessed.system(system)
        return self._states[system]

    def root_of(self, section: str) -> str:
        """The oldest name of the threat or control that the section with an id is about, "" for others."""
        if self._facts is None:
            return ""
        subjects = self._facts.subjects
        both = (*subjects.threats.values(), *subjects.controls.values())
        return next((subject.root for subject in both if subject.section == section), "")

    @staticmethod
    def today() -> str:
        """The user's own day (ISO 8601)."""
        return date.today().isoformat()  # noqa: DTZ011  # what is due is due where the user is

    # ------------------------------------------------------------ changes

    @Slot(str)
    def choose_system(self, system: str) -> None:
        """Show another system."""
        document = self.document
        if document is not None and document.system(system) is not None and system != self._system:
            self._system = system
            self.changed.emit()

    def edit(self, change: Change, text: str) -> bool:
        """Change the document by `change(assessed)`, which may raise an `AixError`: that is shown, and nothing is
        changed. `text` says what was done, in words for Undo. Returns whether it was done.
        """
        try:
            return self.try_edit(change, text)
        except AixError as error:
            self._context.messages.error(error)
            return False

    def try_edit(self, change: Change, text: str) -> bool:
        """As `edit`, but it raises what `change` raises: for forms that say themselves what is wrong."""
        assessed = self._assessed
        if assessed is None or not self.is_editable:
            return False
        before, after = assessed.document, change(assessed)
        if after == before:
            return True
        self.repository.change(after)
        step = AssessmentEdit(text, lambda: self._revert(before, after), lambda: self._revert(after, before))
        self.edited.emit(step)
        return True

    def _revert(self, before: Assessment, after: Assessment) -> None:
        """Make what is different from `before` in `after` as it was, whatever else was changed since."""
        current = self.document
        if current is not None and current.id == before.id:
            from aixreader.assess.merge import merge

            self.repository.change(merge(after, before, current).document)

    # ------------------------------------------------------------ the edition

    @Slot()
    def _on_session_changed(self) -> None:
        self._facts = None
        self._renew()

    @Slot()
    def _renew(self) -> None:
        document, session = self.document, self._context.session
        if document is not None and self._facts is None and session is not None:
            self._read_facts(session)
        self._states.clear()
        self._assessed = None
        if document is None:
            self._system = ""
        elif document.system(self._system) is None:
            self._system = document.systems[0].id if document.systems else ""
        if document is not None and self._facts is not None:
            from aixreader.services.assessments.assessed_edition import AssessedEdition

            self._assessed = AssessedEdition(self._facts, document)
        self.changed.emit()

    def _read_facts(self, session: Session) -> None:
        def work(_report: object) -> EditionFacts:
            from aixreader.services.assessments.assessed_edition import edition_facts

            facts = edition_facts(session)
            _ = facts.subjects, facts.questionnaire, facts.ref  # made here, not in the GUI thread
            return facts

        def done(facts: object) -> None:
            if self._context.session is session and self._facts is None:
                self._facts = cast("EditionFacts", facts)
                self._renew()

        self._context.jobs.start(work, done=done)
