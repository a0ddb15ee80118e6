"""The graph, the table and the cross-walk of the real Exchange against what was read off it by other means."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aixreader.edition.edition import open_edition
from aixreader.knowledge.matrix import matrix_rows
from aixreader.knowledge.related_sections import related_sections
from aixreader.knowledge.threat_graph import EdgeSource
from aixreader.services.session.session import Session
from aixreader.services.tables.emphasis import compute_emphasis
from aixreader.services.tables.table_state import TableState


@pytest.fixture(scope="module")
def newest(exchange_edition: Path) -> Iterator[Session]:
    yield from _opened(exchange_edition)


@pytest.fixture(scope="module")
def older(exchange_2025_edition: Path) -> Iterator[Session]:
    yield from _opened(exchange_2025_edition)


def _opened(edition: Path) -> Iterator[Session]:
    with Session(open_edition(edition)) as session:
        yield session


@pytest.fixture(scope="module")
def data(exchange: Path) -> dict[str, Any]:
    folder = exchange.parent / "reference" / "data"
    if not folder.is_dir():
        pytest.skip("the reference data is not beside the Exchange's source")
    return {
        name: json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("relations", "tables", "opencre")
    }


def test_each_control_answers_as_many_threats_as_the_sources_say(newest: Session, data: dict[str, Any]) -> None:
    graph = newest.graph
    groups = {group.slug for group in newest.edition.findings.groups if not graph.nodes[group.slug].is_threat}
    stated = [edge for edge in graph.edges if edge.source is not EdgeSource.GROUP or edge.via in groups]
    degrees = Counter(edge.control for edge in stated if not graph.nodes[edge.control].is_group)
    wanted = dict(data["relations"]["control_degree"])
    assert len(wanted) == len(graph.controls) == 55
    degrees["anomalousinputhandling"] -= 1  # by a link whose slug is misspelt
    assert degrees == wanted
    assert degrees.total() == data["relations"]["edges_expanded"] == 235


def test_the_reverse_look_up_of_every_control_is_the_graph(newest: Session) -> None:
    graph = newest.graph
    for node in graph.controls:
        related = set(compute_emphasis(graph, TableState(picked=(node.slug,))).related)
        assert related == {edge.threat for edge in graph.edges if edge.control == node.slug}
        assert related, "every control answers something"
        rows = {found.sort: found.rows for found in related_sections(newest, newest.find(node.slug))}
        assert {row.slug for row in rows["threats"]} == related
    for node in graph.threats:
        assert set(compute_emphasis(graph, TableState(picked=(node.slug,))).related) == {
            edge.control for edge in graph.edges if edge.threat == node.slug
        }


def test_controls_that_a_threat_leaves_out_do_not_answer_it(newest: Session) -> None:
    found = newest.graph.of("evasionafterpoison")
    assert not {"ratelimit", "unwantedinputserieshandling", "obscureconfidence"} & set(found)
    assert "trainadversarial" in found
    assert newest.graph.of("transferattack")["ratelimit"].via == "modelexfiltration"
    assert "obscureconfidence" not in newest.graph.of("transferattack")


def test_every_row_span_threat_and_control_of_the_official_table(newest: Session, data: dict[str, Any]) -> None:
    rows = [row for row in matrix_rows(newest.edition, newest.graph) if row.official]
    wanted = data["tables"]["periodic"]["rows"]
    for row, theirs in zip(rows, wanted, strict=True):
        assert row.threat.text == theirs["threat"]["label"]
        assert row.threat.slug == (theirs["threat"]["slug"] or "")
        assert [part.slug for part in row.controls if part.slug] == [c["slug"] for c in theirs.get("controls") or []]
        assert sum(part.text == "plus" for part in row.controls) == sum(
            bool(control.get("after")) for control in theirs.get("controls") or []
        )
    for column in (0, 1):
        assert sum(row.spans[column] for row in rows) == len(rows) == 18


def test_what_the_table_leaves_out_is_there_and_marked(newest: Session) -> None:
    graph = newest.graph
    left_out = [row for row in matrix_rows(newest.edition, graph) if not row.official]
    threats = [row.threat.slug for row in left_out if row.threat.slug]
    assert len(threats) == 10
    assert set(threats) == {node.slug for node in graph.threats if not node.in_table}
    controls = {part.slug for part in left_out[-1].controls}
    assert controls == {node.slug for node in graph.controls if not node.in_table}
    assert len(controls) == 22  # of 55; the table links 35 slugs, of which two are groups


def test_the_crosswalk_has_every_reference_and_every_gap(newest: Session, exchange: Path, data: dict[str, Any]) -> None:
    walk = newest.crosswalk
    assert walk.blocks == len(data["opencre"]) == 46
    by_standard = Counter(m.standard for m in walk.mappings if m.requirement)
    assert by_standard["MITRE ATLAS"] == 36
    assert (by_standard["ENISA"], by_standard["NIST AI 100-2"], by_standard["ETSI"], by_standard["BIML"]) == (
        33,
        25,
        22,
        7,
    )
    assert by_standard.total() == 133
    text = "".join(file.read_text("utf-8") for file in (exchange / "content" / "docs").glob("*.md"))
    gaps = sum(bool(statement.gap) for statement in newest.edition.findings.statements)
    assert gaps == text.count("Gap:") == 33


def test_the_older_format_has_a_graph_as_well(older: Session) -> None:
    graph = older.graph
    assert (len(graph.threats), len(graph.controls)) == (19, 51)
    assert all(graph.of(node.slug) for node in graph.controls)
    assert len(matrix_rows(older.edition, graph)) == 18 + 5
    assert older.crosswalk.sections == 36
