"""The table of actions."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from aixreader.ui.base.action_table import ACTIONS, MENUS, SPECS, keys, menu_title, plain
from aixreader.ui.base.icons import Icons
from aixreader.ui.base.tokens import read_tokens


def test_ids_and_shortcuts_are_given_once() -> None:
    assert len(SPECS) == len(ACTIONS)
    shortcuts = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.shortcuts]
    assert all(shortcuts)
    assert len(shortcuts) == len(set(shortcuts))


def test_every_action_has_a_menu_and_an_icon_that_is_there() -> None:
    icons = Icons(read_tokens())
    for spec in ACTIONS:
        assert spec.menu in MENUS
        assert not spec.icon or not icons.icon(spec.icon).isNull()
        assert plain(spec)
        assert "&" not in menu_title(spec) + plain(spec)
        assert len(keys(spec)) == len(spec.shortcuts)
