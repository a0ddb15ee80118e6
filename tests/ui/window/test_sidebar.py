"""The sidebar shows one panel, chosen by its id or its tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.window.sidebar import Sidebar


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    sidebar.resize(240, 400)
    sidebar.show()
    return sidebar


def names(sidebar: Sidebar) -> QTabBar:
    return sidebar.findChildren(QTabBar)[0]


def test_without_panels_there_is_none_in_front(sidebar: Sidebar) -> None:
    assert sidebar.panel == ""
    sidebar.show_panel("one")
    sidebar.focus_panel()
    assert sidebar.panel == ""


def test_one_panel_needs_no_name_two_have_theirs(sidebar: Sidebar) -> None:
    one, two = QLineEdit(), QLineEdit()
    sidebar.add_panel("one", "One", one)
    assert one.isVisible()
    assert not names(sidebar).isVisible()
    sidebar.add_panel("two", "Two", two)
    assert names(sidebar).isVisible()
    assert [names(sidebar).tabText(at) for at in range(2)] == ["One", "Two"]
    assert (sidebar.panel, one.isVisible(), two.isVisible()) == ("one", True, False)


def test_a_panel_comes_in_front_by_id_and_by_its_name(qtbot: QtBot, sidebar: Sidebar) -> None:
    one, two = QLineEdit(), QLineEdit()
    sidebar.add_panel("one", "One", one)
    sidebar.add_panel("two", "Two", two)
    with qtbot.waitSignal(sidebar.panel_changed) as changed:
        sidebar.show_panel("two")
    assert changed.args == ["two"]
    assert (sidebar.panel, one.isVisible(), two.isVisible()) == ("two", False, True)
    with qtbot.waitSignal(sidebar.panel_changed) as changed:
        names(sidebar).setFocus()
        qtbot.keyClick(names(sidebar), Qt.Key.Key_Left)  # type: ignore[no-untyped-call]  # no types
    assert changed.args == ["one"]
    assert one.isVisible()


@pytest.mark.parametrize("panel", ["three", "", "one"])
def test_what_is_not_known_or_in_front_already_changes_nothing(qtbot: QtBot, sidebar: Sidebar, panel: str) -> None:
    sidebar.add_panel("one", "One", QWidget())
    sidebar.add_panel("two", "Two", QWidget())
    with qtbot.assertNotEmitted(sidebar.panel_changed):
        sidebar.show_panel(panel)
    assert sidebar.panel == "one"


def test_the_panel_in_front_gets_the_keyboard_where_it_wants_it(qtbot: QtBot, sidebar: Sidebar) -> None:
    plain, framed = QLineEdit(), QWidget()
    inner = QLineEdit(framed)
    QVBoxLayout(framed).addWidget(inner)
    framed.setFocusProxy(inner)
    sidebar.add_panel("plain", "Plain", plain)
    sidebar.add_panel("framed", "Framed", framed)
    with qtbot.waitActive(sidebar):
        sidebar.activateWindow()
    sidebar.focus_panel()
    assert plain.hasFocus()
    sidebar.show_panel("framed")
    sidebar.focus_panel()
    assert inner.hasFocus()


def test_it_says_what_it_is(sidebar: Sidebar) -> None:
    assert names(sidebar).accessibleName() == "Panels"
