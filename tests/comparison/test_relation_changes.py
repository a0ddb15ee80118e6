"""Changes of relations and of the official tables."""

from __future__ import annotations

from aixreader.comparison.edition_comparison import Comparison
from aixreader.comparison.reference_changes import ADDED, CHANGED
from aixreader.comparison.relation_changes import PERIODIC, relation_changes, table_row_changes
from aixreader.knowledge.open_edition import OpenEdition


def same(_: str) -> str | None:
    """Where sections are now: all have the ids they had."""
    return None


def test_relations_that_are_new_and_stated_elsewhere(comparison: Comparison) -> None:
    found = {(change.threat, change.control): change for change in comparison.relations}
    assert found["oversteep", "teapot"].kind == ADDED
    assert found["oversteep", "teapot"].old == ()
    assert ("oversteep", "kettlerules") not in found


def test_rows_of_the_table(comparison: Comparison) -> None:
    rows = {row.label: row for row in comparison.rows if row.table == PERIODIC}
    assert rows["Oversteeping"].kind == CHANGED
    assert rows["Oversteeping"].added == ("watch the pot",)
    assert rows["Oversteeping"].facts == (("Steeping too long", "Oversteeping"),)
    assert rows["Tea theft"].added == ("watch",)
    assert "Generic weeds" not in rows


def test_what_was_merged_is_the_same(before: OpenEdition) -> None:
    assert relation_changes(before.edition, before.edition, same) == ()
    assert table_row_changes(before.edition, before.edition, same) == ()
    changes = relation_changes(before.edition, before.edition, lambda name: "gone" if name == "kettlerules" else None)
    assert {change.kind for change in changes} == {"added", "gone"}
