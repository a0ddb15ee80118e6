"""What is planned for an assessed system, as OSCAL: the profile of its controls, its security plan, the plan to assess
it.
"""

from __future__ import annotations

from collections.abc import Iterator

from aixreader.assess.items import ControlStatus, Responsible
from aixreader.assess.overview import ControlState
from aixreader.publish.machine.oscal_catalogue import control_id, statement_id
from aixreader.publish.machine.oscal_text import line, prop, without_empty
from aixreader.services.assessments.labels import MODEL_LABELS, STATUS_LABELS
from aixreader.services.assessments.oscal_scope import CATALOGUE, NOT_STATED, PLAN, PROFILE, OscalScope, plain

IMPLEMENTATION = {
    ControlStatus.IMPLEMENTED: "implemented",
    ControlStatus.PARTIAL: "partial",
    ControlStatus.PLANNED: "planned",
    ControlStatus.NOT_APPLICABLE: "not-applicable",
}
"""The status of a control in OSCAL. It has none for absent and not assessed: these are properties of ours."""
REMARKS = "Made by AIX Reader. Controls that are absent or not assessed have no implementation status in OSCAL: the"
REMARKS += ' property "status" has it.'


def profile(scope: OscalScope) -> dict[str, object]:
    """The controls that answer the threats which apply, or may."""
    ids = [control_id(each.item.slug) for each in scope.controls]
    return {
        "profile": {
            "uuid": scope.uuid("profile"),
            "metadata": scope.metadata("Controls"),
            "imports": [{"href": CATALOGUE, "include-controls": [{"with-ids": ids}]}],
            "merge": {"as-is": True},
        }
    }


def security_plan(scope: OscalScope) -> dict[str, object]:
    """What the system is, and how each control is implemented."""
    return {
        "system-security-plan": {
            "uuid": scope.uuid("security-plan"),
            "metadata": scope.metadata("Security plan", REMARKS),
            "import-profile": {"href": PROFILE},
            "system-characteristics": _characteristics(scope),
            "system-implementation": {
                "users": [{"uuid": scope.uuid("user"), "title": "Users"}],
                "components": list(_components(scope)),
            },
            "control-implementation": {
                "description": "What the assessment states about each control.",
                "implemented-requirements": [_requirement(scope, each) for each in scope.controls],
            },
        }
    }


def assessment_plan(scope: OscalScope) -> dict[str, object]:
    """Which controls are to be assessed: all that are needed."""
    return {
        "assessment-plan": {
            "uuid": scope.uuid("assessment-plan"),
            "metadata": scope.metadata("Assessment plan"),
            "import-ssp": {"href": PLAN},
            "reviewed-controls": scope.reviewed(scope.controls),
        }
    }


def _characteristics(scope: OscalScope) -> dict[str, object]:
    system = scope.state.system
    return without_empty(
        {
            "system-ids": [{"identifier-type": "http://ietf.org/rfc/rfc4122", "id": scope.uuid("system")}],
            "system-name": scope.name,
            "description": plain(system.purpose) or NOT_STATED,
            "props": [
                *(each for kind in system.kinds for each in prop("kind-of-ai", kind.value)),
                *prop("model", MODEL_LABELS[system.model_origin]),
                *prop("owner", system.owner),
                *prop("review-due", system.review_due),
            ],
            "system-information": {
                "information-types": [{"title": "Data", "description": plain(system.data) or NOT_STATED}]
            },
            "status": {"state": "other", "remarks": NOT_STATED},
            "authorization-boundary": {"description": plain(system.scope) or NOT_STATED},
        }
    )


def _components(scope: OscalScope) -> Iterator[dict[str, object]]:
    status = {"state": "other", "remarks": NOT_STATED}
    purpose = plain(scope.state.system.purpose) or NOT_STATED
    yield {
        "uuid": scope.uuid("component", "system"),
        "type": "this-system",
        "title": scope.name,
        "description": purpose,
        "status": status,
    }
    if any(_is_theirs(each) for each in scope.controls):
        names = line(", ".join(scope.state.system.suppliers))
        yield {
            "uuid": scope.uuid("component", "supplier"),
            "type": "service",
            "title": names or "Supplier",
            "description": "What suppliers are responsible for.",
            "status": status,
        }


def _is_theirs(control: ControlState) -> bool:
    return control.item.responsible in (Responsible.SUPPLIER, Responsible.SHARED)


def _requirement(scope: OscalScope, control: ControlState) -> dict[str, object]:
    item = control.item
    responsible = [] if item.responsible is Responsible.SUPPLIER else ["system"]
    responsible += ["supplier"] if _is_theirs(control) else []
    return without_empty(
        {
            "uuid": scope.uuid("requirement", item.slug),
            "control-id": control_id(item.slug),
            "props": [
                *prop("status", item.status.value),
                *prop("responsible", item.responsible.value),
                *prop("owner", item.owner),
                *prop("due", item.due),
                *prop("ticket", item.ticket),
                *prop("review-due", item.review_due),
            ],
            "statements": [
                {
                    "statement-id": statement_id(item.slug),
                    "uuid": scope.uuid("statement", item.slug),
                    "by-components": [_by_component(scope, control, name) for name in responsible],
                }
            ],
            "remarks": plain("\n".join(filter(None, (item.include_reason, item.note)))),
        }
    )


def _by_component(scope: OscalScope, control: ControlState, component: str) -> dict[str, object]:
    item = control.item
    state = IMPLEMENTATION.get(item.status)
    status = without_empty({"state": state, "remarks": plain(item.reason)}) if state else {}
    return without_empty(
        {
            "component-uuid": scope.uuid("component", component),
            "uuid": scope.uuid("by-component", f"{item.slug}/{component}"),
            "description": plain(item.how) or f"{STATUS_LABELS[item.status]}.",
            "implementation-status": status,
        }
    )
