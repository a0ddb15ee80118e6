"""The statement of applicability as a sheet: a row for each control of each system."""

from __future__ import annotations

from collections.abc import Iterable

from aixreader.assess.items import ControlStatus
from aixreader.publish.sheets import Sheet
from aixreader.services.assessments.assessed_edition import AssessedSystem

HEAD = (
    "system",
    "control",
    "name",
    "applicable",
    "reason",
    "status",
    "how",
    "responsible",
    "owner",
    "due",
    "ticket",
    "review_due",
    "threats",
    "evidence",
)


def applicability_sheet(systems: Iterable[AssessedSystem]) -> Sheet:
    """The sheet, with the values as the file of an assessment has them."""
    rows = []
    for system in systems:
        for control in system.overview.needed:
            item = control.item
            is_applicable = item.status is not ControlStatus.NOT_APPLICABLE
            rows.append(
                (
                    system.system.id,
                    item.slug,
                    control.name,
                    "yes" if is_applicable else "no",
                    item.include_reason if is_applicable else item.reason,
                    item.status.value,
                    item.how,
                    item.responsible.value,
                    item.owner,
                    item.due,
                    item.ticket,
                    item.review_due,
                    " ".join(control.threats),
                    "; ".join(each.title for each in control.evidence),
                )
            )
    return Sheet("applicability", HEAD, tuple(rows))
