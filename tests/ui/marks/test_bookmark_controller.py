"""Adding, arranging and opening bookmarks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks import bookmark_controller
from aixreader.ui.marks.bookmark_controller import MAX_TABS
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Bookmark, Folder, Visit
from tests.ui.seen import go, said, trigger

AddRecords = Callable[..., None]


@pytest.fixture
def add_records(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> AddRecords:
    """Keep records, and wait until they are shown."""
    context.show_section("oversteep")
    trigger(context, "bookmarks")

    def run(*records: Bookmark | Folder | Visit) -> None:
        marks.repository.change(map(Put, records))
        qtbot.waitUntil(lambda: not marks.repository.pending)

    return run


def child_ids(marks: MarksController, folder: str = "") -> list[str]:
    return [entry.id for entry in marks.repository.marks.children(folder)]


def wait_until_saved(qtbot: QtBot, marks: MarksController) -> None:
    qtbot.waitUntil(lambda: not marks.repository.pending)


def select(marks: MarksController, *names: str) -> None:
    panel = marks.bookmarks_panel
    selection = panel.tree.selectionModel()
    selection.clear()
    for name in names:
        index = panel.model.index_of(name)
        selection.setCurrentIndex(index, selection.SelectionFlag.Select)


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().replace("&", "") == text)


THREE = (Bookmark("a", "teapot", "A", place=1.0), Bookmark("b", "lidlock", "B", place=2.0), Folder("f", "F", place=3.0))


def test_ctrl_d_adds_and_removes_a_bookmark(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    context.show_section("oversteep")
    trigger(context, "bookmark")
    wait_until_saved(qtbot, marks)
    (mark,) = marks.repository.marks.bookmarks
    assert (mark.section, mark.title) == ("oversteep", "2.1 Oversteeping")
    assert "Bookmark added: 2.1 Oversteeping" in said(context)
    assert context.actions["bookmark"].isChecked()
    go(qtbot, context, "teapot")
    assert not context.actions["bookmark"].isChecked()
    go(qtbot, context, "oversteep")
    trigger(context, "bookmark")
    wait_until_saved(qtbot, marks)
    assert not marks.repository.marks.bookmarks
    assert "Bookmark removed" in said(context)
    trigger(context, "undo")
    wait_until_saved(qtbot, marks)
    assert marks.repository.marks.bookmarks == (mark,)
    assert said(context) == "Undone: bookmark removed", "not that it was removed"
    trigger(context, "redo")
    qtbot.waitUntil(lambda: not marks.repository.marks.bookmarks)
    assert said(context) == "Redone: bookmark removed"
    assert not context.actions["redo"].isEnabled()


def test_the_text_of_a_large_section_is_read_in_a_worker(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bookmark_controller, "LARGE_SECTION", 0)
    context.show_section("oversteep")
    trigger(context, "bookmark")
    trigger(context, "bookmark")
    assert not marks.repository.marks.bookmarks, "not yet, and not twice"
    qtbot.waitUntil(lambda: len(marks.repository.marks.bookmarks) == 1)
    wait_until_saved(qtbot, marks)
    assert "Bookmark added" in said(context)
    assert context.actions["bookmark"].isChecked()


def test_new_ones_come_last_and_take_another_name(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, add_records: AddRecords
) -> None:
    add_records(*THREE)
    trigger(context, "bookmark")
    wait_until_saved(qtbot, marks)
    assert child_ids(marks)[:3] == ["a", "b", "f"]
    assert len(child_ids(marks)) == 4

    marks.bookmarks_panel.model.renamed.emit("f", "Teas")
    wait_until_saved(qtbot, marks)
    folder = marks.repository.marks.find(Folder, "f")
    assert folder is not None
    assert folder.title == "Teas"
    marks.bookmarks.rename("gone", "x")


def test_a_folder_goes_with_all_that_is_in_it_and_comes_back(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, add_records: AddRecords
) -> None:
    add_records(*THREE, Folder("g", "G", "f"), Bookmark("c", "teatheft", "C", "g"))
    marks.bookmarks.remove(["f"])
    wait_until_saved(qtbot, marks)
    assert {record.id for record in marks.repository.marks} == {"a", "b"}
    assert "3 entries" in said(context)
    trigger(context, "undo")
    wait_until_saved(qtbot, marks)
    assert {record.id for record in marks.repository.marks} == {"a", "b", "c", "f", "g"}
    assert child_ids(marks, "g") == ["c"]


def test_moved_by_hand(qtbot: QtBot, marks: MarksController, add_records: AddRecords) -> None:
    moves: tuple[tuple[list[str], tuple[str, int], list[object]], ...] = (
        (["b"], ("", 0), ["b", "a", "f"]),
        (["a"], ("", 2), ["b", "a", "f"]),
        (["a"], ("", -1), ["b", "f", "a"]),
        (["a", "b"], ("f", -1), ["f", ["a", "b"]]),
        (["f"], ("f", -1), ["a", "b", "f"]),
        (["gone"], ("", 0), ["a", "b", "f"]),
    )
    for names, place, wanted in moves:
        add_records(*THREE)  # where they stood at first
        marks.bookmarks.move(names, *place)
        wait_until_saved(qtbot, marks)
        held = child_ids(marks, "f")
        assert [*child_ids(marks), *([held] if held else [])] == wanted

    add_records(*THREE, Folder("g", "G", "f"))
    marks.bookmarks.move(["f"], "g", -1)
    assert not marks.repository.pending, "no folder goes into one below it"


def test_moved_over_and_over_there_is_always_room(
    qtbot: QtBot, marks: MarksController, add_records: AddRecords
) -> None:
    add_records(*(Bookmark(name, name, name, place=float(place)) for place, name in enumerate("abcd", 1)))
    for turn in range(60):
        marks.bookmarks.move([child_ids(marks)[3]], "", 1)
        wait_until_saved(qtbot, marks)
        assert child_ids(marks)[0] == "a", turn
    assert sorted(child_ids(marks)) == ["a", "b", "c", "d"]


def test_a_new_folder_is_named_where_it_stands_and_takes_in_what_it_is_made_for(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, add_records: AddRecords
) -> None:
    panel = marks.bookmarks_panel
    add_records(*THREE)
    select(marks, "a", "b")
    panel.select("a")
    panel.field.setText("A")  # a filter shows no folders
    trigger(context, "new_folder")
    qtbot.waitUntil(lambda: panel.is_editing)
    made = next(folder for folder in marks.repository.marks.folders if folder.id != "f")
    assert child_ids(marks) == ["a", made.id, "b", "f"], "below the current one"
    assert child_ids(marks, made.id) == [], "it takes nothing in unasked"

    editor = panel.tree.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert (editor.text(), editor.selectedText()) == ("New folder", "New folder")
    add_records(Bookmark("c", "teatheft", "C", place=9000.0), Visit("v", "teatheft", "C", "2026-01-01T00:00:00Z"))
    qtbot.waitUntil(lambda: "c" in marks.review.outcomes)
    assert panel.is_editing, "what else is saved in the meantime closes no editor"
    QTest.keyClicks(editor, "Teas")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.model.index_of("c").isValid())
    qtbot.waitUntil(lambda: panel.model.index_of(made.id).data() == "Teas")
    wait_until_saved(qtbot, marks)
    assert said(context) == "Folder added: Teas"

    select(marks, "b", "a")
    entry(marks.bookmarks.menu(), "Move to a new folder").trigger()
    qtbot.waitUntil(lambda: panel.is_editing)
    wait_until_saved(qtbot, marks)
    (other,) = (each for each in marks.repository.marks.folders if each.id not in ("f", made.id))
    assert child_ids(marks, other.id) == ["a", "b"]
    editor = panel.tree.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not panel.is_editing)
    trigger(context, "undo")
    wait_until_saved(qtbot, marks)
    assert child_ids(marks)[0] == "a", "in one step"


def test_tags_are_edited_in_a_dialog(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, add_records: AddRecords
) -> None:
    add_records(Bookmark("a", "teapot", "A", tags=("hot", "own")), Bookmark("b", "lidlock", "B", tags=("hot",)))
    select(marks, "a", "b")
    marks.bookmarks.ask_tags()
    (dialog,) = context.window.findChildren(QInputDialog)
    assert dialog.textValue() == "hot"
    dialog.setTextValue(" cold ,, cold, Tea  time")
    dialog.accept()
    wait_until_saved(qtbot, marks)
    tags = {mark.id: mark.tags for mark in marks.repository.marks.bookmarks}
    assert tags == {"a": ("cold", "Tea time", "own"), "b": ("cold", "Tea time")}


def test_the_menu_does_what_it_says(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, add_records: AddRecords
) -> None:
    add_records(*THREE)
    select(marks, "a")
    menu = marks.bookmarks.menu()
    texts = [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        *("Open", "Open in new tab", "Peek\tAlt+Enter", "Copy permalink", "Rename", "Tags…", "Colour"),
        *("New folder", "Move to a new folder", "Move to", "Add to reading list…", "Remove"),
    ]
    requested: list[tuple[str, bool]] = []
    context.address_requested.connect(lambda address, new_tab: requested.append((address, new_tab)))
    for text in ("Open", "Open in new tab"):
        entry(menu, text).trigger()
    assert context.section is not None
    assert context.section.id == "teapot"
    assert [new_tab for _address, new_tab in requested] == [False, True]
    with qtbot.waitSignal(marks.bookmarks.permalink_requested) as asked:
        entry(menu, "Copy permalink").trigger()
    assert asked.args == ["teapot"]
    with qtbot.waitSignal(marks.bookmarks.list_requested) as asked:
        entry(menu, "Add to reading list…").trigger()
    assert asked.args == [["teapot"]]
    part = entry(menu, "Colour").menu()
    assert isinstance(part, QMenu)
    entry(part, "Pink").trigger()
    wait_until_saved(qtbot, marks)
    mark = marks.repository.marks.find(Bookmark, "a")
    assert mark is not None
    assert mark.colour == "pink"
    entry(menu, "Remove").trigger()
    wait_until_saved(qtbot, marks)
    assert child_ids(marks) == ["b", "f"]
    menu.close()

    add_records(Bookmark("x", "no-such-section", "X"))
    select(marks, "x")
    assert not entry(marks.bookmarks.menu(), "Copy permalink").isEnabled()
    select(marks, "b", "x")
    assert next(action.text() for action in marks.bookmarks.menu().actions()) == "&Open in tabs"
    select(marks)
    assert [action.text() for action in marks.bookmarks.menu().actions()] == ["New &folder"]


def test_the_menu_moves_to_any_folder(qtbot: QtBot, marks: MarksController, add_records: AddRecords) -> None:
    add_records(*THREE)
    select(marks, "a")
    menu = marks.bookmarks.menu()
    part = entry(menu, "Move to").menu()
    assert isinstance(part, QMenu)
    assert [action.text() for action in part.actions()] == ["Outside of folders", "F"]
    for folder, text in (("f", "F"), ("", "Outside of folders")):
        entry(part, text).trigger()
        wait_until_saved(qtbot, marks)
        assert "a" in child_ids(marks, folder)
    menu.close()


def test_all_of_a_folder_opens_in_tabs(context: ReaderContext, marks: MarksController, add_records: AddRecords) -> None:
    add_records(
        Folder("f", "F"),
        Bookmark("a", "teapot", "A", "f"),
        Bookmark("b", "lidlock", "B", "f"),
        Bookmark("c", "teapot", "C", "f"),
    )
    select(marks, "f")
    requested: list[tuple[str, bool]] = []
    context.address_requested.connect(lambda address, new_tab: requested.append((address, new_tab)))
    marks.bookmarks.open_all()
    addresses = [context.section_address(name) for name in ("teapot", "lidlock")]
    assert requested == [(address, True) for address in addresses]


def test_hundreds_do_not_open_at_once(
    monkeypatch: pytest.MonkeyPatch, context: ReaderContext, marks: MarksController, add_records: AddRecords
) -> None:
    add_records(Folder("f", "F"), *(Bookmark(f"b{number}", f"s{number}", "B", "f") for number in range(MAX_TABS + 5)))
    shown: list[str] = []
    monkeypatch.setattr(marks.bookmarks, "_show_section", lambda section, **_options: shown.append(section))
    select(marks, "f")
    marks.bookmarks.open_all()
    assert len(shown) == MAX_TABS
    assert "Opened the first" in said(context)
