"""Keeping, arranging and opening bookmarks in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.bookmark_controller import MOST_TABS
from aixreader.ui.window.main_window import MainWindow
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Bookmark, Folder
from tests.ui.seen import go, said, trigger

Open = Callable[..., None]
Keep = Callable[..., None]


@pytest.fixture
def keep(qtbot: QtBot, window: MainWindow, open_built: Open) -> Keep:
    """Keep records, and wait until they are shown."""
    open_built("oversteep")
    trigger(window, "bookmarks")

    def run(*records: Bookmark | Folder) -> None:
        window.marks.keeper.change(map(Put, records))
        qtbot.waitUntil(lambda: not window.marks.keeper.waiting)

    return run


def inside(window: MainWindow, folder: str = "") -> list[str]:
    return [entry.id for entry in window.marks.keeper.marks.children(folder)]


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.marks.keeper.waiting)


def select(window: MainWindow, *names: str) -> None:
    panel = window.marks.bookmarks_panel
    selection = panel.tree.selectionModel()
    selection.clear()
    for name in names:
        index = panel.model.index_of(name)
        selection.setCurrentIndex(index, selection.SelectionFlag.Select)


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().replace("&", "") == text)


THREE = (Bookmark("a", "teapot", "A", place=1.0), Bookmark("b", "lidlock", "B", place=2.0), Folder("f", "F", place=3.0))


def test_ctrl_d_keeps_the_section_and_gives_it_up(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    trigger(window, "bookmark")
    settle(qtbot, window)
    (mark,) = window.marks.keeper.marks.bookmarks
    assert (mark.section, mark.title) == ("oversteep", "2.1 Oversteeping")
    assert "Kept: 2.1 Oversteeping" in said(window)
    assert window.actions_table["bookmark"].isChecked()
    go(qtbot, window, "teapot")
    assert not window.actions_table["bookmark"].isChecked()
    go(qtbot, window, "oversteep")
    trigger(window, "bookmark")
    settle(qtbot, window)
    assert not window.marks.keeper.marks.bookmarks
    assert "No longer kept" in said(window)
    trigger(window, "undo")
    settle(qtbot, window)
    assert window.marks.keeper.marks.bookmarks == (mark,)


def test_new_ones_come_last(qtbot: QtBot, window: MainWindow, keep: Keep) -> None:
    keep(*THREE)
    trigger(window, "bookmark")
    settle(qtbot, window)
    assert inside(window)[:3] == ["a", "b", "f"]
    assert len(inside(window)) == 4


def test_a_folder_goes_with_all_that_is_in_it_and_comes_back(qtbot: QtBot, window: MainWindow, keep: Keep) -> None:
    keep(*THREE, Folder("g", "G", "f"), Bookmark("c", "teatheft", "C", "g"))
    window.marks.bookmarking.remove(["f"])
    settle(qtbot, window)
    assert {record.id for record in window.marks.keeper.marks} == {"a", "b"}
    assert "3 entries" in said(window)
    trigger(window, "undo")
    settle(qtbot, window)
    assert {record.id for record in window.marks.keeper.marks} == {"a", "b", "c", "f", "g"}
    assert inside(window, "g") == ["c"]


def test_another_name(qtbot: QtBot, window: MainWindow, keep: Keep) -> None:
    keep(*THREE)
    window.marks.bookmarks_panel.model.renamed.emit("f", "Teas")
    settle(qtbot, window)
    folder = window.marks.keeper.marks.find(Folder, "f")
    assert folder is not None
    assert folder.title == "Teas"
    window.marks.bookmarking.rename("gone", "x")


@pytest.mark.parametrize(
    ("names", "place", "wanted"),
    [
        (["b"], ("", 0), ["b", "a", "f"]),
        (["a"], ("", 2), ["b", "a", "f"]),
        (["a"], ("", -1), ["b", "f", "a"]),
        (["a", "b"], ("f", -1), ["f", ["a", "b"]]),
        (["f"], ("f", -1), ["a", "b", "f"]),
        (["gone"], ("", 0), ["a", "b", "f"]),
    ],
)
def test_moved_by_hand(
    qtbot: QtBot, window: MainWindow, keep: Keep, names: list[str], place: tuple[str, int], wanted: list[object]
) -> None:
    keep(*THREE)
    window.marks.bookmarking.move(names, *place)
    settle(qtbot, window)
    held = inside(window, "f")
    assert [*inside(window), *([held] if held else [])] == wanted


def test_no_folder_goes_into_one_below_it(window: MainWindow, keep: Keep) -> None:
    keep(*THREE, Folder("g", "G", "f"))
    window.marks.bookmarking.move(["f"], "g", -1)
    assert not window.marks.keeper.waiting


def test_moved_over_and_over_there_is_always_room(qtbot: QtBot, window: MainWindow, keep: Keep) -> None:
    keep(*(Bookmark(name, name, name, place=float(place)) for place, name in enumerate("abcd", 1)))
    for turn in range(60):
        window.marks.bookmarking.move([inside(window)[3]], "", 1)
        settle(qtbot, window)
        assert inside(window)[0] == "a", turn
    assert sorted(inside(window)) == ["a", "b", "c", "d"]


def test_what_is_chosen_goes_into_a_new_folder(qtbot: QtBot, window: MainWindow, keep: Keep) -> None:
    keep(*THREE)
    trigger(window, "bookmarks")
    select(window, "a", "b")
    window.marks.bookmarking.add_folder()
    settle(qtbot, window)
    made = next(folder for folder in window.marks.keeper.marks.folders if folder.id != "f")
    assert inside(window, made.id) == ["a", "b"]


def test_tags_are_asked_for_and_kept(qtbot: QtBot, window: MainWindow, keep: Keep) -> None:
    keep(Bookmark("a", "teapot", "A", tags=("hot", "own")), Bookmark("b", "lidlock", "B", tags=("hot",)))
    select(window, "a", "b")
    window.marks.bookmarking.ask_tags()
    (dialog,) = window.findChildren(QInputDialog)
    assert dialog.textValue() == "hot"
    dialog.setTextValue(" cold ,, cold, Tea  time")
    dialog.accept()
    settle(qtbot, window)
    marks = {mark.id: mark.tags for mark in window.marks.keeper.marks.bookmarks}
    assert marks == {"a": ("cold", "Tea time", "own"), "b": ("cold", "Tea time")}


def test_the_menu_does_what_it_says(qtbot: QtBot, window: MainWindow, keep: Keep) -> None:
    keep(*THREE)
    select(window, "a")
    menu = window.marks.bookmarking.menu()
    texts = [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Open in tabs", "Rename", "Tags…", "Colour", "New folder", "Remove"]
    part = entry(menu, "Colour").menu()
    assert isinstance(part, QMenu)
    entry(part, "Pink").trigger()
    settle(qtbot, window)
    mark = window.marks.keeper.marks.find(Bookmark, "a")
    assert mark is not None
    assert mark.colour == "pink"
    entry(menu, "Remove").trigger()
    settle(qtbot, window)
    assert inside(window) == ["b", "f"]
    menu.close()
    select(window)
    assert [action.text() for action in window.marks.bookmarking.menu().actions()] == ["New &folder"]


def test_all_of_a_folder_opens_in_tabs(qtbot: QtBot, window: MainWindow, keep: Keep) -> None:
    keep(
        Folder("f", "F"),
        Bookmark("a", "teapot", "A", "f"),
        Bookmark("b", "lidlock", "B", "f"),
        Bookmark("c", "teapot", "C", "f"),
    )
    select(window, "f")
    window.marks.bookmarking.open_all()
    reader = window.reader
    assert reader is not None
    qtbot.waitUntil(lambda: reader.tabs.count == 3)


def test_hundreds_do_not_open_at_once(monkeypatch: pytest.MonkeyPatch, window: MainWindow, keep: Keep) -> None:
    keep(Folder("f", "F"), *(Bookmark(f"b{number}", f"s{number}", "B", "f") for number in range(MOST_TABS + 5)))
    shown: list[str] = []
    monkeypatch.setattr(window.marks, "show", lambda section, **_options: shown.append(section))
    select(window, "f")
    window.marks.bookmarking.open_all()
    assert len(shown) == MOST_TABS
    assert "were opened" in said(window)
