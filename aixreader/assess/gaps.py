"""Gaps of a system: what is missing, late or no longer valid. Derived each time, for a given day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aixreader.assess.gap_kind import GapKind
from aixreader.assess.items import Applicability, ControlStatus, Responsible, Treatment
from aixreader.assess.overview import ControlState, Overview, ThreatState

IN_PLACE = (ControlStatus.PARTIAL, ControlStatus.IMPLEMENTED)
STARTED = (ControlStatus.PLANNED, *IN_PLACE)
OPEN = (ControlStatus.NOT_ASSESSED, ControlStatus.ABSENT)
CLOSED = (ControlStatus.NOT_APPLICABLE, ControlStatus.IMPLEMENTED)


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap: its kind, the item it is about ("" for the system itself), the name that is shown, and a sentence."""

    kind: GapKind
    item: str
    name: str
    text: str


def find_gaps(overview: Overview, today: str) -> tuple[Gap, ...]:
    """The gaps of a system on a day (ISO 8601), in the order of `GapKind`."""
    order = list(GapKind)
    gaps = [*_of_system(overview, today)]
    for threat in overview.threats.values():
        gaps += _of_threat(threat, overview, today)
    for control in overview.needed:
        gaps += _of_control(control, today)
    return tuple(sorted(gaps, key=lambda gap: order.index(gap.kind)))


def _of_system(overview: Overview, today: str) -> Iterator[Gap]:
    system = overview.system
    if _is_past(system.review_due, today):
        yield Gap(GapKind.REVIEW, "", system.name, f"The review of the system was due on {system.review_due}.")


def _of_threat(threat: ThreatState, overview: Overview, today: str) -> Iterator[Gap]:
    item, name = threat.item, threat.name
    if threat.subject is None:
        yield Gap(GapKind.GONE, item.id, name, "The edition no longer has this threat.")
    if threat.applicability in (Applicability.UNDECIDED, Applicability.CONFIRM):
        yield Gap(GapKind.UNDECIDED, item.id, name, "It is not decided whether this threat applies.")
    if threat.applicability is not Applicability.APPLIES or item.represented_by:
        return
    if item.treatment is Treatment.OPEN:
        yield Gap(GapKind.UNTREATED, item.id, name, "It is not decided what is done about this threat.")
    if threat.risk is None:
        yield Gap(GapKind.UNRATED, item.id, name, "Likelihood or impact are not set.")
    if item.accepted is not None and item.treatment is Treatment.ACCEPT:
        if _is_past(item.accepted.until, today):
            yield Gap(GapKind.EXPIRED, item.id, name, f"The acceptance ended on {item.accepted.until}.")
        return
    if item.treatment in (Treatment.OPEN, Treatment.MITIGATE):
        yield from _of_answers(threat, overview)


def _of_answers(threat: ThreatState, overview: Overview) -> Iterator[Gap]:
    """What is open about the controls of a threat that is to be mitigated."""
    controls = [overview.controls[link.control] for link in threat.links if link.control in overview.controls]
    statuses = [control.item.status for control in controls]
    if not any(status in STARTED for status in statuses):
        yield Gap(GapKind.UNANSWERED, threat.item.id, threat.name, "No control for this threat is in place or planned.")
    elif threat.item.treatment is Treatment.MITIGATE:
        number = sum(status in OPEN for status in statuses)
        if number:
            text = f"It is to be mitigated, and {number} of {len(controls)} controls are absent or not assessed."
            yield Gap(GapKind.OPEN_CONTROLS, threat.item.id, threat.name, text)


def _of_control(control: ControlState, today: str) -> Iterator[Gap]:
    item, name = control.item, control.name
    valid = [each for each in control.evidence if not _is_past(each.expires, today)]
    if control.subject is None:
        yield Gap(GapKind.GONE, item.id, name, "The edition no longer has this control.")
    if item.responsible in (Responsible.SUPPLIER, Responsible.SHARED) and item.status in STARTED and not valid:
        yield Gap(GapKind.NO_ASSURANCE, item.id, name, "The supplier is responsible, and nothing shows what they do.")
    elif item.status in IN_PLACE and not valid:
        yield Gap(GapKind.NO_EVIDENCE, item.id, name, "It is in place, and no valid evidence shows it.")
    if _is_past(item.due, today) and item.status not in CLOSED:
        yield Gap(GapKind.OVERDUE, item.id, name, f"It was due on {item.due}.")
    if _is_past(item.review_due, today):
        yield Gap(GapKind.REVIEW, item.id, name, f"Its review was due on {item.review_due}.")
    for each in control.evidence:
        if _is_past(each.expires, today):
            yield Gap(GapKind.EXPIRED, each.id, name, f"The evidence “{each.title}” expired on {each.expires}.")


def _is_past(day: str, today: str) -> bool:
    return bool(day) and day < today
