"""What a system is: its purpose, who runs its model, its data and suppliers.

Signals: those of `RecordForm`; `addition_requested()`, `removal_requested()` of a system.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from aixreader.assess.document import ModelOrigin, SystemKind
from aixreader.services.assessments.field_texts import field_texts
from aixreader.services.assessments.labels import MODEL_LABELS
from aixreader.ui.assessment.record_form import RecordForm
from aixreader.ui.assessment.threat_form import DAY

if TYPE_CHECKING:
    from aixreader.assess.document import System


class SystemForm(RecordForm):
    """The form of one system."""

    addition_requested = Signal()
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_button = QPushButton(self.tr("&Add system…"), self)
        self.remove_button = QPushButton(self.tr("&Remove this system"), self)
        self.add_button.clicked.connect(self.addition_requested)
        self.remove_button.clicked.connect(self.removal_requested)
        self._build()

    def _build(self) -> None:
        kinds = (
            (SystemKind.PREDICTIVE.value, self.tr("Predictive")),
            (SystemKind.GENERATIVE.value, self.tr("Generative")),
            (SystemKind.AGENTIC.value, self.tr("Agentic")),
        )
        origins = [
            (each.value, QCoreApplication.translate("Assessment", MODEL_LABELS[each]) or self.tr("Not set"))
            for each in ModelOrigin
        ]
        self.add_line("name", self.tr("&Name"))
        self.add_lines("purpose", self.tr("&Purpose"))
        self.add_line("owner", self.tr("&Owner"))
        self.add_lines("scope", self.tr("&Scope"))
        self.add_checks("kinds", self.tr("Kind"), kinds)
        self.add_choice("model_origin", self.tr("&Model"), origins)
        self.add_lines("data", self.tr("&Data"))
        self.add_lines("suppliers", self.tr("S&uppliers"), self.tr("One a line"))
        self.add_lines("links", self.tr("&Links"), self.tr("One a line"))
        self.add_line("review_due", self.tr("Next re&view"), DAY)
        self.add_heading(self.tr("Systems"))
        self.add_widget(self.add_button)
        self.add_widget(self.remove_button)

    def show_system(self, system: System, drafts: Mapping[str, str], *, is_editable: bool, is_only: bool) -> None:
        """Show a system; the only one cannot be removed."""
        self.show_record(system.id, field_texts(system), drafts, is_editable=is_editable)
        self.add_button.setEnabled(is_editable)
        self.remove_button.setEnabled(is_editable and not is_only)
