"""Tools on threats and controls: which there are, which answer which, and what standards say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aixreader.errors import RefusedCallError
from aixreader.progress import Report
from aixreader.services.assistant.answer_page import AnswerPage, page_of
from aixreader.services.assistant.parameters import Arguments
from aixreader.services.assistant.workspace import Workspace

if TYPE_CHECKING:
    from aixreader.knowledge.crosswalk import Mapping
    from aixreader.knowledge.threat_graph import Edge, Node

NO_THREAT = "No threat has this impact or surface. Call without them, and take the words of an answer."
NO_MAPPING = "Nothing is mapped like this. Call without standard, and take the name of an answer."


def threats(workspace: Workspace, arguments: Arguments, _report: Report) -> AnswerPage:
    """The threats, without groups."""
    graph = workspace.session.graph
    wanted = {"impact": arguments.text("impact"), "surface": arguments.text("surface")}
    found = [
        node for node in graph.threats if all(_has(node, facet, words) for facet, words in wanted.items() if words)
    ]

    def record(node: Node) -> dict[str, object]:
        facets = {name: list(node.facets.get(name, ())) for name in ("asset", "impact", "surface")}
        return {"id": node.slug, "title": node.name, **facets, "controls": graph.count(node.slug).total}

    return page_of(found, record, arguments, "" if found else NO_THREAT)


def _has(node: Node, facet: str, words: str) -> bool:
    return any(words.strip().casefold() in value.casefold() for value in node.facets.get(facet, ()))


def controls_for(workspace: Workspace, arguments: Arguments, _report: Report) -> AnswerPage:
    """The controls that answer a threat."""
    return _related(workspace, arguments, is_threat=True)


def threats_for(workspace: Workspace, arguments: Arguments, _report: Report) -> AnswerPage:
    """The threats that a control answers."""
    return _related(workspace, arguments, is_threat=False)


def _related(workspace: Workspace, arguments: Arguments, *, is_threat: bool) -> AnswerPage:
    graph, section = workspace.session.graph, workspace.section(arguments.text("id"))
    node = graph.nodes.get(section.slug or "")
    if node is None or node.is_threat is not is_threat:
        kind, tool = ("threat", "threats_for") if is_threat else ("control", "controls_for")
        raise RefusedCallError(f"The section with this id is no {kind}.", f"See also the tool {tool}.")
    edges = graph.of(node.slug)
    others = [each for each in graph.nodes.values() if each.slug in edges]
    return page_of(others, lambda each: _relation(workspace, each, edges[each.slug]), arguments)


def _relation(workspace: Workspace, node: Node, edge: Edge) -> dict[str, object]:
    stated = (
        str(origin)
        for relation in workspace.session.edition.findings.relations
        if (relation.threat, relation.control) == (edge.threat, edge.control)
        for origin in relation.origins
    )
    return {
        "id": node.slug,
        "title": node.name,
        "role": node.role,
        "origins": list(stated) or [edge.source.value],
        "via": edge.via,
        "excepted": edge.note,
    }


def crosswalk(workspace: Workspace, arguments: Arguments, _report: Report) -> AnswerPage:
    """Which sections map to which entries of standards."""
    from aixreader.knowledge.crosswalk import is_of

    only = workspace.section(arguments.text("id")).id if arguments.text("id") else ""
    standard = arguments.text("standard")
    found = [
        mapping
        for mapping in workspace.session.crosswalk.mappings
        if only in ("", mapping.section) and is_of(mapping, standard)
    ]
    return page_of(found, lambda each: _mapping(workspace, each), arguments, "" if found else NO_MAPPING)


def _mapping(workspace: Workspace, mapping: Mapping) -> dict[str, object]:
    section = workspace.session.edition.sections[mapping.section]
    return {
        "section": workspace.id_of(section),
        "title": mapping.title,
        "standard": mapping.standard,
        "entry": mapping.entry,
        "name": mapping.name,
        "relation": mapping.coverage or "mapped",
        "gap": mapping.gap,
        "source": mapping.source,
    }
