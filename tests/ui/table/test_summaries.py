"""Lines on relations."""

from __future__ import annotations

from aixreader.knowledge.threat_graph import RelationCount
from aixreader.services.session.session import Session
from aixreader.ui.table.summaries import counted, picked_summary, relation_summary


def test_they_name_what_is_stated_and_what_comes_by_group(session: Session) -> None:
    assert relation_summary(session.graph, "lidlock") == "Answers 2 threats (1 stated, 1 by group)"
    assert relation_summary(session.graph, "brewthreats") == "No relations stated. Not in the official table"
    count: RelationCount = session.graph.count("oversteep")
    assert counted("Tea", count) == "Tea (2 stated, 1 by group); groups: 1"
    one = picked_summary("Tea", count, threats=False, several=False, match_all=False)
    assert one.startswith("Tea: answers 3 threats")
    for match_all, word in ((True, "all"), (False, "any")):
        several = picked_summary("A, B", count, threats=True, several=True, match_all=match_all)
        assert several.startswith(f"A, B: 3 related to {word}")
