"""Sections and the standards they map to."""

from __future__ import annotations

from dataclasses import replace

from aixreader.knowledge.crosswalk import is_of, make_crosswalk
from aixreader.model import Statement
from aixreader.services.session.session import Session


def test_what_opencre_says(session: Session) -> None:
    walk = session.crosswalk
    assert [(m.section, m.standard, m.entry, m.name, m.source, m.requirement) for m in walk.mappings] == [
        ("kettlerules", "OpenCRE", "123-456", "Rules of the kitchen", "OpenCRE", ""),
        ("kettlerules", "MITRE ATLAS", "AML.M9001", "Limit boiling", "OpenCRE", "123-456"),
        ("kettlerules", "ENISA", "Table 5:", "Keep rules short", "OpenCRE", "123-456"),
    ]
    assert (walk.sections, walk.blocks, walk.standards) == (1, 1, ("ENISA", "MITRE ATLAS", "OpenCRE"))
    assert {mapping.title for mapping in walk.mappings} == {"Kettle rules"}


def test_what_the_text_says_and_one_name_for_one_standard(session: Session) -> None:
    edition = session.edition
    said = (
        Statement("teapot", 3, "ISO 27002 control 8.1 and ISO 4711", ("ISO 27002", "ISO 4711"), "too short", "partly"),
        Statement("lidlock", 9, "ISO/IEC 4711", ("ISO/IEC 4711",)),
        Statement("gone", 9, "ISO 1", ("ISO 1",)),
    )
    edition.findings = replace(edition.findings, statements=said)
    walk = make_crosswalk(edition, session.names)
    assert [m.entry for m in walk.mappings if m.source == "text"] == ["8.1", "", ""]
    stated = [(m.section, m.standard, m.coverage, m.gap) for m in walk.mappings if m.source == "text"]
    assert stated == [
        ("teapot", "ISO/IEC 27002", "partly", "too short"),
        ("teapot", "ISO/IEC 4711", "partly", "too short"),
        ("lidlock", "ISO/IEC 4711", "", ""),
    ]
    assert (walk.sections, walk.blocks) == (3, 1)


def test_a_standard_is_named_in_any_spelling(session: Session) -> None:
    limit = session.crosswalk.mappings[1]
    assert all(is_of(limit, name) for name in ("", "ATLAS", "mitre-atlas", "MITRE ATLAS AML.M9001", "m9001"))
    assert not is_of(limit, "ENISA")
    iso = replace(limit, standard="ISO/IEC 27002", entry="8.25")
    assert is_of(iso, "ISO 27002")
    assert is_of(iso, "27002 8.25")
