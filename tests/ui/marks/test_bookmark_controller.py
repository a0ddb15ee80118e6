"""Keeping, arranging and opening bookmarks in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.bookmark_controller import MAX_TABS
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Bookmark, Folder
from tests.ui.seen import go, said, trigger

Open = Callable[..., None]
Keep = Callable[..., None]


@pytest.fixture
def keep(qtbot: QtBot, controller: WindowController, open_built: Open) -> Keep:
    """Keep records, and wait until they are shown."""
    open_built("oversteep")
    trigger(controller, "bookmarks")

    def run(*records: Bookmark | Folder) -> None:
        controller.parts.marks.repository.change(map(Put, records))
        qtbot.waitUntil(lambda: not controller.parts.marks.repository.waiting)

    return run


def inside(controller: WindowController, folder: str = "") -> list[str]:
    return [entry.id for entry in controller.parts.marks.repository.marks.children(folder)]


def settle(qtbot: QtBot, controller: WindowController) -> None:
    qtbot.waitUntil(lambda: not controller.parts.marks.repository.waiting)


def select(controller: WindowController, *names: str) -> None:
    panel = controller.parts.marks.bookmarks_panel
    selection = panel.tree.selectionModel()
    selection.clear()
    for name in names:
        index = panel.model.index_of(name)
        selection.setCurrentIndex(index, selection.SelectionFlag.Select)


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().replace("&", "") == text)


THREE = (Bookmark("a", "teapot", "A", place=1.0), Bookmark("b", "lidlock", "B", place=2.0), Folder("f", "F", place=3.0))


def test_ctrl_d_keeps_the_section_and_gives_it_up(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    trigger(controller, "bookmark")
    settle(qtbot, controller)
    (mark,) = controller.parts.marks.repository.marks.bookmarks
    assert (mark.section, mark.title) == ("oversteep", "2.1 Oversteeping")
    assert "Bookmark added: 2.1 Oversteeping" in said(controller)
    assert controller.context.actions["bookmark"].isChecked()
    go(qtbot, controller, "teapot")
    assert not controller.context.actions["bookmark"].isChecked()
    go(qtbot, controller, "oversteep")
    trigger(controller, "bookmark")
    settle(qtbot, controller)
    assert not controller.parts.marks.repository.marks.bookmarks
    assert "Bookmark removed" in said(controller)
    trigger(controller, "undo")
    settle(qtbot, controller)
    assert controller.parts.marks.repository.marks.bookmarks == (mark,)


def test_new_ones_come_last(qtbot: QtBot, controller: WindowController, keep: Keep) -> None:
    keep(*THREE)
    trigger(controller, "bookmark")
    settle(qtbot, controller)
    assert inside(controller)[:3] == ["a", "b", "f"]
    assert len(inside(controller)) == 4


def test_a_folder_goes_with_all_that_is_in_it_and_comes_back(
    qtbot: QtBot, controller: WindowController, keep: Keep
) -> None:
    keep(*THREE, Folder("g", "G", "f"), Bookmark("c", "teatheft", "C", "g"))
    controller.parts.marks.bookmarks.remove(["f"])
    settle(qtbot, controller)
    assert {record.id for record in controller.parts.marks.repository.marks} == {"a", "b"}
    assert "3 entries" in said(controller)
    trigger(controller, "undo")
    settle(qtbot, controller)
    assert {record.id for record in controller.parts.marks.repository.marks} == {"a", "b", "c", "f", "g"}
    assert inside(controller, "g") == ["c"]


def test_another_name(qtbot: QtBot, controller: WindowController, keep: Keep) -> None:
    keep(*THREE)
    controller.parts.marks.bookmarks_panel.model.renamed.emit("f", "Teas")
    settle(qtbot, controller)
    folder = controller.parts.marks.repository.marks.find(Folder, "f")
    assert folder is not None
    assert folder.title == "Teas"
    controller.parts.marks.bookmarks.rename("gone", "x")


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
    qtbot: QtBot,
    controller: WindowController,
    keep: Keep,
    names: list[str],
    place: tuple[str, int],
    wanted: list[object],
) -> None:
    keep(*THREE)
    controller.parts.marks.bookmarks.move(names, *place)
    settle(qtbot, controller)
    held = inside(controller, "f")
    assert [*inside(controller), *([held] if held else [])] == wanted


def test_no_folder_goes_into_one_below_it(controller: WindowController, keep: Keep) -> None:
    keep(*THREE, Folder("g", "G", "f"))
    controller.parts.marks.bookmarks.move(["f"], "g", -1)
    assert not controller.parts.marks.repository.waiting


def test_moved_over_and_over_there_is_always_room(qtbot: QtBot, controller: WindowController, keep: Keep) -> None:
    keep(*(Bookmark(name, name, name, place=float(place)) for place, name in enumerate("abcd", 1)))
    for turn in range(60):
        controller.parts.marks.bookmarks.move([inside(controller)[3]], "", 1)
        settle(qtbot, controller)
        assert inside(controller)[0] == "a", turn
    assert sorted(inside(controller)) == ["a", "b", "c", "d"]


def test_what_is_chosen_goes_into_a_new_folder(qtbot: QtBot, controller: WindowController, keep: Keep) -> None:
    keep(*THREE)
    trigger(controller, "bookmarks")
    select(controller, "a", "b")
    controller.parts.marks.bookmarks.add_folder()
    settle(qtbot, controller)
    made = next(folder for folder in controller.parts.marks.repository.marks.folders if folder.id != "f")
    assert inside(controller, made.id) == ["a", "b"]


def test_tags_are_asked_for_and_kept(qtbot: QtBot, controller: WindowController, keep: Keep) -> None:
    keep(Bookmark("a", "teapot", "A", tags=("hot", "own")), Bookmark("b", "lidlock", "B", tags=("hot",)))
    select(controller, "a", "b")
    controller.parts.marks.bookmarks.ask_tags()
    (dialog,) = controller.window.findChildren(QInputDialog)
    assert dialog.textValue() == "hot"
    dialog.setTextValue(" cold ,, cold, Tea  time")
    dialog.accept()
    settle(qtbot, controller)
    marks = {mark.id: mark.tags for mark in controller.parts.marks.repository.marks.bookmarks}
    assert marks == {"a": ("cold", "Tea time", "own"), "b": ("cold", "Tea time")}


def test_the_menu_does_what_it_says(qtbot: QtBot, controller: WindowController, keep: Keep) -> None:
    keep(*THREE)
    select(controller, "a")
    menu = controller.parts.marks.bookmarks.menu()
    texts = [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Open in tabs", "Rename", "Tags…", "Colour", "New folder", "Remove"]
    part = entry(menu, "Colour").menu()
    assert isinstance(part, QMenu)
    entry(part, "Pink").trigger()
    settle(qtbot, controller)
    mark = controller.parts.marks.repository.marks.find(Bookmark, "a")
    assert mark is not None
    assert mark.colour == "pink"
    entry(menu, "Remove").trigger()
    settle(qtbot, controller)
    assert inside(controller) == ["b", "f"]
    menu.close()
    select(controller)
    assert [action.text() for action in controller.parts.marks.bookmarks.menu().actions()] == ["New &folder"]


def test_all_of_a_folder_opens_in_tabs(qtbot: QtBot, controller: WindowController, keep: Keep) -> None:
    keep(
        Folder("f", "F"),
        Bookmark("a", "teapot", "A", "f"),
        Bookmark("b", "lidlock", "B", "f"),
        Bookmark("c", "teapot", "C", "f"),
    )
    select(controller, "f")
    controller.parts.marks.bookmarks.open_all()
    reader = controller.host.reader
    assert reader is not None
    qtbot.waitUntil(lambda: reader.tabs.count == 3)


def test_hundreds_do_not_open_at_once(
    monkeypatch: pytest.MonkeyPatch, controller: WindowController, keep: Keep
) -> None:
    keep(Folder("f", "F"), *(Bookmark(f"b{number}", f"s{number}", "B", "f") for number in range(MAX_TABS + 5)))
    shown: list[str] = []
    monkeypatch.setattr(
        controller.parts.marks.bookmarks, "_show_section", lambda section, **_options: shown.append(section)
    )
    select(controller, "f")
    controller.parts.marks.bookmarks.open_all()
    assert len(shown) == MAX_TABS
    assert "were opened" in said(controller)
