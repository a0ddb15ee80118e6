"""Going through a reading list, and adding to one."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.lists.lists_controller import ListsController
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.userdata.session_state import SessionState


def enabled(context: ReaderContext) -> set[str]:
    context.actions.refresh()
    names = ("next_in_list", "previous_in_list", "section_read", "add_to_list", "import_list", "reading_lists")
    return {name for name in names if context.actions[name].isEnabled()}


def test_the_list_is_gone_through_by_actions(
    qtbot: QtBot, context: ReaderContext, lists: ListsController, repository: MarksRepository
) -> None:
    assert enabled(context) == {"import_list", "reading_lists"}
    lists.show("tea")
    assert enabled(context) == {"import_list", "reading_lists", "next_in_list"}
    context.actions["next_in_list"].trigger()

    def at() -> str:
        return context.section.id if context.section is not None else ""

    assert at() == "teapot"
    assert enabled(context) == {"import_list", "reading_lists", "add_to_list", "next_in_list", "section_read"}
    context.actions["section_read"].trigger()
    qtbot.waitUntil(lambda: lists.source.is_read("teapot"))
    assert context.actions["section_read"].isEnabled()
    context.actions.refresh()
    assert context.actions["section_read"].isChecked()
    context.actions["next_in_list"].trigger()
    assert at() == "lidlock"
    context.actions["next_in_list"].trigger()
    assert at() == "oversteep"
    assert "next_in_list" not in enabled(context)
    context.actions["previous_in_list"].trigger()
    assert at() == "lidlock"
    context.show_section("teatheft")
    assert "section_read" not in enabled(context)
    context.actions["next_in_list"].trigger()
    assert at() == "lidlock", "the first that is not read"
    lists.editor.mark([entry.section for entry in lists.source.lists[0].entries], is_read=True)
    qtbot.waitUntil(lambda: lists.source.first_unread() is None)
    lists.resume()
    assert at() == "teapot", "again from the start"
    repository.undo()
    qtbot.waitUntil(lambda: lists.source.first_unread() is not None)


def test_the_chosen_list_outlives_a_restart(lists: ListsController) -> None:
    lists.restore(SessionState(reading_list="pot"))
    assert lists.source.wanted == "pot"
    assert lists.save(SessionState(), private=False).reading_list == "pot"
    assert lists.save(SessionState(), private=True).reading_list == ""
    lists.forget()
    assert lists.save(SessionState(), private=False).reading_list == ""
    lists.source.choose("pot")
    lists.show()
    assert lists.source.wanted == "pot"
    lists.show("nothing")
    assert lists.source.wanted == "pot"


def test_a_section_is_added_by_its_menu(
    qtbot: QtBot, context: ReaderContext, lists: ListsController, repository: MarksRepository, session: Session
) -> None:
    menu = context.menu_for(session.address("teapot"))
    (adding,) = (action.menu() for action in menu.actions() if action.text() == "Add to reading &list")
    assert isinstance(adding, QMenu)
    assert [(action.text(), action.isEnabled()) for action in adding.actions()] == [
        ("Tea", False),
        ("Pot", True),
        ("", True),
        ("&New list…", True),
    ]
    adding.actions()[1].trigger()
    qtbot.waitUntil(lambda: len(repository.marks.reading_lists[1].entries) == 2)
    menu.close()
    context.show_section("lidlock")
    lists.ask_to_add()
    lists.add_named(["lidlock", "gone"])
    lists.add_named(["gone"])
    for popup in context.window.findChildren(QMenu):
        popup.close()


def test_what_was_read_to_the_end_is_recorded_only_where_it_may_be(
    qtbot: QtBot, context: ReaderContext, lists: ListsController
) -> None:
    lists.source.choose("tea")
    context.show_section("lidlock")
    entry = lists._watched_entry()
    assert entry is not None
    context.settings_model.change(private=True)
    assert lists._watched_entry() is None
    context.settings_model.change(private=False)
    lists._is_recording = lambda: False
    assert lists._watched_entry() is None
    lists._is_recording = lambda: True
    lists.watch.finished.emit(entry.section)
    qtbot.waitUntil(lambda: lists.source.is_read("lidlock"))
    lists.watch.stop()
