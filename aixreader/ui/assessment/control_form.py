"""What is stated about a control: once for all the threats that it answers.

Signals: those of `RecordForm`; `threat_chosen(item)` with the id of the item of a threat; `evidence_requested(uuid)` to
add evidence ("") or to change it; `removal_requested(uuid)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from aixreader.assess.items import ControlStatus, Responsible
from aixreader.services.assessments.field_texts import field_texts
from aixreader.services.assessments.labels import RESPONSIBLE_LABELS, STATUS_LABELS
from aixreader.ui.assessment.consequence_rows import applicability_words
from aixreader.ui.assessment.evidence_rows import EvidenceRows
from aixreader.ui.assessment.item_rows import ItemRow, ItemRows
from aixreader.ui.assessment.record_form import RecordForm
from aixreader.ui.assessment.threat_form import DAY

if TYPE_CHECKING:
    from aixreader.assess.overview import ControlState
    from aixreader.services.assessments.assessed_edition import AssessedSystem


class ControlForm(RecordForm):
    """The form of one control."""

    threat_chosen = Signal(str)
    evidence_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.threats = ItemRows(self)
        self.evidence = EvidenceRows(self)
        self.add_button = QPushButton(self.tr("Add &evidence…"), self)
        self.threats.chosen.connect(self.threat_chosen)
        self.evidence.chosen.connect(self.evidence_requested)
        self.evidence.removal_requested.connect(self.removal_requested)
        self.add_button.clicked.connect(lambda: self.evidence_requested.emit(""))
        self._build()

    def _build(self) -> None:
        translate = QCoreApplication.translate
        statuses = ((each.value, translate("Assessment", STATUS_LABELS[each])) for each in ControlStatus)
        people = [(each.value, translate("Assessment", RESPONSIBLE_LABELS[each])) for each in Responsible if each.value]
        self.add_choice("status", self.tr("&Status"), statuses)
        self.add_lines("reason", self.tr("Why it is not applicable"))
        self.add_lines("include_reason", self.tr("Why it is &included"))
        self.add_lines("how", self.tr("&How"))
        self.add_choice("responsible", self.tr("&Responsible"), [("", self.tr("Not set")), *people])
        self.add_line("owner", self.tr("&Owner"))
        self.add_line("due", self.tr("&Due"), DAY)
        self.add_line("ticket", self.tr("&Ticket"))
        self.add_line("review_due", self.tr("Next re&view"), DAY)
        self.add_lines("note", self.tr("&Note"))
        self.add_heading(self.tr("Evidence"))
        self.add_widget(self.evidence)
        self.add_widget(self.add_button)
        self.add_heading(self.tr("Threats that it answers"))
        self.add_text("once", is_hint=True)
        self.add_widget(self.threats)

    def show_control(
        self,
        state: AssessedSystem,
        control: ControlState,
        drafts: Mapping[str, str],
        today: str,
        *,
        is_editable: bool,
    ) -> None:
        """Show what is stated about a control of a system, on a day (ISO 8601)."""
        texts = {"status": ControlStatus.NOT_ASSESSED.value, **field_texts(control.item)}
        self.show_record(control.item.id, texts, drafts, is_editable=is_editable)
        not_applicable = self.values["status"] == ControlStatus.NOT_APPLICABLE
        self.set_field_shown("reason", shown=not_applicable or bool(texts.get("reason")))
        self.evidence.show_evidence(control.evidence, today, is_editable=is_editable)
        self.add_button.setEnabled(is_editable)
        threats = [state.overview.threats[slug] for slug in control.threats]
        rows = [ItemRow(each.item.id, each.name, applicability_words(each.applicability)) for each in threats]
        self.threats.show_rows(rows)
        once = self.tr("What is stated here holds for all of them.")
        self.show_text("once", once if rows else self.tr("None that applies or may apply."))
