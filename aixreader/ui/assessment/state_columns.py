"""The columns of the tables of threats and controls: what they show, and how a cell is edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from aixreader.assess.items import ControlStatus, Responsible, Treatment
from aixreader.services.assessments.labels import RESPONSIBLE_LABELS, STATUS_LABELS, TREATMENT_LABELS, percent
from aixreader.ui.assessment.consequence_rows import applicability_words

if TYPE_CHECKING:
    from aixreader.assess.overview import ControlState, ThreatState
    from aixreader.assess.scales import Level, Scales

T = QT_TRANSLATE_NOOP
Choices = Mapping[str, str]
"""What is shown, by the value in the document."""


@dataclass(frozen=True, slots=True)
class Column:
    """`title` is not translated yet. `text(state)` is what a cell shows, `key(state)` what it is sorted by. A column
    with a `field` is edited: by choosing where there are `choices` (values, and what they are called), else by typing.
    """

    title: str
    text: Callable[[Any], str]
    field: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    key: Callable[[Any], Any] | None = None

    def sorted_by(self, state: object) -> Any:  # noqa: ANN401 - numbers and texts
        """What a row is sorted by in this column."""
        return self.key(state) if self.key is not None else self.text(state).casefold()


def control_columns() -> tuple[Column, ...]:
    """Of controls."""
    statuses = {each.value: _translated(STATUS_LABELS[each]) for each in ControlStatus}
    people = {"": "", **{each.value: _translated(RESPONSIBLE_LABELS[each]) for each in Responsible if each.value}}
    order = list(ControlStatus)

    def status(state: ControlState) -> str:
        return statuses[state.item.status]

    return (
        Column(T("Assessment", "Control"), lambda state: state.name),
        Column(
            T("Assessment", "Status"), status, "status", _pairs(statuses), lambda state: order.index(state.item.status)
        ),
        Column(
            T("Assessment", "Responsible"),
            lambda state: people[state.item.responsible.value],
            "responsible",
            _pairs(people),
        ),
        Column(T("Assessment", "Owner"), lambda state: state.item.owner, "owner"),
        Column(T("Assessment", "Due"), lambda state: state.item.due, "due"),
        Column(T("Assessment", "Ticket"), lambda state: state.item.ticket, "ticket"),
        Column(T("Assessment", "Next review"), lambda state: state.item.review_due, "review_due"),
        Column(
            T("Assessment", "Evidence"), lambda state: str(len(state.evidence)), key=lambda state: len(state.evidence)
        ),
        Column(T("Assessment", "Threats"), lambda state: str(len(state.threats)), key=lambda state: len(state.threats)),
    )


def threat_columns(scales: Scales) -> tuple[Column, ...]:
    """Of threats, with the levels of a document's scales."""
    treatments = {each.value: _translated(TREATMENT_LABELS[each]) for each in Treatment}
    likelihood, impact = _levels(scales.likelihood), _levels(scales.impact)
    risks = [level.id for level in scales.risk]

    def level(name: str, known: Choices) -> Callable[[ThreatState], str]:
        return lambda state: known.get(getattr(state.item, name), getattr(state.item, name))

    def risk(name: str) -> tuple[Callable[[ThreatState], str], Callable[[ThreatState], int]]:
        def found(state: ThreatState) -> Level | None:
            value: Level | None = getattr(state, name)
            return value

        def text(state: ThreatState) -> str:
            value = found(state)
            return value.label if value is not None else ""

        def place(state: ThreatState) -> int:
            value = found(state)
            return risks.index(value.id) if value is not None else -1

        return text, place

    risk_text, risk_place = risk("risk")
    residual_text, residual_place = risk("residual")
    return (
        Column(T("Assessment", "Threat"), lambda state: state.name),
        Column(T("Assessment", "Applies"), lambda state: applicability_words(state.applicability)),
        Column(T("Assessment", "Likelihood"), level("likelihood", likelihood), "likelihood", _pairs(likelihood)),
        Column(T("Assessment", "Impact"), level("impact", impact), "impact", _pairs(impact)),
        Column(T("Assessment", "Risk"), risk_text, key=risk_place),
        Column(T("Assessment", "Residual risk"), residual_text, key=residual_place),
        Column(
            T("Assessment", "Treatment"),
            lambda state: treatments[state.item.treatment.value],
            "treatment",
            _pairs(treatments),
        ),
        Column(
            T("Assessment", "Coverage"),
            lambda state: percent(state.coverage.share),
            key=lambda state: -1.0 if state.coverage.share is None else state.coverage.share,
        ),
    )


def _pairs(choices: Choices) -> tuple[tuple[str, str], ...]:
    return tuple(choices.items())


def _levels(levels: tuple[Level, ...]) -> Choices:
    return {"": "", **{level.id: level.label for level in levels}}


def _translated(text: str) -> str:
    return QCoreApplication.translate("Assessment", text) if text else ""
