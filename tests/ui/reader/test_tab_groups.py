"""Two groups of tabs beside each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.tab_groups import TabGroups
from aixreader.ui.web.tab_view import TabView
from aixreader.userdata.session_state import TabState


class View(TabView):
    """A view that needs no engine."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._address = ""

    @property
    def address(self) -> str:
        return self._address

    def show_address(self, address: str) -> None:
        self._address = address
        self.shown.emit(address)


@pytest.fixture
def groups(qtbot: QtBot) -> Iterator[TabGroups]:
    window = QWidget()
    qtbot.addWidget(window)
    groups = TabGroups(lambda parent, _address: View(parent), str.upper, window)
    groups.resize(900, 300)
    window.resize(900, 300)
    window.show()
    for address in ("a", "b", "c"):
        groups.active.open(address)
    yield groups
    groups.clear()


def shown(groups: TabGroups) -> list[str]:
    """The tabs of each group by address; that in front is a capital, and the active group is marked."""
    sides = []
    for tabs in groups.all:
        names = [state.address for state in tabs.states]
        names[tabs.current] = names[tabs.current].upper()
        sides.append("".join(names) + "*" * (tabs is groups.active))
    return sides


def test_the_view_is_split_and_joined(groups: TabGroups) -> None:
    assert (shown(groups), groups.other, groups.can_move) == (["abC*"], None, True)
    groups.split()
    assert shown(groups) == ["abC", "C*"], "what is in front is on both sides"
    groups.split()
    groups.active.open("d")
    assert shown(groups) == ["abC", "cD*"]
    groups.join()
    assert shown(groups) == ["abcD*"], "none is lost, none comes twice, and what is in front stays there"
    groups.split()
    groups.activate(groups.all[0])
    groups.all[0].go_to(0)
    assert shown(groups) == ["Abcd*", "D"]
    groups.join()
    assert shown(groups) == ["Abcd*"]
    for _ in range(3):
        groups.split()
        groups.join()
    assert shown(groups) == ["Abcd*"]


def test_a_side_goes_with_its_last_tab(groups: TabGroups) -> None:
    groups.split()
    first, second = groups.all
    assert [tabs.bar.isVisible() for tabs in groups.all] == [True, True], "a single tab can be closed too"
    assert (first.bar.property("active"), second.bar.property("active")) == (False, True)
    second.bar.close_requested.emit(0)
    assert (shown(groups), first.closed[0].address, first.bar.property("active")) == (["abC*"], "c", True)
    groups.split()
    groups.active.open("d")
    groups.activate(first)
    for _ in range(3):
        first.close_tab(0)
    assert shown(groups) == ["cD*"], "the left side as well"
    groups.active.close_tab(0)
    groups.active.close_tab(0)
    assert shown(groups) == ["D*"]
    assert (groups.can_move, groups.active.bar.isVisible()) == (False, False)
    groups.active.reopen()
    assert shown(groups) == ["dC*"], "both sides share what was closed"


def test_a_tab_is_moved_to_the_other_side(groups: TabGroups) -> None:
    groups.move_to_other(0)
    assert shown(groups) == ["bC", "A*"]
    groups.move_to_other(0)
    assert shown(groups) == ["bcA*"], "the last one takes its side with it"
    groups.move_to_other(9)
    groups.active.close_others(2)
    groups.move_to_other(0)
    assert shown(groups) == ["A*"], "the only tab stays"


def test_what_is_clicked_makes_its_side_the_active_one(qtbot: QtBot, groups: TabGroups) -> None:
    groups.split()
    left, right = groups.all
    with qtbot.waitSignal(groups.current_changed):
        left.bar.tabBarClicked.emit(2)
    assert groups.active is left
    right.menu_requested.emit(0, QPoint())
    assert groups.active is right
    left.list_requested.emit(QPoint())
    assert groups.active is left
    with qtbot.waitSignal(groups.address_activated, check_params_cb=lambda address: address == "x"):
        groups._breadcrumbs[right].address_activated.emit("x")
    assert groups.active is right
    left.go_to(0)
    assert (groups.active, shown(groups)) == (left, ["Abc*", "C"])
    with qtbot.assertNotEmitted(groups.current_changed):
        groups.activate(left)


def test_both_have_a_breadcrumb_with_its_actions(groups: TabGroups) -> None:
    groups.split()
    action = QAction("Back to results", groups)
    groups.add_breadcrumb_action(action)
    groups.join()
    groups.split()
    for breadcrumb in groups._breadcrumbs.values():
        assert action in [button.defaultAction() for button in breadcrumb.findChildren(QToolButton)]
    groups.join()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with capture_exceptions() as errors:  # the action outlives the breadcrumbs that are gone
        action.setEnabled(False)
        action.setEnabled(True)
    assert errors == []
    groups.show_breadcrumbs(shown=False)
    assert not any(breadcrumb.isVisible() for breadcrumb in groups._breadcrumbs.values())


def test_one_of_a_kind_is_found_on_either_side(groups: TabGroups) -> None:
    groups.split()
    groups.show_single("b", lambda address: address == "b", unchanged=True)
    assert shown(groups) == ["aBc*", "C"]
    groups.show_single("d", lambda address: address == "c")
    assert shown(groups) == ["abD*", "C"], "first on the side that is active"
    groups.show_single("e", lambda _address: False)
    assert shown(groups) == ["abdE*", "C"]


def test_the_second_side_of_the_last_run_is_restored_behind(groups: TabGroups) -> None:
    groups.restore((), 0)
    assert groups.other is None
    groups.restore((TabState("x", "X"), TabState("y", "Y")), 1)
    groups.restore((TabState("z", "Z"),), 0)
    assert shown(groups) == ["abC*", "xY"]
    groups.clear()
    assert (len(groups.all), groups.active.count, groups.active.can_reopen) == (1, 0, False)
