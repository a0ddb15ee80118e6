"""The panel of bookmarks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.marks.bookmarks_arrangement import BookmarksView
from aixreader.ui.marks.bookmarks_model import BookmarksModel
from aixreader.ui.marks.bookmarks_panel import MAX_AT_ONCE, BookmarksPanel
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Bookmark, Folder
from tests.ui.marks.test_bookmarks_model import MARKS

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot: QtBot) -> BookmarksPanel:
    made = BookmarksPanel(read_tokens())
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    made.show_marks(MARKS, BookmarksView())
    made.tree.setFocus()
    return made


def press(panel: BookmarksPanel, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(panel.tree, key, modifier)


def test_enter_and_a_click_open(qtbot: QtBot, panel: BookmarksPanel) -> None:
    panel.select("b1")
    for modifier, new_tab in ((Qt.KeyboardModifier.NoModifier, False), (CTRL, True)):
        with qtbot.waitSignal(panel.section_chosen) as chosen:
            press(panel, Key.Key_Return, modifier)
        assert chosen.args == ["lid", new_tab]
    place = panel.tree.visualRect(panel.model.index_of("b4")).center()
    with qtbot.waitSignal(panel.section_chosen) as chosen:
        QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["tea", False]


def test_a_folder_opens_and_stays_open(qtbot: QtBot, panel: BookmarksPanel) -> None:
    panel.select("f1")
    with qtbot.waitSignal(panel.changed):
        press(panel, Key.Key_Return)
    assert panel.open_folders == ("f1",)
    panel.show_marks(MARKS, BookmarksView())
    assert panel.tree.isExpanded(panel.model.index_of("f1"))
    assert panel.current is not None
    assert panel.current.id == "f1", "what is selected stays so"
    press(panel, Key.Key_Return)
    assert not panel.open_folders


def test_several_are_removed(qtbot: QtBot, panel: BookmarksPanel) -> None:
    press(panel, Key.Key_A, CTRL)
    assert [entry.id for entry in panel.chosen] == ["b1", "f1", "b4"]
    with qtbot.waitSignal(panel.removal_requested) as asked:
        press(panel, Key.Key_Delete)
    assert asked.args == [["b1", "f1", "b4"]]


def test_rows_are_moved_by_keys(qtbot: QtBot, panel: BookmarksPanel) -> None:
    panel.select("b1")
    with qtbot.waitSignal(panel.move_requested) as asked:
        press(panel, Key.Key_Down, CTRL)
    assert asked.args == [["b1"], "", 2]
    panel.select("b4")
    with qtbot.waitSignal(panel.move_requested) as asked:
        press(panel, Key.Key_Up, CTRL)
    assert asked.args == [["b4"], "", 1]
    with qtbot.assertNotEmitted(panel.move_requested):
        press(panel, Key.Key_Down, CTRL)


def test_filtering_while_typing(qtbot: QtBot, panel: BookmarksPanel) -> None:
    QTest.keyClicks(panel.field, "steel")
    assert panel.model.count() == 1
    with qtbot.waitSignal(panel.section_chosen) as chosen:
        QTest.keyClick(panel.field, Key.Key_Return)
    assert chosen.args == ["lid", False]
    QTest.keyClick(panel.field, Key.Key_Escape)
    assert panel.model.count() == 6
    QTest.keyClicks(panel.field, "zebra")
    (said,) = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert said == "No matching bookmarks"


def test_the_current_bookmark_stays_in_sight_when_the_filter_is_cleared(panel: BookmarksPanel) -> None:
    many = (Bookmark(str(number), f"s{number}", f"Pot {number}", place=float(number)) for number in range(80))
    panel.show_marks(Collection(many), BookmarksView())
    panel.field.setText("pot 7")
    QTest.keyClick(panel.field, Key.Key_Down)
    press(panel, Key.Key_End)
    assert panel.current is not None
    chosen = panel.current.id
    assert chosen == "79"
    panel.field.clear()
    assert panel.current.id == chosen
    assert panel.tree.viewport().rect().contains(panel.tree.visualRect(panel.tree.currentIndex()))


def test_an_empty_panel_says_what_to_do(panel: BookmarksPanel) -> None:
    panel.show_marks(Collection(), BookmarksView())
    (said,) = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "Ctrl+D" in said


def test_sorting_is_chosen_and_comes_back(qtbot: QtBot, panel: BookmarksPanel) -> None:
    action = next(each for each in panel.sort_button.menu().actions() if "title" in each.text())
    with qtbot.waitSignal(panel.changed):
        action.trigger()
    assert panel.sort == "title"
    panel.restore("date", ("f1",))
    assert (panel.sort, panel.open_folders) == ("date", ("f1",))
    panel.restore("nonsense", ())
    assert panel.sort == "date"


def test_names_are_edited_in_place(qtbot: QtBot, panel: BookmarksPanel) -> None:
    panel.select("b1", edit=True)
    (editor,) = panel.tree.findChildren(QLineEdit)
    with qtbot.waitSignal(panel.rename_requested) as asked:
        QTest.keyClicks(editor, "Lid!")
        QTest.keyClick(editor, Key.Key_Return)
    assert asked.args == ["b1", "Lid!"]


def test_other_colours(panel: BookmarksPanel) -> None:
    panel.set_tokens(read_tokens(dark=True))
    assert not panel.grab().isNull()


def test_the_number_of_matches_is_shown_where_not_all_are_listed(panel: BookmarksPanel) -> None:
    panel.show_marks(
        Collection(Bookmark(str(number), "tea", f"Tea {number}") for number in range(700)), BookmarksView()
    )
    QTest.keyClicks(panel.field, "tea")
    (said,) = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert said == "200 of 700 matches"


@pytest.fixture
def busy(qtbot: QtBot, jobs: JobRunner) -> BookmarksPanel:
    """A panel with so many bookmarks that a worker puts them in order."""
    made = BookmarksPanel(read_tokens(), None, jobs)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    many = [Bookmark(f"{n:05}", "tea", f"Tea {n}", "f" if n % 2 else "", float(n)) for n in range(2 * MAX_AT_ONCE)]
    made.show_marks(Collection([Folder("f", "Folder", place=-1.0), *many]), BookmarksView())
    qtbot.waitUntil(lambda: made.model.count() == len(many) + 1)
    return made


def test_of_thousands_the_last_filter_counts(qtbot: QtBot, busy: BookmarksPanel) -> None:
    QTest.keyClicks(busy.field, "tea 3999")
    qtbot.waitUntil(lambda: busy.model.count() == 1)
    assert busy.model.match_count == 1
    busy.field.clear()
    qtbot.waitUntil(lambda: busy.model.count() == 2 * MAX_AT_ONCE + 1)
    assert busy.model.rowCount() == MAX_AT_ONCE + 1


def test_of_thousands_what_is_seen_and_selected_stays(qtbot: QtBot, busy: BookmarksPanel) -> None:
    busy.select("03000")
    position = busy.tree.verticalScrollBar().value()
    assert position > 0
    with qtbot.waitSignal(busy.model.modelReset):
        busy.show_marks(Collection([*busy.model.source.bookmarks, Bookmark("new", "s", "New")]), BookmarksView())
    qtbot.waitUntil(lambda: busy.current is not None)
    assert [entry.id for entry in busy.chosen] == ["03000"]
    assert busy.tree.verticalScrollBar().value() == position


def test_of_thousands_only_what_is_seen_is_asked_for(busy: BookmarksPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt lays out every row: it must not ask Python for each."""
    asked: list[int] = []
    data = type(busy.model).data

    def counted(model: BookmarksModel, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        asked.append(role)
        return data(model, index, role)

    monkeypatch.setattr(type(busy.model), "data", counted)
    busy.tree.doItemsLayout()
    busy.tree.setExpanded(busy.model.index_of("f"), True)
    busy.tree.selectAll()
    busy.tree.scrollToBottom()
    assert not busy.grab().isNull()
    assert len(asked) < 1000
    QTest.keyClicks(busy.tree, "z")
    assert len(asked) < 1000
