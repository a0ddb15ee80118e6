"""Filters: a menu and chips."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from aixreader.search.answer import Facet
from aixreader.ui.search.search_filters import SearchFilters

FACETS = (Facet("role", "control", 3), Facet("role", "threat", 1), Facet("page", "Tea & pots", 4))


@pytest.fixture
def filters(qtbot: QtBot) -> SearchFilters:
    made = SearchFilters()
    qtbot.addWidget(made)
    made.show_facets(FACETS)
    return made


def parts(filters: SearchFilters) -> dict[str, list[str]]:
    """The menu as it opens."""
    filters.button.menu().aboutToShow.emit()
    return {
        menu.title(): [action.text() for action in menu.actions()]
        for action in filters.button.menu().actions()
        if isinstance(menu := action.menu(), QMenu)
    }


def pick(filters: SearchFilters, title: str, row: int) -> None:
    parts(filters)
    for action in filters.button.menu().actions():
        menu = action.menu()
        if isinstance(menu, QMenu) and menu.title() == title:
            menu.actions()[row].trigger()
            return


def test_the_menu_lists_values_with_counts(qtbot: QtBot, filters: SearchFilters) -> None:
    assert parts(filters) == {"&Role": ["control  (3)", "threat  (1)"], "&Page": ["Tea && pots  (4)"]}
    assert parts(filters) == parts(filters), "made anew each time"
    qtbot.waitUntil(lambda: len(filters.button.menu().findChildren(QMenu)) == 2)


def test_choosing_and_removing(qtbot: QtBot, filters: SearchFilters) -> None:
    with qtbot.waitSignal(filters.changed):
        pick(filters, "&Role", 0)
    pick(filters, "&Page", 0)
    assert filters.active == (("role", "control"), ("page", "Tea & pots"))
    pick(filters, "&Role", 1)
    assert filters.active == (("page", "Tea & pots"), ("role", "threat")), "one value per facet"
    chip = [chip for chip in filters.findChildren(QToolButton, "chip") if chip.text().startswith("threat")][-1]
    assert chip.accessibleName() == "Remove the filter threat"
    with qtbot.waitSignal(filters.changed):
        chip.click()
    assert list(filters.active) == [("page", "Tea & pots")]


def test_there_may_be_nothing_to_choose(filters: SearchFilters) -> None:
    filters.show_facets(())
    assert not filters.button.isEnabled()
    filters.set_active([("role", "threat")])
    filters.show_facets(())
    assert filters.button.isEnabled(), "what is chosen can be given up"


def test_grouping(qtbot: QtBot, filters: SearchFilters) -> None:
    with qtbot.waitSignal(filters.grouping_changed) as changed:
        filters.set_grouped(grouped=True)
    assert changed.args == [True]
