"""The menus of reading lists; those of the panel are tested with it."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.lists.list_menus import MAX_LISTS, MAX_TITLE, fill_adding_menu
from aixreader.ui.lists.lists_controller import ListsController
from aixreader.userdata.records import ListEntry, ReadingList


def test_many_lists_and_long_titles_fit_a_menu(qtbot: QtBot, lists: ListsController, session: Session) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    own = [ReadingList(str(number), f"R&D {'x' * 500}", entries=(ListEntry("teapot"),)) for number in range(100)]
    fill_adding_menu(menu, own, [session.edition.sections["lidlock"]], lambda: lists.editor)
    assert len(menu.actions()) == MAX_LISTS + 2
    assert menu.actions()[0].text().startswith("R&&D xx")
    assert len(menu.actions()[0].text()) <= MAX_TITLE + 2
