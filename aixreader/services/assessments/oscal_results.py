"""What was found of an assessed system, as OSCAL: observations (evidence), risks (threats), findings (controls); and
what is to be done.
"""

from __future__ import annotations

from collections.abc import Iterator

from aixreader.assess.gap_kind import GapKind
from aixreader.assess.items import Applicability, ControlStatus, Evidence, Treatment
from aixreader.assess.overview import ControlState, ThreatState
from aixreader.publish.machine.oscal_catalogue import control_id, statement_id
from aixreader.publish.machine.oscal_text import NAMESPACE, is_href, line, prop, without_empty
from aixreader.services.assessments.labels import (
    APPLICABILITY_LABELS,
    GAP_LABELS,
    STATUS_LABELS,
    TREATMENT_LABELS,
)
from aixreader.services.assessments.oscal_plan import IMPLEMENTATION
from aixreader.services.assessments.oscal_scope import ASSESSMENT_PLAN, PLAN, OscalScope, moment, plain

REMARKS = (
    "Made by AIX Reader. OSCAL knows satisfied and not satisfied: what is partly in place or planned is not satisfied,"
    " and says so in its implementation status. Controls that are not applicable are in the security plan alone, those"
    " that were not assessed have no finding, and threats that do not apply no risk."
)
TO_DO = (ControlStatus.ABSENT, ControlStatus.PLANNED, ControlStatus.PARTIAL)
OF_CONTROLS = frozenset({GapKind.OPEN_CONTROLS, GapKind.OVERDUE})
"""Gaps that the items of controls say themselves."""
LIFECYCLES = {Treatment.AVOID: "completed", Treatment.ACCEPT: "completed"}


def assessment_results(scope: OscalScope) -> dict[str, object]:
    """The findings of a day."""
    return {
        "assessment-results": {
            "uuid": scope.uuid("results"),
            "metadata": scope.metadata("Assessment results", REMARKS),
            "import-ap": {"href": ASSESSMENT_PLAN},
            "results": [
                without_empty(
                    {
                        "uuid": scope.uuid("result"),
                        "title": line(f"Assessment of {scope.name}"),
                        "description": f"The state on {scope.today}.",
                        "start": moment(scope.today),
                        "reviewed-controls": scope.reviewed(scope.assessed),
                        "observations": [_observation(scope, each) for each in _evidence(scope)],
                        "risks": [_risk(scope, each) for each in _threats(scope)],
                        "findings": [_finding(scope, each) for each in scope.assessed],
                    }
                )
            ],
        }
    }


def actions(scope: OscalScope) -> dict[str, object] | None:
    """What is to be done; None where nothing is, as such a plan is not empty."""
    items = [*(_action(scope, each) for each in scope.assessed if each.item.status in TO_DO), *_gaps(scope)]
    if not items:
        return None
    return {
        "plan-of-action-and-milestones": {
            "uuid": scope.uuid("actions"),
            "metadata": scope.metadata("Plan of action and milestones"),
            "import-ssp": {"href": PLAN},
            "system-id": {"identifier-type": "http://ietf.org/rfc/rfc4122", "id": scope.uuid("system")},
            "poam-items": items,
        }
    }


# ------------------------------------------------------------------------------------------------ evidence
def _evidence(scope: OscalScope) -> tuple[Evidence, ...]:
    return scope.state.document.evidence(scope.state.system.id)


def _observation(scope: OscalScope, evidence: Evidence) -> dict[str, object]:
    where = evidence.link or evidence.file
    relevant = {
        "href": where if is_href(where) else "",
        "description": line(evidence.title if is_href(where) or not where else where),
        "props": prop("sha256", evidence.sha256),
    }
    return without_empty(
        {
            "uuid": scope.uuid("observation", evidence.uuid),
            "title": line(evidence.title),
            "description": plain("\n".join(filter(None, (evidence.text, evidence.note)))) or line(evidence.title),
            "props": prop("evidence", evidence.uuid),
            "methods": ["TEST" if evidence.tests else "EXAMINE"],
            "types": ["control-objective"],
            "relevant-evidence": [without_empty(relevant)],
            "collected": moment(evidence.collected or scope.today),
            "expires": moment(evidence.expires) if evidence.expires else "",
        }
    )


# ------------------------------------------------------------------------------------------------ threats
def _threats(scope: OscalScope) -> tuple[ThreatState, ...]:
    """The threats that apply, or may."""
    threats = scope.state.overview.threats.values()
    return tuple(each for each in threats if each.is_in_question and each.subject is not None)


def _risk(scope: OscalScope, threat: ThreatState) -> dict[str, object]:
    item = threat.item
    subject = scope.catalogue.by_root[item.slug]
    accepted = item.accepted if item.treatment is Treatment.ACCEPT else None
    return without_empty(
        {
            "uuid": scope.uuid("risk", item.slug),
            "title": line(threat.name),
            "description": line(subject.summary) or line(threat.name),
            "statement": plain("\n".join(filter(None, (APPLICABILITY_LABELS[threat.applicability] + ".", item.note)))),
            "props": [
                *prop("applies", threat.applicability.value),
                *prop("treatment", item.treatment.value),
                *prop("risk", threat.risk.label if threat.risk else ""),
                *prop("residual-risk", threat.residual.label if threat.residual else ""),
                *prop("treated-with", item.represented_by),
            ],
            "status": _status(threat),
            "threat-ids": _threat_ids(subject.address, item.slug),
            "characterizations": _characterizations(scope, threat),
            "deadline": moment(accepted.until) if accepted else "",
            "remediations": _remediations(scope, threat),
        }
    )


