"""The catalogue of the real Exchange against what was read off it by hand and by other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aixreader.model import Library, LinkKind
from aixreader.source.source_links import without_markup


@pytest.fixture(scope="module")
def data(exchange: Path) -> dict[str, Any]:
    folder = exchange.parent / "reference" / "data"
    if not folder.is_dir():
        pytest.skip("the reference data is not beside the Exchange's source")
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")}


def test_sections(library: Library, data: dict[str, Any]) -> None:
    ours = {
        (s.slug, s.page, s.level, s.anchor, s.category.text.lower() if s.category else None)
        for s in library.sections.values()
        if s.slug
    }
    theirs = {(s["slug"], s["page"], s["level"], s["id"], s["category"]) for s in data["sections"]}
    assert ours == theirs
    titles = {s.slug: s.title for s in library.sections.values() if s.slug and s.level}
    # Two headings are bold in the source; our titles are plain text.
    assert titles == {s["slug"]: s["heading"].replace("**", "") for s in data["sections"] if s["level"]}


def test_roles(library: Library, data: dict[str, Any]) -> None:
    counts: dict[str, int] = {}
    for section in library.sections.values():
        if section.slug and section.role:
            counts[section.role] = counts.get(section.role, 0) + 1
    wanted = {("control details" if role == "details" else role): n for role, n in data["relations"]["roles"].items()}
    wanted.pop("null")
    assert counts == wanted
    assert len({s.slug for s in library.sections.values() if s.role == "control"}) == 55


def test_periodic_table_and_matrix(library: Library, data: dict[str, Any]) -> None:
    for table, theirs in ((library.periodic, data["tables"]["periodic"]), (library.matrix, data["tables"]["matrix"])):
        assert table is not None
        assert list(table.head) == theirs["head"]
        for row, wanted in zip(table.rows, theirs["rows"], strict=True):
            threat = wanted["threat"]
            assert (row.asset, row.surface, row.raw_surface) == (
                wanted["asset_impact"],
                wanted["attack_surface_lifecycle"],
                wanted["raw_surface"],
            )
            assert (row.threat, row.threat_label, row.threat_note) == (
                threat["slug"] or "",
                threat["label"],
                threat["note"] or "",
            )
            assert [(c.slug, c.href, c.label, c.by, c.after, c.note) for c in row.controls] == [
                (c["slug"], c["href"], c["label"], c.get("by") or "", c.get("after") or "", c.get("note") or "")
                for c in wanted.get("controls") or []
            ]
    assert library.periodic is not None
    assert len(library.periodic.rows) == 18
    assert sum(len(row.controls) for row in library.periodic.rows) == 78


def test_relations(library: Library, data: dict[str, Any]) -> None:
    stated = {
        (edge["threat"], edge["control"])
        for edge in data["edges"]
        if edge["how"] in ("periodic", "controls-section", "nested") and not edge["control"].startswith("?")
    }
    assert len(stated) == data["relations"]["edges_direct"] == 137
    assert {(r.threat, r.control) for r in library.relations if not r.group and not r.guessed} == stated
    # The one edge more that we have comes from a link whose slug is misspelt.
    assert [(r.threat, r.control) for r in library.relations if r.guessed] == [
        ("modelexfiltration", "anomalousinputhandling")
    ]
    groups = {(e["threat"], e["control"]) for e in data["edges"] if e["how"] in ("group", "periodic-group")}
    ours = {(r.threat, r.control) for r in library.relations if r.group}
    assert groups <= ours
    inherited = {(threat, control) for threat, control, _ in data["relations"]["inherit"]}
    assert inherited <= ours


def test_opencre(library: Library, data: dict[str, Any]) -> None:
    def key(
        slug: str, requirements: list[tuple[str, str]], references: list[tuple[str, str, str]]
    ) -> tuple[object, ...]:
        return slug, tuple(requirements), tuple(references)

    ours = {
        key(
            block.slug,
            [(r.id, r.name) for r in block.requirements],
            [(e.standard, e.section, e.title) for r in block.requirements for e in r.references],
        )
        for block in library.crosswalk
    }
    theirs = {
        key(
            block["slug"],
            [(c["id"], c["name"]) for c in block["cre"]],
            [(r["standard"], r["section"], r["title"]) for r in block["refs"]],
        )
        for block in data["opencre"]
    }
    assert ours == theirs
    assert len(library.crosswalk) == 46
    assert sum(len(r.references) for block in library.crosswalk for r in block.requirements) == 133


def test_questions_and_essentials(library: Library, data: dict[str, Any]) -> None:
    """A question's text may go on in the list below it; links that are not in that list lead nowhere."""
    for ours, theirs in zip(library.decision_tree, data["questions"], strict=True):
        links = {library.redirects.get(slug, slug) for slug in theirs["links"]}
        outcomes = {outcome.slug for answer in ours.answers for outcome in answer.outcomes}
        assert (ours.group, ours.kind) == (theirs["group"], theirs["kind"])
        assert ours.text.startswith(without_markup(theirs["text"]))
        assert outcomes == links - {"outputcontainsconventionalinjection"} or ours.id in {"ragdata", "textout"}
    assert [(e.category, e.sub, e.slug, e.label) for e in library.essentials] == [
        (e["category"], e["sub"], e["slug"], e["label"]) for e in data["essentials"]
    ]


def test_every_internal_link_resolves(library: Library) -> None:
    assert not [link for link in library.links if link.kind is LinkKind.BROKEN]
    assert not [problem for problem in library.problems if problem.kind == "link-anchor"]
    # On the site this one leads to the top of the page: its heading is raw HTML, to which Hugo gives no id.
    (link,) = (link for link in library.links if link.page == "contribute" and link.line == 57)
    assert link.target == "connect#owasp-ai-project-leader"


def test_every_heading_is_a_section(library: Library) -> None:
    assert sum(1 for section in library.sections.values() if section.level) == 283


def test_repaired_links_are_listed_with_their_line(library: Library) -> None:
    found = {(p.file.removeprefix("content/docs/"), p.line) for p in library.problems if p.kind.startswith("link-")}
    wanted = {
        *(("1_general_controls.md", line) for line in (*range(572, 579), 799)),
        *(("2_threats_through_use.md", line) for line in (1720, 1842)),
        *(("5_testing.md", line) for line in (51, 167, 287)),
        *(("ai_security_index.md", line) for line in (27, 31)),
        *(("ai_security_overview.md", line) for line in (522, 626, 635, 1020, 1098)),
    }
    assert wanted <= found
    assert {(file, line) for file, line in found if not file.startswith("content/")} == wanted


def test_lists_of_people_and_talks(library: Library) -> None:
    assert (len(library.contributors), len(library.media)) == (78, 15)
    assert len(library.index) == 57
