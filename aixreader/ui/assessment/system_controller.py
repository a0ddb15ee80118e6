"""The view of the chosen system: saves what is typed, adds and removes systems."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from aixreader.errors import AixError
from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.assessment.assessment_panel import AssessmentPanel
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.ui.assessment.system_view import SystemView

VIEW = "system"


class SystemController(QObject):
    """Adds its view to the panel."""

    def __init__(self, context: ReaderContext, model: AssessmentModel, panel: AssessmentPanel) -> None:
        super().__init__(context)
        self._context = context
        self._model = model
        self._view: SystemView | None = None
        self._shown = ""
        self._drafts: dict[str, dict[str, str]] = {}
        panel.add_view(VIEW, self.tr("System"), self._make)
        model.changed.connect(self._refresh)

    def _make(self, parent: QWidget) -> QWidget:
        from aixreader.ui.assessment.system_view import SystemView

        view = self._view = SystemView(parent)
        view.became_visible.connect(self._refresh)
        view.form.edited.connect(self._save)
        view.form.addition_requested.connect(self.ask_for_system)
        view.form.removal_requested.connect(self.remove_system)
        return view

    def submit(self) -> None:
        """Have what was typed saved."""
        if self._view is not None and self._shown:
            self._view.form.submit()

    @Slot()
    def _refresh(self) -> None:
        view, document, chosen = self._view, self._model.document, self._model.system
        system = document.system(chosen) if document is not None else None
        if view is None or system is None or document is None or not view.isVisible():
            return
        if self._shown and self._shown != system.id:  # what was typed belongs to the one before
            self._drafts[self._shown] = view.form.pending
        self._shown = system.id
        is_only, drafts = len(document.systems) == 1, self._drafts.pop(system.id, {})
        view.form.show_system(system, drafts, is_editable=self._model.is_editable, is_only=is_only)

    @Slot(object)
    def _save(self, values: object) -> None:
        typed, system = cast("dict[str, str]", values), self._shown

        def change(assessed: AssessedEdition) -> Assessment:
            from aixreader.services.assessments.field_texts import typed_values
            from aixreader.services.assessments.stating import SYSTEM, state_fields

            return state_fields(assessed.facts, assessed.document, system, SYSTEM, typed_values(typed))[0]

        try:
            self._model.try_edit(change, self.tr("system changed"))
        except AixError as error:
            if self._view is not None:
                self._view.form.show_problem(next(iter(typed)), error.message)

    # ------------------------------------------------------------ systems

    @Slot()
    def ask_for_system(self) -> None:
        """Ask for the name of another system, and for one of a usual kind to begin with."""
        from aixreader.ui.assessment.new_dialog import NewDialog

        dialog = NewDialog(self._context.window, is_system=True)
        dialog.chosen.connect(self.add_system)
        dialog.open()

    @Slot(str, str)
    def add_system(self, name: str, template: str) -> None:
        """Add a system, and choose it."""
        made: list[str] = []

        def change(assessed: AssessedEdition) -> Assessment:
            from aixreader.assess.edits import free_system_id
            from aixreader.assess.templates import find_template, with_template

            made.append(free_system_id(assessed.document, name))
            return with_template(assessed.document, made[0], name, find_template(template) if template else None)

        if self._model.edit(change, self.tr("system added")):
            self._model.choose_system(made[0])

    @Slot()
    def remove_system(self) -> None:
        """Remove the chosen system with all that is stated about it; Undo brings it back."""
        name = self._model.system

        def change(assessed: AssessedEdition) -> Assessment:
            document = assessed.document
            kept = tuple(each for each in document.systems if each.id != name)
            return replace(document.with_items(removed=[item.id for item in document.of(name)]), systems=kept)

        if self._model.edit(change, self.tr("system removed")):
            self._context.messages.status(self.tr("Removed (Ctrl+Z to undo)"))
