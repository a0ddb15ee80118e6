"""What all OSCAL documents have in common."""

from __future__ import annotations

from dataclasses import replace

from aixreader.publish.machine.catalogue import Catalogue
from aixreader.publish.machine.oscal_document import metadata, standard_resources, standard_title


def test_metadata_is_the_editions(catalogue: Catalogue) -> None:
    made = metadata(replace(catalogue, date="2026-08-22T15:35:59+02:00"), "Tea\nparty")
    assert made["title"] == "Tea party"
    assert made["last-modified"] == "2026-08-22T13:35:59Z"
    assert made["version"] == "2026-08-22"
    assert "remarks" not in made


def test_each_entry_of_a_standard_once(catalogue: Catalogue) -> None:
    table = replace(catalogue.standards[2], name="Keep rules")
    twice = (*catalogue.standards, replace(catalogue.standards[0], url=""), table)
    made = standard_resources(twice)
    assert [each["title"] for each in made] == [
        "OpenCRE 123-456 Rules of the kitchen",
        "MITRE ATLAS AML.M9001 Limit boiling",
        "ENISA Table 5: Keep rules short",
        "ENISA Table 5: Keep rules",
    ]
    assert made[0]["rlinks"] == [{"href": "https://opencre.org/cre/123-456"}]
    assert standard_title(replace(catalogue.standards[0], source="text")) == "OpenCRE 123-456"
