"""What all OSCAL documents made of an edition have in common: their metadata and their references."""

from __future__ import annotations

from collections.abc import Iterable

from aixreader.model.identifiers import uuid_of
from aixreader.publish.machine.catalogue import Catalogue, StandardEntry
from aixreader.publish.machine.oscal_text import VERSION, is_href, line, moment, prop, without_empty


def metadata(catalogue: Catalogue, title: str, remarks: str = "", version: str = VERSION) -> dict[str, object]:
    """The metadata of a document made of this edition, whose date and version it has."""
    party = str(uuid_of("party", catalogue.author or catalogue.title))
    return without_empty(
        {
            "title": line(title),
            "last-modified": moment(catalogue.time),
            "version": catalogue.version,
            "oscal-version": version,
            "props": [
                *prop("edition", catalogue.title),
                *prop("edition-revision", catalogue.revision),
                *prop("edition-digest", f"sha256:{catalogue.digest}" if catalogue.digest else ""),
            ],
            "links": [
                *([{"href": catalogue.site, "rel": "canonical"}] if is_href(catalogue.site) else []),
                *license_link(catalogue),
            ],
            "roles": [{"id": "creator", "title": "Document creator"}],
            "parties": [{"uuid": party, "type": "organization", "name": line(catalogue.author or catalogue.title)}],
            "responsible-parties": [{"role-id": "creator", "party-uuids": [party]}],
            "remarks": remarks,
        }
    )


def license_link(catalogue: Catalogue) -> list[dict[str, str]]:
    """The link to the licence, if the edition states one."""
    if not is_href(catalogue.licence_address):
        return []
    return [{"href": catalogue.licence_address, "rel": "license", "text": line(catalogue.licence) or "Licence"}]


def standard_uuid(entry: StandardEntry) -> str:
    """The UUID of an entry of a standard, or of the standard where no entry is named."""
    return str(uuid_of("standard", f"{entry.standard}/{named_entry(entry)}"))


def named_entry(entry: StandardEntry) -> str:
    """The number and name of an entry; its number alone where only a sentence of a text names it."""
    return entry.entry if entry.source == "text" else f"{entry.entry}/{entry.name}"


def standard_title(entry: StandardEntry) -> str:
    """An entry of a standard in a few words; its name only where a cross-walk states it, not a sentence of the text."""
    name = entry.name if entry.source != "text" else ""
    return line(" ".join(filter(None, (entry.standard, entry.entry, name))))


def standard_resources(entries: Iterable[StandardEntry]) -> list[dict[str, object]]:
    """The entries of standards as resources, each once."""
    resources: dict[str, dict[str, object]] = {}
    for entry in entries:
        uuid = standard_uuid(entry)
        resource = resources.setdefault(uuid, {"uuid": uuid, "title": standard_title(entry)})
        if is_href(entry.url):
            resource.setdefault("rlinks", [{"href": entry.url}])
    return list(resources.values())
