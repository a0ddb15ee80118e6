"""The menu of editions that were opened before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.policy import Policy
from aixreader.userdata.shelf import Shelf, ShelfEntry, ShelfStore


@pytest.fixture(autouse=True)
def before(folders: Folders, site: Path) -> None:
    """Eleven editions were opened before, the tiny site last."""
    others = (ShelfEntry(f"/e/{number}.zip", title=f"Tea & co {number}", date="2026-01-02T00") for number in range(10))
    ShelfStore(folders.data / "shelf.json").save(Shelf((ShelfEntry(str(site), title="T" * 200), *others)))


def recent(controller: WindowController) -> QMenu:
    """The menu, as it is when the user opens it."""
    file = controller.context.actions.menu_of("file")
    file.aboutToShow.emit()
    (menu,) = (menu for action in file.actions() if (menu := action.menu()) is not None)
    menu.aboutToShow.emit()
    return menu


def test_nine_are_listed_by_digit_and_one_opens(qtbot: QtBot, controller: WindowController, site: Path) -> None:
    menu = recent(controller)
    assert menu.menuAction().isEnabled()
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == 9
    assert texts[1] == "&2 Tea && co 0 · 2026-01-02 · /e/0.zip"
    assert len(texts[0]) < 120
    with qtbot.waitSignal(controller.context.page_loaded):
        menu.actions()[0].trigger()
    assert controller._opener.source == site
    first = recent(controller).actions()[0]
    assert first.isChecked()
    assert not first.isEnabled(), "it is open"


@pytest.mark.parametrize("policy", [Policy(only=True)])
def test_a_policy_that_allows_no_other_closes_it(controller: WindowController) -> None:
    assert not recent(controller).menuAction().isEnabled()
