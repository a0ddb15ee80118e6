"""The assessment in the window: closing one, its panel, and what is said of saving it.

Signals: `state_changed()` when something that is saved between runs has changed; `shown_changed(shown)` when there is
an assessment to show, or none any more; `close_requested()` when the window may close without a file that could not be
written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from aixreader.errors import AixError
from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.assessment.assessment_opening import AssessmentOpening
from aixreader.ui.assessment.assessment_panel import AssessmentPanel
from aixreader.ui.assessment.assessment_repository import AssessmentRepository
from aixreader.ui.assessment.carry_controller import CarryController
from aixreader.ui.assessment.conflicts_controller import ConflictsController
from aixreader.ui.assessment.fill_controller import FillController
from aixreader.ui.assessment.overview_controller import OverviewController
from aixreader.ui.assessment.questions_controller import QuestionsController
from aixreader.ui.assessment.recent_assessments import RecentAssessments
from aixreader.ui.assessment.report_controller import ReportController
from aixreader.ui.assessment.section_controller import SectionController
from aixreader.ui.assessment.sign_controller import SignController
from aixreader.ui.assessment.status_chips import StatusChips
from aixreader.ui.assessment.system_controller import SystemController
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.userdata.session_state import MAX_ASSESSMENTS, SessionState

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment
    from aixreader.ui.assessment.gaps_view import GapsView

PANEL = "assessment"
GAPS = "gaps"


class AssessmentController(QObject):
    """`model` is what other parts see of the assessment. `folder` is that of the user for backups."""

    state_changed = Signal()
    shown_changed = Signal(bool)
    close_requested = Signal()

    def __init__(self, context: ReaderContext, folder: Path) -> None:
        super().__init__(context)
        self._context = context
        self.repository = AssessmentRepository(context.jobs, folder, self)
        self.model = AssessmentModel(context, self.repository)
        self.opening = AssessmentOpening(context, self.repository)
        self.panel = AssessmentPanel(context.window)
        self.carrying = CarryController(context, self.model)
        self.filling = FillController(context, self.model)
        self.report = ReportController(context, self.model)
        self.signing = SignController(context, self.model)
        self.recent_menu = RecentAssessments(context, lambda: self._recent, self.open)
        self.questions = QuestionsController(context, self.model, self.panel)
        self.section = SectionController(context, self.model, self.panel)
        self.system = SystemController(context, self.model, self.panel)
        self.overview = OverviewController(context, self.model)
        self.conflicts = ConflictsController(context, self.model)
        StatusChips(context, self.model)
        self._gaps: GapsView | None = None
        self._recent: tuple[str, ...] = ()
        self._wanted = ""  # that of the last run, until an edition is open
        self._is_shown = False
        self.panel.add_view(GAPS, self.tr("Gaps"), self._make_gaps)
        self._connect()
        self._bind()

    def _connect(self) -> None:
        repository, panel = self.repository, self.panel
        repository.opened.connect(self._on_opened)
        repository.failed.connect(self._on_failed)
        repository.state_changed.connect(self._show_status)
        self.model.changed.connect(self._on_changed)
        panel.system_chosen.connect(self.model.choose_system)
        panel.save_requested.connect(repository.retry)
        panel.carry_button.clicked.connect(self.carrying.show)
        self.carrying.offer_changed.connect(panel.show_offer)
        self.questions.threat_chosen.connect(self.show_item)
        self.section.item_chosen.connect(self.show_item)
        self.overview.item_chosen.connect(self.show_item)
        self._context.session_changed.connect(self._open_wanted)

    def _bind(self) -> None:
        self._context.actions.bind(
            {
                "new_assessment": self.opening.ask_for_new,
                "open_assessment": self.opening.ask_to_open,
                "close_assessment": self.close,
                "assessment": self.show,
                "next_question": self._show_next_question,
                "state_section": self._show_section,
            },
            conditions=self._active_conditions,
        )

    def _active_conditions(self) -> Iterator[str]:
        if self.model.document is not None:
            yield "assessment"
        if self.model.assessed is not None:
            yield "assessed"
            if self.model.is_editable:
                yield "assessment_editable"
                if self.carrying.is_needed:
                    yield "other_edition"

    # ------------------------------------------------------------ opening and closing

    def show(self) -> None:
        """Bring the panel in front."""
        if self.model.document is not None:
            self._context.show_panel(PANEL)

    def _show_next_question(self) -> None:
        self.show()
        self.questions.show_next()

    def _show_section(self) -> None:
        self.show()
        self.section.show()

    def state_section(self, section: str) -> None:
        """Show the form of the section with an id."""
        self._context.go(self._context.address_of(section))
        self._show_section()

    def open(self, path: Path) -> None:
        """Open a file in the place of the assessment that is open."""
        self.repository.open(path)

    def expect(self, path: Path) -> None:
        """Open a file as soon as an edition is open."""
        if self._context.session is not None:
            self.open(path)
        else:
            self._wanted = str(path)

    def _submit(self) -> None:
        """Have what is being typed saved."""
        self.questions.submit()
        self.section.submit()
        self.system.submit()

    @Slot()
    def close(self) -> None:
        """Close the assessment; all changes are saved."""
        self._submit()
        self.repository.close()
        self._remember("")

    @Slot()
    def forget(self) -> None:
        """Close the assessment, and forget which ones were open: the user removes all data. The files stay."""
        self._recent = ()
        self.close()

    def end(self) -> bool:
        """Write what is left; blocks. False where that fails, and the user is asked whether to close all the same."""
        self.report.end()
        self.overview.end()
        self._submit()
        if self.repository.close():
            return True
        text = self.tr("The assessment could not be saved to its file.")
        box = self._context.messages.question(self.tr("Close without saving?"), text)
        box.setInformativeText(
            self.tr("The changes are kept in your data folder, and offered when it is opened again.")
        )
        box.addButton(self.tr("Close &without saving"), box.ButtonRole.DestructiveRole).clicked.connect(
            self._close_anyway
        )
        return False

    @Slot()
    def _close_anyway(self) -> None:
        self.repository.discard()
        self.close_requested.emit()

    # ------------------------------------------------------------ between runs

    def restore(self, state: SessionState) -> None:
        """Open the assessment of the last run once an edition is open."""
        self._recent = state.assessments
        self._wanted = state.assessment

    def save(self, state: SessionState, *, private: bool) -> SessionState:
        """The state with the assessment that is open, and those that were."""
        if private:
            return state
        path = self.repository.path
        return replace(state, assessment=str(path) if path else self._wanted, assessments=self._recent)

    @property
    def recent(self) -> tuple[str, ...]:
        """The files that were opened, the last one first."""
        return self._recent

    @Slot()
    def _open_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted and self._context.session is not None and self.model.document is None:
            self.open(Path(wanted))

    def _remember(self, path: str) -> None:
        if path:
            self._recent = (path, *(each for each in self._recent if each != path))[:MAX_ASSESSMENTS]
        self.state_changed.emit()

    # ------------------------------------------------------------ what is shown

    def _make_gaps(self, parent: QWidget) -> QWidget:
        from aixreader.ui.assessment.gaps_view import GapsView

        self._gaps = GapsView(parent)
        self._gaps.item_activated.connect(self.show_item)
        self._gaps.became_visible.connect(self._show_gaps)
        return self._gaps

    @Slot()
    def _show_gaps(self) -> None:
        state = self.model.state
        if self._gaps is not None and state is not None and self._gaps.isVisible():
            self._gaps.show_gaps(state.gaps(self.model.today()))

    @Slot(str)
    def show_item(self, item: str) -> None:
        """Show the section of the threat or control with the id of an item."""
        state = self.model.state
        kind, _, name = item.partition("/")
        if state is None or kind not in ("threat", "control"):
            return
        known = state.overview.threats if kind == "threat" else state.overview.controls
        found = known.get(name.rpartition("/")[2])
        if found is not None and found.subject is not None:
            self._context.go(self._context.address_of(found.subject.section))
            self.section.show()

    @Slot()
    def _on_changed(self) -> None:
        document, model = self.model.document, self.model
        if document is not None:
            self.panel.show_systems(document.name, ((each.id, each.name) for each in document.systems), model.system)
            self._show_gaps()
        if (document is not None) != self._is_shown:
            self._is_shown = document is not None
            self.shown_changed.emit(self._is_shown)
        self._context.actions.refresh()

    @Slot()
    def _show_status(self) -> None:
        repository = self.repository
        if not repository.is_editable:
            text = self.tr("Read only: the file cannot be written here.")
        elif repository.has_failed:
            text = self.tr("Not saved. The changes are kept in your data folder.")
        else:
            text = self.tr("Saved") if repository.is_saved else self.tr("Saving…")
        self.panel.show_status(text, has_failed=repository.has_failed)
        self._context.actions.refresh()

    # ------------------------------------------------------------ what the file says

    @Slot(object)
    def _on_opened(self, unsaved: object) -> None:
        self._remember(str(self.repository.path))
        self._context.show_panel(PANEL)
        if unsaved is not None:
            self._offer(cast("Assessment", unsaved))

    def _offer(self, unsaved: Assessment) -> None:
        """Offer what could not be written the last time."""
        text = self.tr("Changes of this assessment could not be saved the last time. They were kept.")
        box = self._context.messages.question(self.tr("Restore changes?"), text)
        restore = box.addButton(self.tr("&Restore"), box.ButtonRole.AcceptRole)
        restore.clicked.connect(lambda: self.repository.restore(unsaved))
        discard = box.addButton(self.tr("&Discard"), box.ButtonRole.DestructiveRole)
        discard.clicked.connect(self.repository.forget_unsaved)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._context.messages.error(cast("AixError", error))
