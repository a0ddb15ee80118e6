"""Threats and controls of an edition by their oldest names."""

from __future__ import annotations

from aixreader.assess.subjects import Subjects, make_subjects
from aixreader.knowledge.threat_graph import Edge, EdgeSource, Node, ThreatGraph
from aixreader.model.category import CONTROL, CONTROL_GROUP, THREAT, THREAT_GROUP


def node(slug: str, role: str) -> Node:
    return Node(slug, f"page#{slug}", role, slug.title(), slug.upper(), "other", slug[:2], (), (), in_table=True)


def edge(threat: str, control: str, source: EdgeSource, via: str = "", note: str = "") -> dict[tuple[str, str], Edge]:
    return {(threat, control): Edge(threat, control, source, via, note)}


NODES = {
    "steam": node("steam", THREAT),
    "heat": node("heat", THREAT_GROUP),
    "lid": node("lid", CONTROL),
    "tap": node("tap", CONTROL),
    "all": node("all", CONTROL_GROUP),
}
GRAPH = ThreatGraph(
    NODES,
    edge("steam", "tap", EdgeSource.GROUP, "all")
    | edge("steam", "lid", EdgeSource.TABLE, note="if hot")
    | edge("steam", "all", EdgeSource.SECTION)
    | edge("heat", "lid", EdgeSource.SECTION),
)


def test_subjects_are_known_by_their_oldest_names() -> None:
    names = {"steam": "vapour", "lid": "cover"}
    subjects = make_subjects(GRAPH, lambda slug: names.get(slug, slug))
    assert list(subjects.threats) == ["vapour"]
    assert (subjects.threats["vapour"].slug, subjects.threats["vapour"].section) == ("steam", "page#steam")
    assert list(subjects.controls) == ["cover", "tap"]
    links = subjects.links["vapour"]
    assert [(link.control, link.source, link.via, link.note) for link in links] == [
        ("cover", EdgeSource.TABLE, "", "if hot"),
        ("tap", EdgeSource.GROUP, "all", ""),
    ]


def test_answers_by_group_can_be_left_out() -> None:
    subjects = make_subjects(GRAPH, str, by_group=False)
    assert [link.control for link in subjects.links["steam"]] == ["lid"]


def test_threats_and_controls_are_found_from_each_other(subjects: Subjects) -> None:
    assert subjects.threats_of("lid") == ("steam", "scald")
    assert subjects.threats_of("none") == ()
    assert subjects.controls_for(["rust", "scald"]) == ("lid",)
    assert subjects.controls_for(["steam", "none"]) == ("lid", "tap", "plug", "rules")
