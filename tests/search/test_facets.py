"""The table of facets of the search."""

from __future__ import annotations

import pytest

from aixreader.cli.commands import make_parser
from aixreader.search.facets import FACETS, FIELD_SYNTAX, FIELDS, LIST_FACETS
from aixreader.search.query_parser import FieldTerm, parse_query
from aixreader.services.search.search_documents import search_documents
from aixreader.services.session.session import Session


def test_names_are_unique_and_said() -> None:
    assert len({facet.name for facet in FACETS}) == len(FACETS)
    assert all(facet.name.isidentifier() and facet.label and facet.help for facet in FACETS)
    fields = FIELD_SYNTAX.split()
    assert (fields[0], fields[-1]) == ("title:", "ref:")
    assert set(fields) >= {"role:", "when:", "by:", "page:"}
    assert "standard:" not in fields, "`ref:` searches what is cited"


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_is_part_of_the_query_language(name: str) -> None:
    assert parse_query(f"{name}:tea ") == FieldTerm(name, "tea", is_partial=True)


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_each_facet_is_an_option(facet: object) -> None:
    name = facet.name  # type: ignore[attr-defined] # pytest hands it over without its type
    assert getattr(make_parser().parse_args(["search", "tea", f"--{name}", "x"]), name) == "x"
    if facet in LIST_FACETS:
        assert getattr(make_parser().parse_args(["list", f"--{name}", "x"]), name) == "x"


def test_each_facet_is_indexed(session: Session) -> None:
    for document in search_documents(session):
        assert [name for name, _ in document.facets] == [facet.name for facet in FACETS]


def test_facets_of_lists_need_the_section_alone(session: Session) -> None:
    for document in search_documents(session):
        section = session.edition.sections[document.id]
        for facet in LIST_FACETS:
            assert facet.of_section(section) == dict(document.facets)[facet.name]


def test_standards_are_found_in_texts() -> None:
    (standard,) = (facet for facet in FACETS if facet.name == "standard")
    text = "See ISO/IEC 27002, ISO 27090 and nist; the European AI Act and GDPR. Enisas do not count."
    section = None
    assert list(standard.values(section, "", text)) == [  # type: ignore[arg-type] # the section is not looked at
        "ISO/IEC 27002", "ISO/IEC, other", "NIST", "EU AI Act", "GDPR"
    ]  # fmt: skip
