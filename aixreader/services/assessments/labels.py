"""What the values of an assessment are called in reports, workbooks and lists."""

from __future__ import annotations

from collections.abc import Mapping

from aixreader.assess.document import ModelOrigin
from aixreader.assess.gap_kind import GapKind
from aixreader.assess.items import Applicability, ControlStatus, Responsible, Treatment

APPLICABILITY_LABELS: Mapping[Applicability, str] = {
    Applicability.APPLIES: "Applies",
    Applicability.NOT: "Does not apply",
    Applicability.CONFIRM: "Condition to be judged",
    Applicability.UNDECIDED: "Undecided",
    Applicability.NOT_ASKED: "Not asked for",
}
STATUS_LABELS: Mapping[ControlStatus, str] = {
    ControlStatus.NOT_ASSESSED: "Not assessed",
    ControlStatus.NOT_APPLICABLE: "Not applicable",
    ControlStatus.ABSENT: "Absent",
    ControlStatus.PLANNED: "Planned",
    ControlStatus.PARTIAL: "Partly in place",
    ControlStatus.IMPLEMENTED: "In place",
}
TREATMENT_LABELS: Mapping[Treatment, str] = {
    Treatment.OPEN: "Open",
    Treatment.MITIGATE: "Mitigate",
    Treatment.TRANSFER: "Transfer",
    Treatment.AVOID: "Avoid",
    Treatment.ACCEPT: "Accept",
}
RESPONSIBLE_LABELS: Mapping[Responsible, str] = {
    Responsible.UNSET: "",
    Responsible.SELF: "We",
    Responsible.SUPPLIER: "Supplier",
    Responsible.SHARED: "Shared with the supplier",
}
MODEL_LABELS: Mapping[ModelOrigin, str] = {
    ModelOrigin.UNSET: "",
    ModelOrigin.OWN: "Trained by ourselves",
    ModelOrigin.FINETUNED: "Ready-made, tuned by ourselves",
    ModelOrigin.READYMADE_SELFHOSTED: "Ready-made, run by ourselves",
    ModelOrigin.READYMADE_HOSTED: "Ready-made, run by the supplier",
}
GAP_LABELS: Mapping[GapKind, str] = {
    GapKind.UNDECIDED: "Undecided threats",
    GapKind.UNTREATED: "Threats without a treatment",
    GapKind.UNRATED: "Threats that are not rated",
    GapKind.UNANSWERED: "Threats without a control in place or planned",
    GapKind.OPEN_CONTROLS: "Mitigated threats with open controls",
    GapKind.NO_EVIDENCE: "Controls in place without evidence",
    GapKind.NO_ASSURANCE: "Suppliers’ controls without assurance",
    GapKind.OVERDUE: "Overdue",
    GapKind.EXPIRED: "Expired",
    GapKind.REVIEW: "Reviews that are due",
    GapKind.GONE: "No longer in the edition",
}


def percent(share: float | None) -> str:
    """A share from 0 to 1 in percent; "–" for none."""
    return "–" if share is None else f"{100 * share:.0f} %"
