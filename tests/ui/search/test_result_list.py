"""The list of the search panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.search.answer import Excerpts, Hit, Snippet
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.search.result_list import ResultList

Key, Button, Modifier = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier
PLACES = Excerpts((Snippet("first tea", ((6, 9),)), Snippet("second tea", ((7, 10),))), 0, 2)
HITS = tuple(Hit(f"t{number}", "tea", f"Tea {number}", ("Teas",), "", 1.0, lambda: PLACES) for number in range(6))


@pytest.fixture
def results(qtbot: QtBot) -> ResultList:
    made = ResultList(read_tokens())
    qtbot.addWidget(made)
    made.resize(300, 800)
    made.show()
    made.rows.show(HITS)
    made.select_first()
    return made


def click(results: ResultList, row: int, below: int = 10, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    """Click in a row, `below` pixels from its top."""
    place = results.visualRect(results.rows.index(row, 0)).topLeft() + QPoint(60, below)
    QTest.mouseClick(results.viewport(), Button.LeftButton, modifier, place)


def test_a_click_opens_and_with_ctrl_in_a_tab(qtbot: QtBot, results: ResultList) -> None:
    for modifier, new_tab in ((Modifier.NoModifier, False), (Modifier.ControlModifier, True)):
        with qtbot.waitSignal(results.hit_chosen) as chosen:
            click(results, 2, modifier=modifier)
        assert chosen.args == [HITS[1], new_tab]
    with qtbot.waitSignal(results.hit_chosen) as chosen:
        QTest.mouseClick(
            results.viewport(), Button.MiddleButton, pos=results.visualRect(results.rows.index(1, 0)).center()
        )
    assert chosen.args == [HITS[0], True]
    with qtbot.assertNotEmitted(results.hit_chosen):
        click(results, 0)  # the title of the page


def test_the_snippets_of_an_expanded_result_are_places(qtbot: QtBot, results: ResultList) -> None:
    height = results.visualRect(results.rows.index(1, 0)).height()
    results.expand("t0")
    expanded = results.visualRect(results.rows.index(1, 0)).height()
    assert expanded > height
    for below, place in ((expanded - 12, 1), (expanded - (expanded - height) - 12, 0)):
        with qtbot.waitSignal(results.snippet_chosen) as chosen:
            click(results, 1, below)
        assert chosen.args == [HITS[0], place]
    with qtbot.waitSignal(results.hit_chosen):
        click(results, 1, 10)  # its title
    with qtbot.waitSignal(results.hit_chosen) as in_tab:
        click(results, 1, expanded - 12, Modifier.ControlModifier)
    assert in_tab.args == [HITS[0], True]
    results.expand("t2")
    assert results.visualRect(results.rows.index(1, 0)).height() == height
    assert results.visualRect(results.rows.index(3, 0)).height() == expanded
    results.expand("")
    assert results.visualRect(results.rows.index(3, 0)).height() == height


def test_a_fold_opens_by_click_enter_and_arrow(results: ResultList) -> None:
    assert results.rows.rowCount() == 5
    click(results, 4)
    assert (results.rows.rowCount(), results.currentIndex().data()) == (8, "Tea 3")
    results.select_row(7)
    results.activate()
    assert (results.rows.rowCount(), results.currentIndex().data()) == (5, "3 more on this page")
    for key, count, row in ((Key.Key_Right, 8, 7), (Key.Key_Left, 5, 4)):
        QTest.keyClick(results, key)
        assert results.rows.rowCount() == count
        results.select_row(row)


def test_searches_are_chosen_and_removed(qtbot: QtBot, results: ResultList) -> None:
    results.rows.suggest([("Recent searches", ("pot", "lid"))])
    with qtbot.waitSignal(results.query_chosen) as chosen:
        click(results, 2)
    assert chosen.args == ["lid"]
    assert results.hit is None
    with qtbot.waitSignal(results.query_removed) as removed:
        QTest.keyClick(results, Key.Key_Delete)
    assert removed.args == ["lid"]
    results.rows.suggest([])
    results.move_selection(1)
    results.activate()
    assert not results.currentIndex().isValid()
