"""The table of actions is sound, and menus, toolbar and keys made from it do what it says."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from aixreader.ui.base.action_table import ACTIONS, MENUS, SPECS, keys, menu_title, plain
from aixreader.ui.base.actions import ActionRegistry

NEEDS = {spec.enabled_when for spec in ACTIONS} - {""}


class Trial:
    """A window with the actions, what they did, and which icons were asked for."""

    def __init__(self, window: QMainWindow) -> None:
        self.window = window
        self.done: list[str] = []
        self.drawn: list[str] = []
        self.active: set[str] = set()
        self.actions = ActionRegistry(window, self._icon)
        self.actions.bind({spec.id: self._handler(spec.id) for spec in ACTIONS}, conditions=lambda: self.active)

    def set_active(self, conditions: set[str]) -> None:
        self.active = conditions
        self.actions.refresh()

    def _handler(self, action: str) -> _Handler:
        return _Handler(self.done, action)

    def _icon(self, name: str) -> QIcon:
        self.drawn.append(name)
        picture = QPixmap(8, 8)
        picture.fill(QColor("red"))
        return QIcon(picture)


class _Handler:
    """Notes that an action was done."""

    def __init__(self, done: list[str], action: str) -> None:
        self._done = done
        self._action = action

    def __call__(self) -> None:
        self._done.append(self._action)


@pytest.fixture
def trial(qtbot: QtBot) -> Trial:
    window = QMainWindow()
    qtbot.addWidget(window)
    return Trial(window)


def menus(window: QMainWindow) -> list[QMenu]:
    return [menu for entry in window.menuBar().actions() if isinstance(menu := entry.menu(), QMenu)]


def listed(actions: list[QAction]) -> list[str]:
    """Ids; "-" for a line."""
    return ["-" if action.isSeparator() else action.objectName() for action in actions]


# ------------------------------------------------------------------------------------------------------------ the table
def test_no_id_and_no_key_is_given_twice() -> None:
    assert len(SPECS) == len(ACTIONS)
    given = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.shortcuts)
    assert [key for key, count in given.items() if count > 1] == []
    assert "" not in given, "a key that Qt does not know"


@pytest.mark.parametrize("menu", MENUS)
def test_each_entry_of_a_menu_has_a_letter_of_its_own(menu: str) -> None:
    texts = [spec.text for spec in ACTIONS if spec.menu == menu]
    letters = Counter(text.partition("&")[2][:1].lower() for text in texts)
    assert texts
    assert {letter: count for letter, count in letters.items() if count > 1 or not letter} == {}


def test_each_menu_has_a_letter_of_its_own() -> None:
    letters = {title.partition("&")[2][:1].lower() for title in MENUS.values()}
    assert len(letters - {""}) == len(MENUS)


def test_what_is_on_the_toolbar_has_an_icon_and_all_have_a_menu() -> None:
    assert {spec.menu for spec in ACTIONS} == set(MENUS)
    assert [spec.id for spec in ACTIONS if spec.toolbar and not spec.icon] == []


def test_texts_without_mnemonics() -> None:
    assert plain(SPECS["open_folder"]) == "Open Exchange folder"
    assert menu_title(SPECS["open_folder"]) == "File"
    assert keys(SPECS["zoom_in"])[0] == QKeySequence("Ctrl++").toString(QKeySequence.SequenceFormat.NativeText)
    assert keys(SPECS["about"]) == ()


# ------------------------------------------------------------------------------------------------- what is made from it
def test_every_action_stands_once_in_its_menu_in_the_tables_order(trial: Trial) -> None:
    for menu, name in zip(menus(trial.window), MENUS, strict=True):
        wanted: list[str] = []
        assert menu == trial.actions.menu_of(name)
        for spec in ACTIONS:
            if spec.menu == name and spec.in_menu:
                wanted += ["-", spec.id] if spec.line else [spec.id]
        assert menu.title() == MENUS[name]
        assert listed(menu.actions()) == wanted


def test_the_toolbar_holds_what_it_should_the_way_first(trial: Trial) -> None:
    shown = listed(trial.actions.toolbar.actions())
    for action in trial.actions.toolbar.actions():
        button = trial.actions.toolbar.widgetForAction(action)
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, "it is reached by Tab"
    assert sorted(shown) == sorted(spec.id for spec in ACTIONS if spec.toolbar)
    assert shown[:2] == ["back", "forward"]
    assert not trial.actions.toolbar.isMovable()


def test_nothing_that_needs_something_is_enabled_at_first(trial: Trial) -> None:
    enabled = {spec.id for spec in ACTIONS if trial.actions[spec.id].isEnabled()}
    assert enabled == {spec.id for spec in ACTIONS if not spec.enabled_when}
    assert {"preferences", "quit"} <= enabled


@pytest.mark.parametrize("holds", sorted(NEEDS))
def test_what_needs_something_is_enabled_while_it_holds(trial: Trial, holds: str) -> None:
    trial.set_active(NEEDS)
    assert all(trial.actions[spec.id].isEnabled() for spec in ACTIONS)
    trial.set_active({holds})
    for spec in ACTIONS:
        assert trial.actions[spec.id].isEnabled() is (spec.enabled_when in ("", holds)), spec.id


def test_each_action_does_its_own_thing(trial: Trial) -> None:
    trial.set_active(NEEDS)
    for spec in ACTIONS:
        trial.done.clear()
        trial.actions[spec.id].trigger()
        assert trial.done == [spec.id]
        assert trial.actions[spec.id].isCheckable() is spec.checkable


@pytest.mark.parametrize(
    ("action", "key", "modifier"),
    [
        ("open_folder", Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier),
        ("zoom_in", Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier),
        ("back", Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
        ("tab_3", Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier),
        ("help", Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    ],
)
@pytest.mark.parametrize("bar", [True, False], ids=["menu bar", "no menu bar"])
def test_keys_work_with_and_without_the_menu_bar(
    qtbot: QtBot, trial: Trial, bar: bool, action: str, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    trial.set_active(NEEDS)
    trial.window.menuBar().setVisible(bar)
    with qtbot.waitActive(trial.window):
        trial.window.show()
    qtbot.keyClick(trial.window, key, modifier)  # type: ignore[no-untyped-call]  # no types
    assert trial.done == [action]


def test_a_key_does_nothing_while_its_action_is_disabled(qtbot: QtBot, trial: Trial) -> None:
    with qtbot.waitActive(trial.window):
        trial.window.show()
    qtbot.keyClick(trial.window, Qt.Key.Key_F1)  # type: ignore[no-untyped-call]  # no types
    assert trial.done == []


def test_tips_name_the_key(trial: Trial) -> None:
    assert trial.actions["find"].toolTip() == f"Find in page ({keys(SPECS['find'])[0]})"
    for spec in ACTIONS:
        if spec.shortcuts:
            assert keys(spec)[0] in trial.actions[spec.id].toolTip()


def test_icons_are_drawn_again_for_other_colours(trial: Trial) -> None:
    wanted = Counter(spec.icon for spec in ACTIONS if spec.icon)
    assert Counter(trial.drawn) == wanted
    trial.actions.refresh_icons()
    assert Counter(trial.drawn) == wanted + wanted
    assert not trial.actions["back"].icon().isNull()


def test_an_action_of_a_toolbar_alone_is_in_no_menu_and_follows_the_look(trial: Trial) -> None:
    made = trial.actions.make("note", "Add note", lambda: trial.done.append("noted"))
    assert not any(made in menu.actions() for menu in trial.window.findChildren(QMenu))
    trial.drawn.clear()
    trial.actions.refresh_icons()
    assert trial.drawn.count("note") == 1 + sum(spec.icon == "note" for spec in ACTIONS)
    made.trigger()
    assert trial.done == ["noted"]


def test_a_context_menu_has_what_is_asked_for_and_goes_when_closed(qtbot: QtBot, trial: Trial) -> None:
    trial.set_active(NEEDS)
    trial.window.show()
    menu = trial.actions.menu("back", "", "copy")
    assert listed(menu.actions()) == ["back", "-", "copy"]
    menu.popup(trial.window.mapToGlobal(trial.window.rect().center()))
    with qtbot.waitSignal(menu.destroyed):
        qtbot.keyClick(menu, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]  # no types
    assert trial.done == []


@pytest.mark.parametrize(
    ("keys", "condition"), [("Alt+Left", "back"), ("Alt+Right", "forward"), ("Alt+Down", "section")]
)
def test_a_disabled_action_keeps_its_key_from_the_list(qtbot: QtBot, trial: Trial, keys: str, condition: str) -> None:
    tree = QTreeWidget()
    parent = QTreeWidgetItem(tree, ["pot"])
    for name in ("lid", "spout"):
        QTreeWidgetItem(parent, [name])
    trial.window.setCentralWidget(tree)
    trial.window.show()
    trial.window.activateWindow()
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus)
    parent.setExpanded(True)
    current = parent if keys != "Alt+Left" else parent.child(0)
    tree.setCurrentItem(current)
    trial.set_active(set())
    key = {"Alt+Left": Qt.Key.Key_Left, "Alt+Right": Qt.Key.Key_Right, "Alt+Down": Qt.Key.Key_Down}[keys]
    QTest.keyClick(trial.window.windowHandle(), key, Qt.KeyboardModifier.AltModifier)
    assert (tree.currentItem(), trial.done) == (current, [])
    trial.set_active({condition})
    QTest.keyClick(trial.window.windowHandle(), key, Qt.KeyboardModifier.AltModifier)
    assert tree.currentItem() is current
    assert len(trial.done) == 1
