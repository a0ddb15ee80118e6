"""An assessment as a workbook that is filled in, and what was filled in as changes of the assessment.

Sheets for threats, controls (the statement of applicability), evidence and gaps. The first three are read back; a cell
that was emptied takes its field back, one whose row or column is gone changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from aixreader.assess.document import Assessment, System
from aixreader.assess.edits import checked, with_fields
from aixreader.assess.items import (
    EvidenceType,
    Item,
)
from aixreader.assess.record_codec import write_record
from aixreader.errors import UserDataError
from aixreader.publish.form_workbook import ID, FormColumn, FormSheet, form_xlsx, read_form
from aixreader.services.assessments.assessed_edition import AssessedEdition, AssessedSystem
from aixreader.services.assessments.labels import (
    APPLICABILITY_LABELS,
    GAP_LABELS,
    RESPONSIBLE_LABELS,
    STATUS_LABELS,
    TREATMENT_LABELS,
    percent,
)

THREATS, CONTROLS, EVIDENCE, GAPS = "Threats", "Controls", "Evidence", "Gaps"
Choices: TypeAlias = Mapping[str, str]
"""The value in the document by what is shown."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A column that is read back: its head, the field of the item ("accepted.who" for one inside a record), its width
    and what can be chosen.
    """

    head: str
    field: str
    width: int = 20
    choices: Choices | None = None

    def shown(self, item: Item) -> str:
        """The value of an item's field as the cell shows it."""
        value: object = write_record(item)
        for name in self.field.split("."):
            value = value.get(name, "") if isinstance(value, dict) else ""
        if isinstance(value, list):
            return ", ".join(map(str, value))
        text = str(value)
        if self.choices is None:
            return text
        default = {"status": "not-assessed", "treatment": "open"}.get(self.field, "")
        return next((label for label, known in self.choices.items() if known == (text or default)), text)


def assessment_xlsx(assessed: AssessedEdition, systems: Sequence[AssessedSystem], today: str) -> bytes:
    """The workbook; raises `UserDataError` for a text that is too long for a cell."""
    scales = assessed.document.scales
    likelihood = {level.label: level.id for level in scales.likelihood}
    impact = {level.label: level.id for level in scales.impact}
    sheets = (
        _sheet(THREATS, _threat_fields(likelihood, impact), _threat_columns(), _threat_rows(systems)),
        _sheet(CONTROLS, CONTROL_FIELDS, _control_columns(), _control_rows(systems)),
        _sheet(EVIDENCE, EVIDENCE_FIELDS, (FormColumn("System", 20),), _evidence_rows(assessed, systems)),
        _gap_sheet(systems, today),
    )
    manifest = assessed.session.edition.manifest
    return form_xlsx(sheets, assessed.document.name, manifest.date)


def read_assessment_xlsx(document: Assessment, data: bytes, name: str) -> Assessment:
    """The document with what was filled in. Raises `UserDataError`, which names the sheet and the row's item."""
    likelihood = {level.label: level.id for level in document.scales.likelihood}
    impact = {level.label: level.id for level in document.scales.impact}
    fields = {
        THREATS: _threat_fields(likelihood, impact),
        CONTROLS: CONTROL_FIELDS,
        EVIDENCE: EVIDENCE_FIELDS,
    }
    found = read_form(data, name, {sheet: [each.head for each in columns] for sheet, columns in fields.items()})
    if not found:
        raise UserDataError(f"{name} holds none of the sheets {', '.join(fields)}.", "Nothing was changed.")
    for sheet, rows in found.items():
        for row in rows:
            document = _with_row(document, sheet, row, fields[sheet])
    return document


def _with_row(document: Assessment, sheet: str, row: Mapping[str, str], fields: Sequence[_Field]) -> Assessment:
    item = _item(document, row[ID])
    if item is None:
        raise UserDataError(
            f"The sheet “{sheet}” has a row for {row[ID]!r}, which the assessment does not know.",
            "Nothing was changed.",
        )
    values = {}
    for column in fields:
        shown = row[column.head]
        if shown != column.shown(item).strip():
            values[column.field] = column.choices.get(shown, shown) if column.choices else shown
    if not values:
        return document
    try:
        changed = with_fields(item, values)
        assert not isinstance(changed, System)  # noqa: S101  # it is of the kind that was given
        return checked(document, changed)
    except UserDataError as error:
        raise UserDataError(f"The sheet “{sheet}”, {row[ID]}: {error.message}", "Nothing was changed.") from error


