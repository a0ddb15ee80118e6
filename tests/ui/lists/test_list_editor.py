"""Changes to reading lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.lists.lists_controller import ListsController
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.userdata.changes import Put
from aixreader.userdata.records import MAX_ENTRIES, Bookmark, ListEntry, ReadingList
from tests.ui.lists.conftest import TEA


@pytest.fixture
def saved(qtbot: QtBot, repository: MarksRepository) -> Callable[[], str]:
    """The lists once nothing is left to save, as "title: sections"."""

    def wait() -> str:
        qtbot.waitUntil(lambda: not repository.pending)
        lists = repository.marks.reading_lists
        return "; ".join(f"{each.title}: {' '.join(entry.section for entry in each.entries)}" for each in lists)

    return wait


def test_own_lists_are_changed_step_by_step_and_undone(
    lists: ListsController, repository: MarksRepository, saved: Callable[[], str], session: Session
) -> None:
    editor, pot = lists.editor, "; Pot: teatheft"
    editor.add("tea", [session.edition.sections["kettlerules"], session.edition.sections["teapot"]])
    assert saved() == f"Tea: teapot gone lidlock oversteep kettlerules{pot}"
    editor.remove("tea", {"kettlerules"})
    assert saved() == f"Tea: teapot gone lidlock oversteep{pot}"
    editor.step("tea", "lidlock", -1)
    assert saved() == f"Tea: lidlock teapot gone oversteep{pot}", "past what the edition does not have"
    editor.step("tea", "lidlock", -1)
    editor.step("tea", "oversteep", 1)
    assert saved() == f"Tea: lidlock teapot gone oversteep{pot}", "no further"
    editor.step("tea", "teapot", 1)
    assert saved() == f"Tea: lidlock gone oversteep teapot{pot}"
    editor.move("tea", {"oversteep", "teapot"}, "lidlock")
    assert saved() == f"Tea: oversteep teapot lidlock gone{pot}"
    editor.rename("tea", "  Green\ntea ")
    editor.rename("tea", " \u202e ")
    assert saved().startswith("Green tea: ")
    editor.step("tea", "lidlock", -1)
    editor.step("tea", "lidlock", -1)
    editor.step("tea", "lidlock", 1)
    editor.step("tea", "lidlock", 1)
    assert saved() == f"Green tea: oversteep teapot gone lidlock{pot}", "each counts from the one before"
    lists.source.choose("tea")
    current = lists.source.current
    assert current is not None
    editor.duplicate(current)
    assert saved().endswith("; Green tea (2): oversteep teapot gone lidlock"), "with what this edition does not have"
    assert lists.source.current is not None
    assert lists.source.current.title == "Green tea (2)"
    editor.delete(lists.source.wanted)
    assert saved().count(";") == 1
    for _ in range(12):
        repository.undo()
    assert saved() == f"Tea: teapot gone lidlock oversteep{pot}"
    editor.delete("nothing")
    editor.rename("nothing", "x")
    assert saved() == f"Tea: teapot gone lidlock oversteep{pot}"


def test_new_lists_ask_for_a_title(
    qtbot: QtBot, lists: ListsController, repository: MarksRepository, saved: Callable[[], str]
) -> None:
    editor = lists.editor
    dialog = editor.ask_for_new()
    assert dialog.textValue() == "My reading list"
    dialog.setTextValue("Mine")
    dialog.accept()
    assert saved().endswith("; Mine: ")
    editor.ask_for_empty()
    _dialog(lists).reject()
    marks = [Bookmark("b1", "lidlock", "Lid", place=2), Bookmark("b2", "teapot", "Pot", place=1)]
    repository.change([*map(Put, marks), Put(Bookmark("b3", "gone", "Gone"))])
    saved()
    editor.make_from_bookmarks()
    _dialog(lists).accept()
    assert saved().endswith("; From my bookmarks: teapot lidlock")
    picker = editor.pick_new()
    assert picker is not None
    assert picker.title.text() == "My reading list"
    picker.reject()
    rename = editor.ask_to_rename("pot")
    assert rename is not None
    rename.setTextValue("Kettle")
    rename.accept()
    assert "Kettle: teatheft" in saved()
    assert editor.ask_to_rename("architect") is None
    qtbot.waitUntil(lambda: not lists.findChildren(QInputDialog))


def _dialog(lists: ListsController) -> QInputDialog:
    return lists._context.window.findChildren(QInputDialog)[-1]


def test_a_list_that_is_full_is_told(
    lists: ListsController, repository: MarksRepository, saved: Callable[[], str], session: Session
) -> None:
    full = ReadingList("full", "Full", entries=tuple(ListEntry(str(number)) for number in range(MAX_ENTRIES)))
    repository.change([Put(full)])
    saved()
    lists.editor.add("full", [session.edition.sections["teapot"]])
    box = lists._context.window.findChildren(QInputDialog, "") or lists._context.window.children()
    assert any(type(child).__name__ == "QMessageBox" for child in box)
    for child in lists._context.window.children():
        if type(child).__name__ == "QMessageBox":
            child.close()  # type: ignore[attr-defined]  # a box
    assert len(full.entries) == MAX_ENTRIES


def test_ticks_are_undone_and_private_reading_records_none(
    lists: ListsController, repository: MarksRepository, saved: Callable[[], str], session: Session
) -> None:
    editor, sections = lists.editor, [session.edition.sections[name] for name in ("teapot", "lidlock")]
    editor.mark(sections, is_read=True)
    saved()
    assert repository.marks.read_sections == {"teapot", "lidlock"}
    editor.mark(sections[:1], is_read=False)
    saved()
    assert repository.marks.read_sections == {"lidlock"}
    repository.undo()
    saved()
    assert repository.marks.read_sections == {"teapot", "lidlock"}
    lists._context.settings_model.change(private=True)
    editor.mark(sections, is_read=False)
    editor.mark([session.edition.sections["oversteep"]], is_read=True)
    saved()
    assert repository.marks.read_sections == {"teapot", "lidlock"}


def test_an_imported_list_is_chosen(lists: ListsController, saved: Callable[[], str]) -> None:
    made = ReadingList("new", "Tea", entries=(ListEntry("teapot"),), created="9")
    lists.editor.import_list(made)
    assert saved().endswith("; Tea (2): teapot")
    assert lists.source.wanted == "new"
    lists.editor.import_list(ReadingList("x", TEA.title, TEA.summary, TEA.entries))
    assert saved().count(";") == 2
    assert lists.source.wanted == "tea"
