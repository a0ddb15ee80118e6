"""Changes of tables."""

from __future__ import annotations

from aixreader.comparison.table_changes import ADDED, CHANGED, REMOVED, SAME, TableChange, table_changes
from aixreader.comparison.text_blocks import PARAGRAPH, Block, Run, Table
from aixreader.comparison.word_changes import plain
from tests.waiting import growth


def table(*rows: str, heads: int = 1) -> Table:
    """A table of lines with cells between bars."""
    cells = tuple(tuple(Block(PARAGRAPH, (Run(cell),) if cell else ()) for cell in row.split("|")) for row in rows)
    return Table(cells, heads)


def lines(change: TableChange) -> list[tuple[str, str]]:
    return [
        (
            row.state,
            " | ".join(
                " ".join(plain(c.new) if c.kept else f"[{plain(c.old)}>{plain(c.new)}]" for c in cell)
                for cell in row.cells
            ),
        )
        for row in change.rows
    ]


OLD = table("cup|minutes", "green|3", "white|5", "black tea|4")


def test_rows_are_found_by_their_first_cell() -> None:
    change = table_changes(OLD, table("cup|minutes", "green|2", "black tea|4", "herbs|9"))
    assert change.state == CHANGED
    assert lines(change) == [
        (SAME, "cup | minutes"),
        (CHANGED, "green | [3>2]"),
        (REMOVED, "[white>] | [5>]"),
        (SAME, "black tea | 4"),
        (ADDED, "[>herbs] | [>9]"),
    ]
    assert change.rows[0].is_head


def test_columns_are_found_by_their_heads() -> None:
    change = table_changes(OLD, table("cup|colour|minutes", "green|light|3", "white|pale|5", "black tea|dark|4"))
    assert change.columns == (SAME, ADDED, SAME)
    assert lines(change)[1] == (CHANGED, "green | [>light] | 3")
    change = table_changes(OLD, table("cup", "green", "white", "black tea"))
    assert change.columns == (SAME, REMOVED)


def test_a_table_and_itself_do_not_differ() -> None:
    change = table_changes(OLD, OLD)
    assert change.state == SAME
    assert all(each.kept for each in change.changes)


def test_a_table_on_one_side_is_whole() -> None:
    assert table_changes(OLD, None).state == REMOVED
    change = table_changes(None, OLD)
    assert change.state == ADDED
    assert {row.state for row in change.rows} == {ADDED}
    assert change.columns == (ADDED, ADDED)


def test_without_heads_columns_are_in_order() -> None:
    change = table_changes(table("a|1", "b|2", heads=0), table("a|1", "b|3", heads=0))
    assert change.columns == (SAME, SAME)
    assert lines(change)[1] == (CHANGED, "b | [2>3]")


def test_rows_with_one_first_cell_are_told_apart_by_the_rest() -> None:
    old = table("who|what", "cook|boils the water", "cook|washes the cups")
    new = table("who|what", "cook|boils all water", "cook|washes the cups")
    assert [state for state, _ in lines(table_changes(old, new))] == [SAME, CHANGED, SAME]


def test_a_long_table_is_compared_in_time_that_grows_with_its_length() -> None:
    def compare(size: int) -> TableChange:
        old, new = (table("who|what", *(f"cook {n}|{word} {n}" for n in range(size))) for word in ("boils", "pours"))
        return table_changes(old, new)

    change = compare(400)
    assert [row.state for row in change.rows] == [SAME, *([CHANGED] * 400)]
    assert growth(compare, 400) < 8
