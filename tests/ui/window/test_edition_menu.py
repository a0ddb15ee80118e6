"""The menu of editions beside the open one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aixreader.ui.window.edition_menu import EditionMenu
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.shelf import EDITION, Shelf, ShelfEntry

Places = list[tuple[Path | None, Path | None]]


def test_each_entry_leads_to_its_edition(
    qtbot: QtBot, controller: WindowController, site: Path, tmp_path: Path
) -> None:
    controller.shelf._loaded = Shelf((ShelfEntry("/e/a.zip", title="A"), ShelfEntry("/e/b", EDITION, title="B")))
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(site, None)
    chosen: Places = []
    menu = EditionMenu(controller.context, controller.shelf, lambda *places: chosen.append(places)).make()
    actions = [action for action in menu.actions() if action.text()]
    title, *actions = actions
    assert not title.isEnabled(), "it says what the menu is for"
    texts = [action.text().replace("&", "") for action in actions]
    assert texts[0].startswith("A · ")
    assert texts[2:] == ["Edition that comes with the reader", "Choose a folder…", "Choose an archive…"]
    for action in actions[:3]:
        action.trigger()
    assert chosen == [(Path("/e/a.zip"), None), (None, Path("/e/b")), (None, None)]
    actions[3].trigger()
    (dialog,) = (each for each in controller.window.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert chosen[3:] == [(tmp_path, None)]