def _threat_ids(address: str, slug: str) -> list[dict[str, str]]:
    return (
        [{"system": NAMESPACE, "id": address, "href": address}]
        if is_href(address)
        else [{"system": NAMESPACE, "id": f"{NAMESPACE}:{slug}"}]
    )


def _status(threat: ThreatState) -> str:
    """The status of a risk in OSCAL's words."""
    if threat.applicability is not Applicability.APPLIES:
        return "investigating"
    known = {Treatment.MITIGATE: "remediating", Treatment.AVOID: "closed", Treatment.ACCEPT: "deviation-approved"}
    return known.get(threat.item.treatment, "open")


def _characterizations(scope: OscalScope, threat: ThreatState) -> list[dict[str, object]]:
    item, scales = threat.item, scope.state.document.scales
    labels = {level.id: level.label for level in (*scales.likelihood, *scales.impact)}
    facets = [
        {
            "name": name,
            "system": NAMESPACE,
            "value": line(labels.get(level, level)),
            "props": [{"name": "state", "value": state}],
        }
        for name, level, state in (
            ("likelihood", item.likelihood, "initial"),
            ("impact", item.impact, "initial"),
            ("likelihood", item.residual_likelihood, "adjusted"),
            ("impact", item.residual_impact, "adjusted"),
        )
        if level
    ]
    actor = {"type": "party", "actor-uuid": scope.uuid("party")}
    return [{"origin": {"actors": [actor]}, "facets": facets}] if facets else []


def _remediations(scope: OscalScope, threat: ThreatState) -> list[dict[str, object]]:
    item = threat.item
    if item.treatment is Treatment.OPEN:
        return []
    label, accepted = TREATMENT_LABELS[item.treatment], item.accepted
    told = [item.treatment_reason]
    if accepted is not None and item.treatment is Treatment.ACCEPT:
        told.append(f"Accepted by {accepted.who} on {accepted.at} until {accepted.until}: {accepted.reason}")
    return [
        {
            "uuid": scope.uuid("response", item.slug),
            "lifecycle": LIFECYCLES.get(item.treatment, "planned"),
            "title": label,
            "description": plain("\n".join(filter(None, told))) or f"{label}.",
            "props": [{"name": "type", "value": item.treatment.value}],
        }
    ]


# ------------------------------------------------------------------------------------------------ controls
def _finding(scope: OscalScope, control: ControlState) -> dict[str, object]:
    item = control.item
    is_satisfied = item.status is ControlStatus.IMPLEMENTED
    risks = {each.item.slug for each in _threats(scope)}
    state = IMPLEMENTATION.get(item.status)
    return without_empty(
        {
            "uuid": scope.uuid("finding", item.slug),
            "title": line(control.name),
            "description": plain(item.how) or f"{STATUS_LABELS[item.status]}.",
            "props": prop("status", item.status.value),
            "target": without_empty(
                {
                    "type": "statement-id",
                    "target-id": statement_id(item.slug),
                    "status": {
                        "state": "satisfied" if is_satisfied else "not-satisfied",
                        "reason": "pass" if is_satisfied else "other" if state else "fail",
                    },
                    "implementation-status": {"state": state} if state else {},
                }
            ),
            "implementation-statement-uuid": scope.uuid("statement", item.slug),
            "related-observations": [
                {"observation-uuid": scope.uuid("observation", each.uuid)} for each in control.evidence
            ],
            "related-risks": [
                {"risk-uuid": scope.uuid("risk", threat)} for threat in control.threats if threat in risks
            ],
        }
    )


def _action(scope: OscalScope, control: ControlState) -> dict[str, object]:
    item = control.item
    told = (f"{STATUS_LABELS[item.status]}.", f"Due on {item.due}." if item.due else "", item.how)
    return {
        "uuid": scope.uuid("action", item.slug),
        "title": line(control.name),
        "description": plain("\n".join(filter(None, told))),
        "props": [
            *prop("control", control_id(item.slug)),
            *prop("status", item.status.value),
            *prop("owner", item.owner),
            *prop("due", item.due),
            *prop("ticket", item.ticket),
        ],
    }


def _gaps(scope: OscalScope) -> Iterator[dict[str, object]]:
    """The gaps that are not said by the actions of controls."""
    for gap in scope.state.gaps(scope.today):
        if gap.kind not in OF_CONTROLS:
            yield {
                "uuid": scope.uuid("gap", f"{gap.kind.value}/{gap.item}/{gap.text}"),
                "title": line(f"{gap.name}: {GAP_LABELS[gap.kind]}"),
                "description": plain(gap.text),
                "props": prop("gap", gap.kind.value),
            }
