"""Threats and controls as a graph."""

from __future__ import annotations

from aixreader.knowledge.threat_graph import Edge, EdgeSource
from aixreader.services.session.session import Session


def edges(session: Session, slug: str) -> dict[str, tuple[EdgeSource, str]]:
    return {other: (edge.source, edge.via) for other, edge in session.graph.of(slug).items()}


def test_a_threat_and_what_answers_it(session: Session) -> None:
    assert edges(session, "oversteep") == {
        "kettlerules": (EdgeSource.TABLE, ""),
        "teapot": (EdgeSource.TABLE, ""),
        "generalkettle": (EdgeSource.SECTION, ""),
        "lidlock": (EdgeSource.GROUP, "generalkettle"),
    }


def test_a_control_and_what_it_answers(session: Session) -> None:
    assert edges(session, "teapot") == {"oversteep": (EdgeSource.TABLE, ""), "teatheft": (EdgeSource.TABLE, "")}
    assert edges(session, "lidlock") == {
        "teatheft": (EdgeSource.TABLE, ""),
        "oversteep": (EdgeSource.GROUP, "generalkettle"),
    }


def test_both_ways_agree(session: Session) -> None:
    graph = session.graph
    for edge in graph.edges:
        assert graph.of(edge.threat)[edge.control] is graph.of(edge.control)[edge.threat] is edge
        assert edge.other(edge.threat) == edge.control
        assert edge.other(edge.control) == edge.threat
    assert sum(len(graph.of(slug)) for slug in graph.nodes) == 2 * len(graph.edges)
    assert graph.of("nothing") == {}


def test_what_a_node_tells(session: Session) -> None:
    node = session.graph.nodes["lidlock"]
    assert (node.name, node.label, node.role, node.is_threat, node.is_group) == (
        "Lid lock",
        "#LID LOCK",
        "control",
        False,
        False,
    )
    assert node.in_table
    assert node.by == ("information security",)
    assert node.facets["lifecycle"] == ("Development",)
    assert node.facets["asset"] == ("Tea",)
    assert set(node.facets["impact"]) == {"Confidentiality", "Integrity"}
    threat = session.graph.nodes["oversteep"]
    assert (threat.facets["surface"], threat.facets["impact"], threat.is_threat) == (("Kitchen",), ("Integrity",), True)


def test_threats_controls_and_their_groups(session: Session) -> None:
    graph = session.graph
    assert [node.slug for node in graph.threats] == ["oversteep", "teatheft"]
    assert [node.slug for node in graph.controls] == ["kettlerules", "teapot", "lidlock"]
    assert {slug for slug, node in graph.nodes.items() if node.is_group} == {"brewthreats", "generalkettle"}
    assert len({node.symbol for node in graph.nodes.values()}) == len(graph.nodes)


def test_an_edge_is_a_value() -> None:
    assert Edge("a", "b", EdgeSource.TABLE) == Edge("a", "b", EdgeSource.TABLE)
