"""The form beside the section that is read: shows what is stated about it, and saves what is typed.

Signals: `item_chosen(item)` with the id of an item whose form is to be shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from aixreader.errors import AixError
from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.assessment.assessment_panel import AssessmentPanel
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aixreader.assess.document import Assessment
    from aixreader.services.assessments.assessed_edition import AssessedEdition, AssessedSystem
    from aixreader.ui.assessment.control_form import ControlForm
    from aixreader.ui.assessment.evidence_controller import EvidenceController
    from aixreader.ui.assessment.section_view import SectionView
    from aixreader.ui.assessment.threat_form import ThreatForm

VIEW = "section"


class SectionController(QObject):
    """Adds its view to the panel. What cannot be saved yet is kept by item, until it can or is taken back."""

    item_chosen = Signal(str)

    def __init__(self, context: ReaderContext, model: AssessmentModel, panel: AssessmentPanel) -> None:
        super().__init__(context)
        self._context = context
        self._model = model
        self._panel = panel
        self._view: SectionView | None = None
        self._evidence: EvidenceController | None = None
        self._root = ""
        self._item = ""
        self._drafts: dict[str, dict[str, str]] = {}
        panel.add_view(VIEW, self.tr("Section"), self._make)
        model.changed.connect(self._refresh)
        context.section_changed.connect(self._on_section_changed)

    def _make(self, parent: QWidget) -> QWidget:
        from aixreader.ui.assessment.evidence_controller import EvidenceController
        from aixreader.ui.assessment.section_view import SectionView

        view = self._view = SectionView(parent)
        self._evidence = EvidenceController(self._context, self._model)
        for form in (view.threat, view.control):
            form.edited.connect(self._save)
        view.threat.control_chosen.connect(self.item_chosen)
        view.control.threat_chosen.connect(self.item_chosen)
        view.control.evidence_requested.connect(lambda uuid: self._ask_for_evidence(uuid))  # noqa: PLW0108  # no slot
        view.control.removal_requested.connect(self._evidence.remove)
        view.became_visible.connect(self._refresh)
        return view

    def show(self) -> None:
        """Show the form of the section that is read."""
        self._panel.show_view(VIEW)
        self._refresh()

    def submit(self) -> None:
        """Have what was typed saved."""
        form = self._form
        if form is not None:
            form.submit()

    @property
    def _form(self) -> ThreatForm | ControlForm | None:
        if self._view is None or not self._item:
            return None
        return self._view.threat if self._item.startswith("threat/") else self._view.control

    # ------------------------------------------------------------ what it shows

    @Slot()
    def _on_section_changed(self) -> None:
        section = self._context.section
        root = self._model.root_of(section.id) if section is not None else ""
        if root != self._root:
            self.submit()
            self._keep_draft()
            self._refresh()

    def _keep_draft(self) -> None:
        """Keep what could not be saved for when the item is shown again."""
        form = self._form
        if form is not None and self._item:
            if form.pending:
                self._drafts[self._item] = form.pending
            else:
                self._drafts.pop(self._item, None)

    @Slot()
    def _refresh(self) -> None:
        view, state, section = self._view, self._model.state, self._context.section
        self._root = self._model.root_of(section.id) if section is not None else ""
        if view is None or state is None or not view.isVisible():
            return
        overview = state.overview
        if self._root in overview.threats:
            self._show_threat(state, view)
        elif self._root in overview.controls:
            self._show_control(state, view)
        else:
            self._item = ""
            view.show_nothing(self.tr("Open the section of a threat or control to state something about it."))

    def _show_threat(self, state: AssessedSystem, view: SectionView) -> None:
        threat = state.overview.threats[self._root]
        drafts = self._take_draft(threat.item.id)
        view.threat.show_threat(state, threat, drafts, is_editable=self._model.is_editable)
        view.show_form(view.threat, threat.name)

    def _show_control(self, state: AssessedSystem, view: SectionView) -> None:
        control = state.overview.controls[self._root]
        drafts, today = self._take_draft(control.item.id), self._model.today()
        view.control.show_control(state, control, drafts, today, is_editable=self._model.is_editable)
        view.show_form(view.control, control.name)

    def _take_draft(self, item: str) -> Mapping[str, str]:
        self._item = item
        return self._drafts.get(item, {})

    # ------------------------------------------------------------ what the user does

    @Slot(object)
    def _save(self, values: object) -> None:
        typed, item, system = cast("dict[str, str]", values), self._item, self._model.system
        form, today, root = self._form, self._model.today(), item.rpartition("/")[2]
        if form is None:
            return

        def change(assessed: AssessedEdition) -> Assessment:
            from aixreader.services.assessments.field_texts import typed_values
            from aixreader.services.assessments.stating import state_fields

            return state_fields(assessed.facts, assessed.document, system, root, typed_values(typed), today)[0]

        is_threat = item.startswith("threat/")
        try:
            self._model.try_edit(change, self.tr("threat stated") if is_threat else self.tr("control stated"))
        except AixError as error:
            form.show_problem(next(iter(typed)), error.message)
            self._refresh()  # fields that belong to what was chosen appear
        else:
            self._drafts.pop(item, None)

    def _ask_for_evidence(self, uuid: str) -> None:
        if self._evidence is not None and self._root:
            self._evidence.ask(self._root, uuid)
