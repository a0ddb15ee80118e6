"""What is stated about a system, as a layer of the periodic table: which threats apply, how far controls are in place.

Compared with another system, or an earlier version, what differs says what it was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from aixreader.assess.items import Applicability, ControlStatus
from aixreader.assess.overview import WEIGHTS, ControlState, ThreatState
from aixreader.services.assessments.assessed_edition import AssessedSystem
from aixreader.services.assessments.labels import APPLICABILITY_LABELS, STATUS_LABELS, percent
from aixreader.services.tables.table_layer import LayerFacet, LayerTile, TableLayer
from aixreader.translation import QT_TRANSLATE_NOOP

SIGNS: Mapping[ControlStatus, str] = {
    ControlStatus.NOT_ASSESSED: "?",
    ControlStatus.ABSENT: "✕",
    ControlStatus.PLANNED: "○",
    ControlStatus.PARTIAL: "◐",
    ControlStatus.IMPLEMENTED: "✓",
    ControlStatus.NOT_APPLICABLE: "–",
}
THREAT_SIGNS: Mapping[Applicability, str] = {
    Applicability.APPLIES: "!",
    Applicability.NOT: "–",
    Applicability.CONFIRM: "?",
    Applicability.UNDECIDED: "?",
    Applicability.NOT_ASKED: "?",
}
STATUS, OWNER, DUE = "status", "owner", "due"
OVERDUE, LATER, NO_DATE = "Overdue", "Due later", "No date"
NOBODY = "Nobody"
KEY = (
    ("!", QT_TRANSLATE_NOOP("Assessment", "Applies")),
    ("?", QT_TRANSLATE_NOOP("Assessment", "Not assessed, undecided (hatched)")),
    ("✕", QT_TRANSLATE_NOOP("Assessment", "Absent")),
    ("○", QT_TRANSLATE_NOOP("Assessment", "Planned")),
    ("◐", QT_TRANSLATE_NOOP("Assessment", "Partly in place")),
    ("✓", QT_TRANSLATE_NOOP("Assessment", "In place")),
    ("–", QT_TRANSLATE_NOOP("Assessment", "Does not apply")),
)
"""The signs and what they mean, of controls and threats."""


def coverage_layer(state: AssessedSystem, today: str, other: AssessedSystem | None = None) -> TableLayer:
    """The layer of a system on a day (ISO 8601), compared with `other` if that is given."""
    tiles = _tiles(state, today)
    name = state.system.name
    if other is not None:
        before = _tiles(other, today)
        name = f"{name} / {other.system.name}" if other.system.id != state.system.id else name
        tiles = {slug: _compared(tile, before.get(slug)) for slug, tile in tiles.items()}
    owners = sorted({each.item.owner for each in state.overview.controls.values() if each.item.owner}, key=str.casefold)
    facets = (
        LayerFacet(STATUS, "Status", tuple(STATUS_LABELS[status] for status in SIGNS)),
        LayerFacet(OWNER, "Owner", (*owners, NOBODY) if owners else ()),
        LayerFacet(DUE, "Due", (OVERDUE, LATER, NO_DATE)),
    )
    return TableLayer(name, tiles, facets, KEY)


def _tiles(state: AssessedSystem, today: str) -> dict[str, LayerTile]:
    overview = state.overview
    threats = {each.subject.slug: _threat(each) for each in overview.threats.values() if each.subject is not None}
    controls = {
        each.subject.slug: _control(each, today) for each in overview.controls.values() if each.subject is not None
    }
    return {**threats, **controls}


def _threat(threat: ThreatState) -> LayerTile:
    value, coverage = threat.applicability, threat.coverage
    label = APPLICABILITY_LABELS[value]
    if value is Applicability.NOT:
        return LayerTile(THREAT_SIGNS[value], label, is_faded=True)
    text = f"{label}, {percent(coverage.share)} covered" if coverage.share is not None else label
    return LayerTile(THREAT_SIGNS[value], text, coverage.share, is_hatched=value is not Applicability.APPLIES)


def _control(control: ControlState, today: str) -> LayerTile:
    item, label = control.item, STATUS_LABELS[control.item.status]
    is_needed = bool(control.threats) or control.is_stated
    details: Iterable[str] = filter(None, (item.owner, f"due {item.due}" if item.due else ""))
    due = (OVERDUE if _is_open(item.status) and item.due < today else LATER) if item.due else NO_DATE
    return LayerTile(
        SIGNS[item.status],
        ", ".join((label, *details)),
        None if item.status is ControlStatus.NOT_APPLICABLE else WEIGHTS.get(item.status, 0.0),
        is_faded=not is_needed or item.status is ControlStatus.NOT_APPLICABLE,
        values=((STATUS, label), (OWNER, item.owner or NOBODY), (DUE, due)) if is_needed else (),
    )


def _is_open(status: ControlStatus) -> bool:
    return status not in (ControlStatus.IMPLEMENTED, ControlStatus.NOT_APPLICABLE)


def _compared(tile: LayerTile, before: LayerTile | None) -> LayerTile:
    if before is None or (before.sign, before.share) == (tile.sign, tile.share):
        return tile
    return replace(tile, was=before.text, is_faded=False)
