"""The table, the graph and the cross-walk as sheets."""

from __future__ import annotations

from aixreader.services.session.session import Session
from aixreader.services.tables.table_data import GRAPH_SHEETS, make_sheets, sheets_metadata


def test_all_of_them_are_rectangular(session: Session) -> None:
    sheets = make_sheets(session)
    assert [sheet.name for sheet in sheets] == list(GRAPH_SHEETS)
    for sheet in sheets:
        assert sheet.rows
        assert {len(row) for row in sheet.rows} == {len(sheet.head)}


def test_the_table_has_a_line_for_each_control(session: Session) -> None:
    (table,) = make_sheets(session, ("table",))
    lines = [(row["row"], row["threat"], row["set"], row["by"], row["control"]) for row in table.records()]
    assert lines == [
        (1, "oversteep", 1, "", "kettlerules"),
        (1, "oversteep", 1, "", "teapot"),
        (2, "", "", "", ""),
        (3, "teatheft", 1, "Supplier", "lidlock"),
        (3, "teatheft", 2, "Supplier", "teapot"),
    ]


def test_relations_and_controls(session: Session) -> None:
    relations, controls = make_sheets(session, ("relations", "controls"))
    assert len(relations.rows) == len(session.graph.edges)
    lidlock = next(row for row in controls.records() if row["slug"] == "lidlock")
    assert (lidlock["name"], lidlock["by"], lidlock["relations"]) == ("Lid lock", "information security", 2)
    assert (lidlock["stated"], lidlock["by group"], lidlock["groups"]) == (1, 1, 0)
    assert lidlock["says"] == "A lid that opens only for its owner."


def test_what_they_are_of(session: Session) -> None:
    assert sheets_metadata(session)["title"] == session.title
    assert "" not in sheets_metadata(session).values()


def test_what_is_printed_is_there(session: Session) -> None:
    for sheet in make_sheets(session):
        assert {column.name for column in sheet.printed} < set(sheet.head), sheet.name
