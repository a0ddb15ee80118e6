"""The panel of reading lists at work."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.lists.list_model import MIME
from aixreader.ui.lists.lists_controller import ListsController
from aixreader.ui.lists.lists_panel import ListsPanel
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.userdata.changes import Drop

Key = Qt.Key


def shown(panel: ListsPanel) -> list[str]:
    return [panel.model.index(row, 0).data() for row in range(panel.model.rowCount())]


def panel_of(lists: ListsController) -> ListsPanel:
    panel = lists.make_panel()
    assert isinstance(panel, ListsPanel)
    return panel


def test_rows_are_opened_ticked_moved_and_removed_by_keyboard(
    qtbot: QtBot, context: ReaderContext, lists: ListsController, repository: MarksRepository
) -> None:
    lists.show()
    panel = panel_of(lists)
    assert lists.source.wanted == "tea", "the first one"
    assert shown(panel) == ["Teapot watch", "Lid lock", "2.1 Oversteeping"]
    assert panel.choice.currentText() == "Tea"
    assert panel._missing.text() == "Not in this edition: 1"
    assert panel._missing.toolTip() == "Gone"
    assert panel._progress_label.text() == "3 sections · 1 min"
    view = panel.view
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Space)
    qtbot.waitUntil(lambda: lists.source.is_read("lidlock"))
    assert panel._progress_label.text() == "1 of 3 · 1 min left"
    assert panel.go_button.text() == "Continue"
    QTest.keyClick(view, Key.Key_Return)
    assert context.section is not None
    assert context.section.id == "lidlock"
    QTest.keyClick(view, Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown(panel)[0] == "Lid lock")
    assert view.currentIndex().row() == 0, "the row stays the current one"
    QTest.keyClick(view, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(shown(panel)) == 2)
    repository.undo()
    qtbot.waitUntil(lambda: len(shown(panel)) == 3)
    peeked: list[str] = []
    context.peek_requested.connect(peeked.append)
    QTest.keyClick(view, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert len(peeked) == 1
    QTest.keyClick(view, Key.Key_F2)
    context.window.findChildren(QInputDialog)[-1].reject()
    panel.go_button.click()
    assert context.section.id == "teapot"
    assert view.hasFocus()
    lists.step(1)
    assert context.section.id == "oversteep"
    assert view.currentIndex().row() == 2, "the row follows"


def test_the_panel_follows_what_is_chosen_and_what_is_gone(
    qtbot: QtBot, context: ReaderContext, lists: ListsController, repository: MarksRepository
) -> None:
    lists.show("tea")
    panel = panel_of(lists)
    panel.choice.setFocus()
    context.show_section("oversteep")
    assert panel.view.currentIndex().row() == 2
    panel.choice.activated.emit(1)
    assert lists.source.wanted == "pot"
    assert shown(panel) == ["2.2 Tea theft"]
    with qtbot.waitSignal(repository.changed):
        lists.editor.delete("pot")
    assert lists.source.wanted == "tea"
    with qtbot.waitSignal(repository.changed):
        repository.change([Drop("reading_list", "tea")])
    assert panel.model.rowCount() == 0
    assert panel._hint.isVisible()
    assert not panel.go_button.isVisible()
    assert not panel.choice.isEnabled()
    context.set_session(None)


def test_menus_offer_what_is_possible(qtbot: QtBot, lists: ListsController) -> None:
    lists.show("tea")
    controller = lists._panel
    assert controller is not None
    controller._on_menu_about_to_show()
    texts = {action.text(): action.isEnabled() for action in controller._menu.actions() if action.text()}
    assert [text for text, is_enabled in texts.items() if not is_enabled] == ["New list from &bookmarks…"]
    menu = controller.row_menu()
    texts = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert texts["Mark as &read"]
    assert not texts["Move &up"]
    assert texts["Re&move from list"]
    menu.close()
    controller.panel.view.clearSelection()
    menu = controller.row_menu()
    assert menu.actions()[0].text() == "&New list…"
    menu.close()
    with qtbot.waitSignal(lists.print_requested, check_params_cb=lambda choice: choice == "list:tea"):
        controller._print()


def test_rows_are_dragged(qtbot: QtBot, lists: ListsController) -> None:
    lists.show("tea")
    model = panel_of(lists).model
    data = model.mimeData([model.index(2, 0)])
    assert data.hasFormat(MIME)
    move = Qt.DropAction.MoveAction
    assert not model.dropMimeData(QMimeData(), move, 0, 0, QModelIndex())
    assert not model.dropMimeData(data, move, 0, 0, QModelIndex()), "the view must not remove the row"
    qtbot.waitUntil(lambda: shown(panel_of(lists))[0] == "2.1 Oversteeping")
    model.dropMimeData(model.mimeData([model.index(0, 0)]), move, -1, -1, QModelIndex())
    qtbot.waitUntil(lambda: shown(panel_of(lists))[2] == "2.1 Oversteeping")


def test_a_click_on_the_box_ticks_and_one_on_the_title_opens(
    qtbot: QtBot, context: ReaderContext, lists: ListsController
) -> None:
    lists.show("tea")
    view = panel_of(lists).view
    rect = view.visualRect(view.model().index(1, 0))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, Qt.KeyboardModifier.NoModifier, QPoint(20, rect.center().y()))
    qtbot.waitUntil(lambda: lists.source.is_read("lidlock"))
    assert context.address == ""
    QTest.mouseClick(view.viewport(), left, Qt.KeyboardModifier.NoModifier, rect.center())
    assert context.address.endswith("lid-lock")
    with qtbot.waitSignal(context.address_requested, check_params_cb=lambda _address, new_tab: new_tab):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, rect.center())