def _item(document: Assessment, name: str) -> Item | None:
    if name in document.items:
        return document.items[name]
    kind, _, rest = name.partition("/")
    system, _, slug = rest.partition("/")
    if document.system(system) is None or not slug:
        return None
    makers: Mapping[str, Callable[[str, str], Item]] = {"threat": document.threat, "control": document.control}
    maker = makers.get(kind)
    return maker(system, slug) if maker else None


# ------------------------------------------------------------------------------------------------ columns and rows
def _threat_fields(likelihood: Choices, impact: Choices) -> tuple[_Field, ...]:
    return (
        _Field("Treatment", "treatment", 12, {label: value.value for value, label in TREATMENT_LABELS.items()}),
        _Field("Reason for the treatment", "treatment_reason", 40),
        _Field("Likelihood", "likelihood", 12, likelihood),
        _Field("Impact", "impact", 12, impact),
        _Field("Residual likelihood", "residual_likelihood", 12, likelihood),
        _Field("Residual impact", "residual_impact", 12, impact),
        _Field("Accepted by", "accepted.who", 20),
        _Field("Accepted on", "accepted.at", 12),
        _Field("Accepted until", "accepted.until", 12),
        _Field("Reason for accepting", "accepted.reason", 40),
        _Field("Note", "note", 40),
    )


CONTROL_FIELDS = (
    _Field("Status", "status", 16, {label: value.value for value, label in STATUS_LABELS.items()}),
    _Field("Why it is not applicable", "reason", 40),
    _Field("Why it is included", "include_reason", 40),
    _Field("How", "how", 40),
    _Field(
        "Responsible", "responsible", 16, {label: value.value for value, label in RESPONSIBLE_LABELS.items() if label}
    ),
    _Field("Owner", "owner", 20),
    _Field("Due", "due", 12),
    _Field("Ticket", "ticket", 12),
    _Field("Next review", "review_due", 12),
    _Field("Note", "note", 40),
)
EVIDENCE_FIELDS = (
    _Field("Title", "title", 40),
    _Field("Type", "type", 10, {kind.value: kind.value for kind in EvidenceType}),
    _Field("Text", "text", 40),
    _Field("Link", "link", 40),
    _Field("File", "file", 40),
    _Field("Collected", "collected", 12),
    _Field("Expires", "expires", 12),
    _Field("Controls", "controls", 30),
    _Field("Note", "note", 40),
)
Row: TypeAlias = tuple[Item, tuple[str, ...]]


def _sheet(name: str, fields: Sequence[_Field], fixed: Sequence[FormColumn], rows: Iterable[Row]) -> FormSheet:
    columns = [*fixed]
    columns += [FormColumn(each.head, each.width, tuple(each.choices or ()), is_editable=True) for each in fields]
    cells = tuple((item.id, (*shown, *(each.shown(item) for each in fields))) for item, shown in rows)
    return FormSheet(name, tuple(columns), cells)


def _threat_columns() -> tuple[FormColumn, ...]:
    return (FormColumn("Threat", 40), FormColumn("System", 20), FormColumn("Applies", 16), FormColumn("Coverage", 10))


def _threat_rows(systems: Iterable[AssessedSystem]) -> Iterator[Row]:
    for system in systems:
        for each in system.overview.threats.values():
            shown = APPLICABILITY_LABELS[each.applicability]
            yield each.item, (each.name, system.system.name, shown, percent(each.coverage.share))


def _control_columns() -> tuple[FormColumn, ...]:
    return (FormColumn("Control", 40), FormColumn("System", 20), FormColumn("Answers", 40))


def _control_rows(systems: Iterable[AssessedSystem]) -> Iterator[Row]:
    for system in systems:
        names = {slug: each.name for slug, each in system.overview.threats.items()}
        for each in system.overview.needed:
            yield each.item, (each.name, system.system.name, ", ".join(names[slug] for slug in each.threats))


def _evidence_rows(assessed: AssessedEdition, systems: Iterable[AssessedSystem]) -> Iterator[Row]:
    for system in systems:
        for each in assessed.document.evidence(system.system.id):
            yield each, (system.system.name,)


def _gap_sheet(systems: Iterable[AssessedSystem], today: str) -> FormSheet:
    columns = (FormColumn("Gap", 30), FormColumn("System", 20), FormColumn("What", 40), FormColumn("Why", 60))
    rows = tuple(
        (gap.item or f"system/{system.system.id}", (GAP_LABELS[gap.kind], system.system.name, gap.name, gap.text))
        for system in systems
        for gap in system.gaps(today)
    )
    return FormSheet(GAPS, columns, rows)
