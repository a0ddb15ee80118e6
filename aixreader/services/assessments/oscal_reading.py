"""OSCAL assessment results as changes of an assessment: the statuses of controls that somebody has assessed elsewhere.

"Not satisfied" says nothing of partial: where the results do not say how far a control is in place, and what is stated
does not either, a decision is asked for. Only statuses are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from aixreader.assess.document import Assessment
from aixreader.assess.edits import checked
from aixreader.assess.items import Control, ControlStatus
from aixreader.errors import UserDataError, shortened
from aixreader.json_codec import DecodeError, parse
from aixreader.knowledge.name_history import name_history, oldest_name

NOT_CHANGED = "Nothing was changed."
STATEMENT = "_smt"
"""What the id of the statement of a control ends with."""
STATES = {"partial": ControlStatus.PARTIAL, "planned": ControlStatus.PLANNED}
"""What an implementation status says of a control that is not satisfied."""
OPEN = (ControlStatus.ABSENT, ControlStatus.PLANNED, ControlStatus.PARTIAL)
"""The statuses that "not satisfied" can stand for."""
ALL = "all"
"""Names every control that has to be decided."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A control that is not satisfied, and the status that is stated about it, which does not fit."""

    control: str
    stated: ControlStatus


@dataclass(frozen=True, slots=True)
class ResultsRead:
    """The document with the statuses of the results; what has to be decided, and what is no control of any edition."""

    document: Assessment
    undecided: tuple[Undecided, ...]
    unknown: tuple[str, ...]


def read_oscal_results(
    document: Assessment, system: str, data: bytes, name: str, decisions: Mapping[str, ControlStatus]
) -> ResultsRead:
    """The results in a file called `name`, taken over for a system. `decisions` are the statuses of controls that are
    not satisfied, by name; that of `ALL` is for those that are not named. Of several results the one that began last
    counts for a control.

    Raises `UserDataError` for what are no results, and for a status that cannot be stated without a reason.
    """
    wanted = {oldest_name(control): status for control, status in decisions.items()}
    undecided: list[Undecided] = []
    unknown: list[str] = []
    for control, finding in _findings(data, name).items():
        root = oldest_name(control)
        if name_history().kinds.get(root) != "control" and f"control/{system}/{root}" not in document.items:
            unknown.append(control)
            continue
        item = document.control(system, root)
        status = _status(item, finding, wanted)
        if status is None:
            undecided.append(Undecided(root, item.status))
        elif status is not item.status:
            document = checked(document, replace(item, status=status))
    return ResultsRead(document, tuple(undecided), tuple(unknown))


@dataclass(frozen=True, slots=True)
class _Finding:
    """Whether a control is satisfied, and its implementation status, "" where none is stated."""

    is_satisfied: bool
    state: str


def _status(item: Control, finding: _Finding, decisions: Mapping[str, ControlStatus]) -> ControlStatus | None:
    """The status that a finding stands for; None where that has to be decided."""
    if finding.is_satisfied:
        return ControlStatus.IMPLEMENTED
    if finding.state in STATES:
        return STATES[finding.state]
    if item.slug in decisions:
        return decisions[item.slug]
    return item.status if item.status in OPEN else decisions.get(ALL)


# ------------------------------------------------------------------------------------------------ what a file says
def _findings(data: bytes, name: str) -> dict[str, _Finding]:
    """The last finding of each control."""
    try:
        document = parse(data)
    except DecodeError as error:
        raise UserDataError(f"{name} cannot be read: {shortened(str(error))}.", NOT_CHANGED) from error
    body = _inside(document, "assessment-results")
    if not isinstance(body, dict):
        raise UserDataError(
            f"{name} holds no OSCAL assessment results.", f"{NOT_CHANGED} Other documents of OSCAL are not read."
        )
    found: dict[str, _Finding] = {}
    for result in sorted(_list(body, "results"), key=lambda each: str(_inside(each, "start"))):
        for finding in _list(result, "findings"):
            found |= dict(_finding(_inside(finding, "target")))
    return found


def _finding(target: object) -> Iterator[tuple[str, _Finding]]:
    control = _inside(target, "target-id")
    state = _inside(_inside(target, "status"), "state")
    if isinstance(control, str) and state in ("satisfied", "not-satisfied"):
        implementation = _inside(_inside(target, "implementation-status"), "state")
        name = control.removesuffix(STATEMENT)
        yield name, _Finding(state == "satisfied", implementation if isinstance(implementation, str) else "")


def _inside(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else None


def _list(value: object, key: str) -> list[object]:
    found = _inside(value, key)
    return found if isinstance(found, list) else []
