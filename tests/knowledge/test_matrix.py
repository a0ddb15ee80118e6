"""The rows of the table, and what it leaves out."""

from __future__ import annotations

from aixreader.knowledge.matrix import MatrixRow, Part, matrix_rows
from aixreader.services.session.session import Session


def rows(session: Session) -> tuple[MatrixRow, ...]:
    return matrix_rows(session.edition, session.graph)


def test_the_official_rows(session: Session) -> None:
    first, second, third = rows(session)[:3]
    assert (first.asset, first.surface, first.spans, first.official) == (
        "Tea Integrity",
        "Runtime - Kitchen",
        (2, 1, 1, 1),
        True,
    )
    assert first.threat == Part("Oversteeping", "oversteep", "bitter")
    assert first.controls == (Part("Kettle rules", "kettlerules"), Part("Teapot watch", "teapot"))
    assert (second.spans[0], second.threat, second.controls) == (0, Part("Generic weeds"), (Part("Weeding"),))
    assert third.controls == (  # as the controls are called everywhere, not as the table's labels
        Part("Supplier"),
        Part("Lid lock", "lidlock"),
        Part("plus"),
        Part("Teapot watch", "teapot"),
    )


def test_nothing_is_said_twice_where_nothing_is_left_out(session: Session) -> None:
    assert all(row.official for row in rows(session))
