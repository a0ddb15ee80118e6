"""The records of an edition."""

from __future__ import annotations

from dataclasses import fields

from aixreader.edition.records import Catalogue, Counts, Findings, LinkList, PageEntry, ProblemList
from aixreader.model import Library, Page


def test_every_part_of_a_library_has_its_place() -> None:
    kept = {field.name for record in (Catalogue, Findings, LinkList, ProblemList) for field in fields(record)}
    whole = {"title", "revision", "date", "notice", "attribution", "glossary"}
    assert {field.name for field in fields(Library)} == kept | whole


def test_a_page_keeps_all_but_its_unresolved_html() -> None:
    assert {field.name for field in fields(PageEntry)} == {field.name for field in fields(Page)} - {"sanitised"}


def test_counts_by_name() -> None:
    counts = Counts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
    assert list(counts.plain().values()) == list(range(1, 11))
    assert counts.plain()["threat_groups"] == 4
