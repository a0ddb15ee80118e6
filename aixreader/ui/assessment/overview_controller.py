"""Shows the assessment at a glance, and saves what is edited there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QInputDialog

from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.ui.assessment.overview_window import OverviewWindow

MIN_WIDTH = 360
"""Pixels of the dialog that asks for a reason."""


class OverviewController(QObject):
    """Binds the action.

    Signals: `item_chosen(item)` with the id of an item that is to be read.
    """

    item_chosen = Signal(str)

    def __init__(self, context: ReaderContext, model: AssessmentModel) -> None:
        super().__init__(context)
        self._context = context
        self._model = model
        self.dialog: OverviewWindow | None = None
        model.changed.connect(self._refresh)
        context.actions.bind({"assessment_overview": self.show})

    @Slot()
    def show(self) -> None:
        """Show the window."""
        document = self._model.document
        if document is None or self._model.state is None:
            return
        from aixreader.ui.assessment.overview_window import OverviewWindow

        if self.dialog is not None and self.dialog.scales != document.scales:
            self.end()
        if self.dialog is None:
            actions = [self._context.actions[name] for name in ("undo", "redo")]
            self.dialog = OverviewWindow(document.scales, actions, self._context.window)
            self.dialog.became_visible.connect(self._refresh)
            self.dialog.moved.connect(self._move)
            self.dialog.edited.connect(self._edit)
            self.dialog.opened.connect(self.item_chosen)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def end(self) -> None:
        """Close the window for good."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()

    @Slot()
    def _refresh(self) -> None:
        state = self._model.state
        if self._model.document is None:
            self.end()
        elif self.dialog is not None and self.dialog.isVisible() and state is not None:
            self.dialog.show_state(state, is_editable=self._model.is_editable)

    @Slot(str, str)
    def _move(self, item: str, status: str) -> None:
        from aixreader.assess.items import ControlStatus

        document, slug = self._model.document, item.rpartition("/")[2]
        if status != ControlStatus.NOT_APPLICABLE or document is None:
            self._state(item, {"status": status})
            return
        asked = QInputDialog(self.dialog)
        asked.setWindowTitle(self.tr("Not applicable"))
        asked.setLabelText(self.tr("Why is this control not applicable?"))
        asked.setMinimumWidth(MIN_WIDTH)
        asked.setTextValue(document.control(self._model.system, slug).reason)
        asked.textValueSelected.connect(lambda reason: self._state(item, {"status": status, "reason": reason}))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    @Slot(str, str, str)
    def _edit(self, item: str, field: str, value: str) -> None:
        if field == "status":
            self._move(item, value)
        else:
            self._state(item, {field: value})

    def _state(self, item: str, values: dict[str, str]) -> None:
        system, root, today = self._model.system, item.rpartition("/")[2], self._model.today()

        def change(assessed: AssessedEdition) -> Assessment:
            from aixreader.services.assessments.stating import state_fields

            return state_fields(assessed.facts, assessed.document, system, root, values, today)[0]

        self._model.edit(change, self.tr("control stated") if item.startswith("control/") else self.tr("threat stated"))
