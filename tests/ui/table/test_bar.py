"""The tool bar of the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.services.tables.table_state import TableState
from aixreader.ui.table.bar import TableBar


@pytest.fixture
def bar(qtbot: QtBot) -> TableBar:
    bar = TableBar()
    qtbot.addWidget(bar)
    bar.show_state(TableState())
    bar.show()
    return bar


def test_each_face_has_what_it_needs(bar: TableBar) -> None:
    for face, grouping, filters, by_standard in (
        ("elements", True, True, False),
        ("matrix", False, True, False),
        ("standards", False, False, True),
    ):
        bar.show_state(TableState(face=face))
        assert bar.faces[face].isChecked()
        shown = (bar.grouping.isVisible(), bar.filters.isVisible(), bar.by_standard.isVisible())
        assert shown == (grouping, filters, by_standard)


def test_the_zoom_stays_on_one_row_however_narrow(bar: TableBar) -> None:
    for width in range(240, 900, 20):
        bar.resize(width, bar.heightForWidth(width))
        for group in (bar.zoom_buttons, tuple(bar.faces.values())):
            assert len({button.mapTo(bar, QPoint()).y() for button in group}) == 1, width


@pytest.mark.parametrize("face", ["elements", "matrix", "standards"])
def test_the_menu_is_never_alone_on_a_row(bar: TableBar, face: str) -> None:
    bar.show_state(TableState(face=face))
    before = bar.zoom_buttons[0].parentWidget() if face != "standards" else bar.field
    assert isinstance(before, QWidget)
    for width in range(320, 1600, 4):
        bar.resize(width, bar.heightForWidth(width))
        assert 0 <= bar.more.y() - before.y() < before.height(), width
        assert bar.more.geometry().right() <= width - 12


def test_what_is_common_needs_two(bar: TableBar) -> None:
    bar.show_state(TableState(picked=("a",)))
    assert not bar.match_all.isEnabled()
    bar.show_state(TableState(picked=("a", "b")))
    assert bar.match_all.isEnabled()


def test_it_tells_what_is_wanted(qtbot: QtBot, bar: TableBar) -> None:
    with qtbot.waitSignal(bar.face_selected, check_params_cb=lambda face: face == "matrix"):
        bar.faces["matrix"].click()
    with qtbot.waitSignal(bar.text_changed, check_params_cb=lambda text: text == "tea"):
        bar.field.setText("tea")
    with qtbot.waitSignal(bar.zoom_requested, check_params_cb=lambda steps: steps == 1):
        bar.zoom_buttons[2].click()
    with qtbot.waitSignal(bar.fit_requested):
        bar.zoom_buttons[3].click()
    with qtbot.waitSignal(bar.grouping_selected, check_params_cb=lambda grouping: grouping == "who"):
        bar.grouping.menu().actions()[2].trigger()
    with qtbot.waitSignal(bar.more_requested):
        bar.more.click()


def test_escape_empties_the_field_and_then_leaves_it(qtbot: QtBot, bar: TableBar) -> None:
    bar.start("t")
    assert bar.field.text() == "t"
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.field.text() == ""
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)


def test_every_control_has_a_name(bar: TableBar) -> None:
    for widget in (
        *bar.faces.values(),
        bar.grouping,
        bar.by_standard,
        bar.field,
        bar.filters,
        bar.match_all,
        bar.more,
        *bar.zoom_buttons,
    ):
        assert widget.accessibleName()


def test_it_says_how_large_it_is(bar: TableBar) -> None:
    bar.show_zoom(1.254)
    assert bar.zoom_buttons[1].text() == "125 %"
