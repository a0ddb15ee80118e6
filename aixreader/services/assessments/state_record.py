"""The state of a system as a record for JSON."""

from __future__ import annotations

from typing import Any

from aixreader.assess.applicability import reason_text
from aixreader.assess.document_text import item_values
from aixreader.assess.gaps import Gap
from aixreader.assess.overview import ControlState, ThreatState
from aixreader.assess.record_codec import write_record
from aixreader.services.assessments.assessed_edition import AssessedSystem


def state_record(state: AssessedSystem, today: str) -> dict[str, Any]:
    """All that is stated about a system and follows from it; the gaps are those of a day (ISO 8601)."""
    coverage = state.overview.coverage
    return {
        "system": write_record(state.system),
        "coverage": {"in_place": coverage.share, "with_planned": coverage.planned_share},
        "threats": [_threat(state, each) for each in state.overview.threats.values()],
        "controls": [_control(each) for each in state.overview.needed],
        "gaps": [gap_record(gap) for gap in state.gaps(today)],
    }


def gap_record(gap: Gap) -> dict[str, str]:
    """A gap."""
    return {"kind": gap.kind.value, "item": gap.item, "name": gap.name, "text": gap.text}


def _threat(state: AssessedSystem, threat: ThreatState) -> dict[str, Any]:
    finding = state.findings.get(threat.item.slug)
    return {
        "id": threat.item.slug,
        "section": threat.subject.section if threat.subject else None,
        "name": threat.name,
        "applies": threat.applicability.value,
        "reasons": [reason_text(each, state.questionnaire) for each in finding.reasons] if finding else [],
        "responsible": finding.responsible.value if finding else "",
        "risk": threat.risk.id if threat.risk else None,
        "residual_risk": threat.residual.id if threat.residual else None,
        "coverage": threat.coverage.share,
        "controls": [{"id": link.control, "source": link.source.value, "via": link.via} for link in threat.links],
        "stated": item_values(threat.item),
    }


def _control(control: ControlState) -> dict[str, Any]:
    return {
        "id": control.item.slug,
        "section": control.subject.section if control.subject else None,
        "name": control.name,
        "threats": list(control.threats),
        "evidence": [each.uuid for each in control.evidence],
        "stated": item_values(control.item),
    }
