"""The cross-walk as an OSCAL mapping collection: which controls map to which entries of standards.

OSCAL has it since 1.2. It maps controls, and names entries by ids: threats, and standards that a text names without an
entry, are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from aixreader.errors import OutputError
from aixreader.model.identifiers import uuid_of
from aixreader.publish.machine.catalogue import Catalogue, StandardEntry
from aixreader.publish.machine.oscal_catalogue import control_id
from aixreader.publish.machine.oscal_document import metadata, named_entry
from aixreader.publish.machine.oscal_text import line, prop, prose, without_empty

VERSION = "1.2.1"
"""The version of OSCAL in which mappings are written."""
CATALOGUE_FILE = "catalog.json"
"""The name that the catalogue is expected under, in the folder of the collection."""
PROVENANCE = {
    "method": "human",
    "matching-rationale": "functional",
    "status": "not-complete",
    "mapping-description": "The cross-walk of the edition: mappings of OpenCRE, and what the sections say themselves.",
}
REMARKS = (
    "Made by AIX Reader. Not in this collection: what threats map to, and standards that are named without an entry."
)


def oscal_mapping(catalogue: Catalogue) -> dict[str, object]:
    """The collection as the data of an OSCAL document; raises `OutputError` for an edition that maps nothing."""
    by_standard = _by_standard(catalogue)
    if not by_standard:
        raise OutputError("This edition maps no control to an entry of a standard.", "Nothing was written.")
    return {
        "mapping-collection": {
            "uuid": str(uuid_of("oscal-mapping", catalogue.site or catalogue.title)),
            "metadata": metadata(catalogue, f"{catalogue.title}: cross-walk", REMARKS, VERSION),
            "provenance": PROVENANCE,
            "mappings": [_mapping(name, entries) for name, entries in by_standard.items()],
            "back-matter": {"resources": [{"uuid": _standard_uuid(name), "title": line(name)} for name in by_standard]},
        }
    }


def _by_standard(catalogue: Catalogue) -> Mapping[str, list[StandardEntry]]:
    """What controls map to by standard, each pair once."""
    controls = {control.root for control in catalogue.controls}
    found: dict[str, dict[tuple[str, str], StandardEntry]] = {}
    for entry in catalogue.standards:
        if entry.subject in controls and line(entry.entry):
            found.setdefault(entry.standard, {}).setdefault((entry.subject, named_entry(entry)), entry)
    return {standard: list(entries.values()) for standard, entries in found.items()}


def _mapping(standard: str, entries: Iterable[StandardEntry]) -> dict[str, object]:
    return {
        "uuid": str(uuid_of("mapping", standard)),
        "source-resource": {"type": "catalog", "href": CATALOGUE_FILE},
        "target-resource": {"type": "catalog", "href": f"#{_standard_uuid(standard)}"},
        "maps": list(_maps(entries)),
    }


def _maps(entries: Iterable[StandardEntry]) -> Iterator[dict[str, object]]:
    for entry in entries:
        yield without_empty(
            {
                "uuid": str(uuid_of("map", f"{entry.subject}/{entry.standard}/{named_entry(entry)}")),
                "relationship": "intersects-with",
                "sources": [{"type": "control", "id-ref": control_id(entry.subject)}],
                "targets": [{"type": "control", "id-ref": line(entry.entry)}],
                "props": [
                    *prop("source", entry.source),
                    *prop("entry-name", entry.name),
                    *prop("requirement", entry.requirement),
                    *prop("coverage", entry.coverage),
                ],
                "remarks": prose(entry.gap),
            }
        )


def _standard_uuid(standard: str) -> str:
    return str(uuid_of("standard", f"{standard}/"))
