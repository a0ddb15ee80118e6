"""What is stated about a threat: whether it applies, how bad it is, what is done about it.

Signals: those of `RecordForm`; `control_chosen(item)` with the id of the item of a control that answers it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from aixreader.assess.items import Applicability, Treatment
from aixreader.knowledge.threat_graph import EdgeSource
from aixreader.services.assessments.coverage_layer import SIGNS
from aixreader.services.assessments.field_texts import field_texts
from aixreader.services.assessments.labels import STATUS_LABELS, TREATMENT_LABELS, percent
from aixreader.services.assessments.question_states import reasons_of
from aixreader.ui.assessment.consequence_rows import applicability_words
from aixreader.ui.assessment.editors import ChoiceEditor
from aixreader.ui.assessment.item_rows import ItemRow, ItemRows
from aixreader.ui.assessment.record_form import RecordForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aixreader.assess.overview import ThreatState
    from aixreader.assess.scales import Level
    from aixreader.services.assessments.assessed_edition import AssessedSystem

ACCEPTED = ("accepted.who", "accepted.at", "accepted.until", "accepted.reason")
LEVELS = ("likelihood", "impact", "residual_likelihood", "residual_impact")
DAY = "2026-12-31"
"""How a day is typed."""


class ThreatForm(RecordForm):
    """The form of one threat."""

    control_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls = ItemRows(self)
        self.controls.chosen.connect(self.control_chosen)
        self._build()

    def _build(self) -> None:
        unset = ("", self.tr("Not set"))
        self.add_text("applies")
        self.add_text("why", is_hint=True)
        decided = (
            ("", self.tr("As the answers say")),
            (Applicability.APPLIES.value, self.tr("Applies all the same")),
            (Applicability.NOT.value, self.tr("Does not apply all the same")),
        )
        self.add_choice("override.value", self.tr("&Decision"), decided)
        self.add_lines("override.reason", self.tr("Reason for the decision"))
        self.add_line("override.who", self.tr("Decided by"))
        self.add_heading(self.tr("Risk now, with what is in place"))
        self.add_choice("likelihood", self.tr("&Likelihood"), (unset,))
        self.add_choice("impact", self.tr("&Impact"), (unset,))
        self.add_text("risk")
        self.add_heading(self.tr("Residual risk, with what is planned"))
        self.add_choice("residual_likelihood", self.tr("Residual likelihood"), (unset,))
        self.add_choice("residual_impact", self.tr("Residual impact"), (unset,))
        self.add_text("residual")
        self.add_heading(self.tr("Treatment"))
        labels = ((each.value, QCoreApplication.translate("Assessment", TREATMENT_LABELS[each])) for each in Treatment)
        self.add_choice("treatment", self.tr("&Treatment"), labels)
        self.add_lines("treatment_reason", self.tr("Reason for the treatment"))
        self.add_line("accepted.who", self.tr("Accepted by"))
        self.add_line("accepted.at", self.tr("Accepted on"), DAY)
        self.add_line("accepted.until", self.tr("Accepted until"), DAY)
        self.add_lines("accepted.reason", self.tr("Reason for accepting"))
        self.add_choice("represented_by", self.tr("Treated with another threat"), (("", self.tr("No")),))
        self.add_lines("note", self.tr("&Note"))
        self.add_heading(self.tr("Controls that answer it"))
        self.add_text("coverage", is_hint=True)
        self.add_widget(self.controls)

    def show_threat(
        self, state: AssessedSystem, threat: ThreatState, drafts: Mapping[str, str], *, is_editable: bool
    ) -> None:
        """Show what is stated about a threat of a system."""
        scales = state.document.scales
        for name in LEVELS:
            levels: Sequence[Level] = getattr(scales, name.removeprefix("residual_"))
            self._choice(name).set_choices([("", self.tr("Not set")), *((each.id, each.label) for each in levels)])
        others = ((each.item.slug, each.name) for each in state.overview.threats.values() if each is not threat)
        self._choice("represented_by").set_choices([("", self.tr("No")), *others])
        texts = {"treatment": Treatment.OPEN.value, **field_texts(threat.item)}
        self.show_record(threat.item.id, texts, drafts, is_editable=is_editable)
        shows_acceptance = self.values["treatment"] == Treatment.ACCEPT or any(texts.get(name) for name in ACCEPTED)
        for name in ACCEPTED:
            self.set_field_shown(name, shown=shows_acceptance)
        is_decided = bool(self.values["override.value"])
        for name in ("override.reason", "override.who"):
            self.set_field_shown(name, shown=is_decided)
        self.show_text("applies", applicability_words(threat.applicability))
        self.show_text("why", reasons_of(state, threat))
        self.show_text("risk", self._risk(threat.risk))
        self.show_text("residual", self._risk(threat.residual))
        self.show_text("coverage", self.tr("{0} covered").format(percent(threat.coverage.share)))
        self.controls.show_rows(list(self._controls(state, threat)))

    def _choice(self, key: str) -> ChoiceEditor:
        editor = self.editor(key)
        assert isinstance(editor, ChoiceEditor)  # noqa: S101  # it was added as one
        return editor

    def _risk(self, level: Level | None) -> str:
        return self.tr("Risk: {0}").format(level.label if level is not None else self.tr("not rated"))

    def _controls(self, state: AssessedSystem, threat: ThreatState) -> Iterator[ItemRow]:
        sources = {
            EdgeSource.TABLE: self.tr("official table"),
            EdgeSource.SECTION: self.tr("its section"),
            EdgeSource.GROUP: self.tr("through a group"),
        }
        for link in threat.links:
            control = state.overview.controls[link.control]
            status = QCoreApplication.translate("Assessment", STATUS_LABELS[control.item.status])
            parts = (control.name, sources[link.source], link.note)
            yield ItemRow(control.item.id, " · ".join(filter(None, parts)), f"{SIGNS[control.item.status]} {status}")
