"""The terms of a page: the one at a point, and from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from aixreader.ui.web.terms import CLEAR_SCRIPT, PlacedTerm, parse_term, term_at_script, term_step_script
from tests.ui.web.outside import Pages, Show, answer

TERM = '<dfn class="term" data-term="{0}">kettle {0}</dfn>'
PAGE = f"<p>A {TERM.format(3)}, <em>a {TERM.format(4)}</em>.</p>{'<br>' * 200}<p>{TERM.format(5)}</p>"


def test_results_are_read() -> None:
    assert parse_term("[7, 1, 2, 3.5, 4]") == PlacedTerm(7, QRectF(1, 2, 2.5, 2))
    assert [parse_term(nothing) for nothing in ("", None, False)] == [None] * 3


def test_a_point_and_steps(qtbot: QtBot, pane: Pane, show: Show) -> None:
    pane.engine.serve(Pages({"/p": PAGE, "/q": "<p>nothing</p>"}))
    show("aix://content/p")

    def at(x: float, y: float) -> PlacedTerm | None:
        return parse_term(answer(qtbot, pane, term_at_script(x, y)))

    def step(by: int) -> int:
        placed = parse_term(answer(qtbot, pane, term_step_script(by)))
        assert placed is not None
        found = at(placed.box.center().x(), placed.box.center().y())  # it is scrolled to
        assert found is not None
        assert found.number == placed.number
        return placed.number

    assert at(2, 2) is None
    assert [step(1), step(1), step(1), step(1), step(-1)] == [3, 4, 5, 3, 5]
    answer(qtbot, pane, CLEAR_SCRIPT)
    assert answer(qtbot, pane, "document.querySelectorAll('.on').length") == 0
    assert step(1) == 5  # the first that is seen
    show("aix://content/q")
    assert parse_term(answer(qtbot, pane, term_step_script(1))) is None
