"""Lines of text on the relations of threats and controls."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from aixreader.knowledge.threat_graph import RelationCount, ThreatGraph

T = QT_TRANSLATE_NOOP


def relation_summary(graph: ThreatGraph, slug: str) -> str:
    """The relations of a threat or control: their number, by where they are stated."""
    node, count = graph.nodes[slug], graph.count(slug)
    template = T("Table", "Answered by {0} controls") if node.is_threat else T("Table", "Answers {0} threats")
    text = counted(_translated(template).format(count.total), count)
    text = text if count.total + count.groups else _translated(T("Table", "No relations stated"))
    return text if node.in_table else _translated(T("Table", "{0}. Not in the official table")).format(text)


def picked_summary(names: str, count: RelationCount, *, threats: bool, several: bool, match_all: bool) -> str:
    """The relations of what is picked: threats only, or others as well, one or `several`."""
    template = T("Table", "{0}: answered by {1} controls") if threats else T("Table", "{0}: answers {1} threats")
    if several:
        template = T("Table", "{0}: {1} related to all") if match_all else T("Table", "{0}: {1} related to any")
    return counted(_translated(template).format(names, count.total), count)


def counted(text: str, count: RelationCount) -> str:
    """`text`, which has the total, with how many are stated and how many come through a group."""
    text = _translated(T("Table", "{0} ({1} stated, {2} by group)")).format(text, count.stated, count.by_group)
    return _translated(T("Table", "{0}; groups: {1}")).format(text, count.groups) if count.groups else text


def _translated(text: str) -> str:
    return QCoreApplication.translate("Table", text)
