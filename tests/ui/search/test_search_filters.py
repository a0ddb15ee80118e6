"""Filters: chips with counts, of which several can be on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aixreader.search.answer import Facet
from aixreader.ui.base.flow_layout import ROW_SPACING
from aixreader.ui.search.search_filters import FIRST, MAX_HEIGHT, MAX_TITLE_LENGTH, SearchFilters

FACETS = (
    Facet("role", "threat-group", 1),
    Facet("role", "control", 3),
    Facet("role", "threat", 1),
    Facet("when", "runtime", 2),
    Facet("page", "Tea & pots", 4),
)


@pytest.fixture
def filters(bare_window: QWidget) -> SearchFilters:
    made = SearchFilters(bare_window)
    layout = QVBoxLayout(bare_window)
    layout.addWidget(made)
    layout.addStretch(1)
    bare_window.resize(300, 400)
    made.show_facets(FACETS)
    return made


def chips(filters: SearchFilters) -> list[QToolButton]:
    """Those that are shown, as they stand."""
    shown = [chip for chip in filters.findChildren(QToolButton, "chip") if not chip.isHidden()]
    return sorted(shown, key=lambda chip: (chip.y(), chip.x()))


def texts(filters: SearchFilters) -> list[str]:
    filters._flow.activate()
    return [chip.text() for chip in chips(filters)]


def press(filters: SearchFilters, text: str) -> None:
    next(chip for chip in chips(filters) if chip.text().startswith(text)).click()


def test_each_value_is_a_chip_and_several_can_be_on(qtbot: QtBot, filters: SearchFilters) -> None:
    assert texts(filters) == ["control  3", "threat  1", "threat group  1", "runtime  2", "More"]
    for text, active in (
        ("control", [("role", "control")]),
        ("threat", [("role", "control"), ("role", "threat")]),
        ("runtime", [("role", "control"), ("role", "threat"), ("when", "runtime")]),
        ("control", [("role", "threat"), ("when", "runtime")]),
    ):
        with qtbot.waitSignal(filters.changed):
            press(filters, text)
        assert list(filters.active) == active
    assert [chip.text() for chip in chips(filters) if chip.isChecked()] == ["threat  1", "runtime  2"]
    chip = next(chip for chip in chips(filters) if chip.text().startswith("threat group"))
    assert (chip.toolTip(), chip.accessibleName()) == ("Role: threat group", "Role: threat group, 1 results")

    press(filters, "More")
    assert texts(filters)[-2:] == ["Tea && pots  4", "Fewer"]
    press(filters, "Tea")
    press(filters, "Fewer")
    assert "Tea && pots  4" in texts(filters), "what is on can be taken off"
    with qtbot.waitSignal(filters.changed):
        filters.clear()
    assert filters.active == ()
    with qtbot.assertNotEmitted(filters.changed):
        filters.clear()


def test_chips_stay_while_results_change(filters: SearchFilters) -> None:
    chip = next(chip for chip in chips(filters) if chip.text().startswith("threat "))
    chip.setFocus()
    chip.click()
    filters.show_facets((Facet("role", "discussion", 7), Facet("role", "threat", 9)))
    assert chip.text() == "threat  9"
    assert filters.window().focusWidget() is chip
    filters.show_facets([Facet("role", "discussion", 7)])
    assert texts(filters) == ["discussion  7", "threat  0"]


def test_they_take_no_more_room_than_there_is(filters: SearchFilters) -> None:
    low = filters.height()
    long = "A title of a page that is longer than the whole panel"
    many = [Facet("page", f"{number} {long}", 1) for number in range(30)]
    roles = [Facet("role", f"role{number}", number) for number in range(9)]
    filters.show_facets((*roles, *many))
    assert texts(filters) == [*(f"role{number}  {number}" for number in (5, 6, 7, 8)), "More"]
    assert len(texts(filters)) == FIRST["role"] + 1
    assert filters.height() <= low
    press(filters, "More")
    for height, taken in ((900, MAX_HEIGHT), (300, 100), (480, MAX_HEIGHT), (240, 80)):
        filters.window().resize(300, height)
        row = filters._more.sizeHint().height() + ROW_SPACING
        assert taken - row < filters.height() <= taken, "results are in sight below the chips, too"
        assert (filters.height() + ROW_SPACING) % row == 0, "no row is cut"
    assert filters.horizontalScrollBar().maximum() == 0
    assert max(len(text) for text in texts(filters)) <= MAX_TITLE_LENGTH + len("  1")
    assert long in chips(filters)[-2].toolTip()


def test_there_may_be_nothing_to_choose(filters: SearchFilters) -> None:
    filters.show_facets(())
    assert not filters.button.isEnabled()
    assert filters.isHidden()
    filters.set_active([("role", "threat")])
    filters.show_facets(())
    assert filters.button.isEnabled(), "what is chosen can be given up"
    assert not filters.isHidden()
    assert Qt.FocusPolicy.NoFocus == filters.focusPolicy()


def test_grouping(qtbot: QtBot, filters: SearchFilters) -> None:
    assert filters.is_grouped
    with qtbot.waitSignal(filters.grouping_changed) as changed:
        filters.set_grouped(grouped=False)
    assert changed.args == [False]
    assert not filters.is_grouped


def test_tab_goes_from_chip_to_chip(qtbot: QtBot, bare_window: QWidget, filters: SearchFilters) -> None:
    after = QLineEdit(bare_window)
    layout = bare_window.layout()
    assert layout is not None
    layout.addWidget(after)
    bare_window.activateWindow()
    qtbot.waitUntil(bare_window.isActiveWindow)
    for facets in (FACETS, FACETS[2:], FACETS):
        filters.show_facets(facets)
        filters._flow.activate()
        filters.button.setFocus()
        for chip in chips(filters):
            QTest.keyClick(bare_window.focusWidget(), Qt.Key.Key_Tab)
            assert chip.hasFocus(), chip.text()
