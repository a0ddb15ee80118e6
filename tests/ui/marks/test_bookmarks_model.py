"""The tree of bookmarks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from aixreader.ui.base.list_items import ROLE
from aixreader.ui.marks.bookmarks_arrangement import MAX_MATCHES_SHOWN, BookmarksView
from aixreader.ui.marks.bookmarks_model import MIME, RECORD, SEARCHES, STATE, BookmarksModel
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Bookmark, Folder

MARKS = Collection(
    (
        Folder("f1", "Kitchen", place=2.0, created="3"),
        Folder("f2", "Drawer", "f1", created="2"),
        Bookmark("b1", "lid", "#LID", place=1.0, tags=("steel",), created="1"),
        Bookmark("b2", "pot", "Pot", "f1", created="5", quote="Hot", edition="Tea 1"),
        Bookmark("b3", "cup", "A cup", "f2", created="4"),
        Bookmark("b4", "tea", "Tea", "gone", 3.0, created="9"),
    )
)
ORDER = {"tea": 0, "lid": 1}


@pytest.fixture
def model() -> BookmarksModel:
    made = BookmarksModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_marks(MARKS)
    return made


def shown(model: BookmarksModel, parent: QModelIndex | None = None) -> list[object]:
    index = parent if parent is not None else QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(index)):
        child = model.index(row, 0, index)
        inner = shown(model, child)
        name = child.data(RECORD).id
        found.append((name, inner) if inner else name)
    return found


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        ("hand", ["b1", ("f1", [("f2", ["b3"]), "b2"]), "b4"]),
        ("title", [("f1", [("f2", ["b3"]), "b2"]), "b1", "b4"]),
        ("date", [("f1", [("f2", ["b3"]), "b2"]), "b4", "b1"]),
        ("text", [("f1", [("f2", ["b3"]), "b2"]), "b4", "b1"]),
    ],
)
def test_sorted(model: BookmarksModel, sort: str, wanted: list[object]) -> None:
    model.show(BookmarksView(sort=sort, order=ORDER))
    assert shown(model) == wanted
    assert model.count() == 6
    assert model.index_of("b3").parent().data() == "Drawer"
    assert not model.index_of("nothing").isValid()


@pytest.mark.parametrize(
    ("words", "wanted"), [(("steel",), ["b1"]), (("kitchen",), ["b2"]), (("o", "t"), ["b2"]), (("zebra",), [])]
)
def test_filtered_it_is_a_list(model: BookmarksModel, words: tuple[str, ...], wanted: list[str]) -> None:
    model.show(BookmarksView(words=words))
    assert shown(model) == wanted
    assert not model.can_move


def test_texts_of_a_row(model: BookmarksModel) -> None:
    model.show(BookmarksView(roles=lambda section: "control" if section == "pot" else None, states={"b2": "reworded"}))
    pot, folder = model.index_of("b2"), model.index_of("f1")
    assert pot.data(ROLE) == "control"
    assert pot.data(STATE) == "reworded"
    assert pot.data(Qt.ItemDataRole.AccessibleTextRole) == "Pot, control, reworded"
    assert pot.data(Qt.ItemDataRole.ToolTipRole) == "Pot\nHot\nTea 1"
    assert folder.data(Qt.ItemDataRole.AccessibleTextRole) == "Kitchen, folder"
    assert folder.data(ROLE) is None
    assert model.data(QModelIndex()) is None


def test_dropped_rows_ask_to_be_moved(qtbot: QtBot, model: BookmarksModel) -> None:
    model.show(BookmarksView())
    data = model.mimeData([model.index_of("b1"), model.index_of("b4")])
    assert data.hasFormat(MIME)
    with qtbot.waitSignal(model.moved) as moved:
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index_of("f1"))
    assert moved.args == [["b1", "b4"], "f1", -1]
    with qtbot.waitSignal(model.moved) as moved:
        model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    assert moved.args == [["b1", "b4"], "", 2]
    with qtbot.assertNotEmitted(model.moved):
        model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    with qtbot.waitSignal(model.moved) as moved:
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index_of("b2"))
    assert moved.args == [["b1", "b4"], "f1", 2], "on a bookmark is after it"
    assert model.flags(model.index_of("f1")) & Qt.ItemFlag.ItemIsDropEnabled
    model.show(BookmarksView(sort="title"))
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index_of("f1"))
    with qtbot.assertNotEmitted(model.moved):
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index_of("f1"))


def test_another_title(qtbot: QtBot, model: BookmarksModel) -> None:
    model.show(BookmarksView())
    with qtbot.waitSignal(model.renamed) as renamed:
        assert model.setData(model.index_of("b1"), "  The   lid ")
    assert renamed.args == ["b1", "The lid"]
    for same in ("#LID", "  ", ""):
        with qtbot.assertNotEmitted(model.renamed):
            assert not model.setData(model.index_of("b1"), same)


def test_of_folders_inside_each_other_the_first_is_at_the_top(model: BookmarksModel) -> None:
    model.set_marks(Collection([Folder("a", "A", "b"), Folder("b", "B", "a"), Bookmark("c", "s", "T")]))
    model.show(BookmarksView())
    assert shown(model) == [("a", ["b"]), "c"]


def test_of_thousands_that_match_the_first_are_shown(model: BookmarksModel) -> None:
    model.set_marks(
        Collection(Bookmark(str(number), "tea", f"Tea {number}", place=float(number)) for number in range(2000))
    )
    model.show(BookmarksView(words=("tea",)))
    assert (model.rowCount(), model.match_count) == (MAX_MATCHES_SHOWN, 2000)


def test_saved_searches_stand_at_the_end_and_are_no_records(model: BookmarksModel) -> None:
    model.set_searches(("tea & pot", "steam"))
    model.show(BookmarksView())
    group = model.index_of(SEARCHES)
    assert (group.row(), group.data(), model.name_of(group)) == (3, "Saved searches", SEARCHES)
    assert model.count() == 6
    assert [model.search_at(model.index(row, 0, group)) for row in range(model.rowCount(group))] == [
        "tea & pot",
        "steam",
    ]
    search = model.index(0, 0, group)
    assert search.data(Qt.ItemDataRole.AccessibleTextRole) == "tea & pot, saved search"
    assert model.entry(search) is None
    for index in (group, search):
        assert not model.flags(index) & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)
        assert not model.canDropMimeData(model.mimeData([model.index(0, 0)]), Qt.DropAction.MoveAction, -1, 0, index)
        assert not model.setData(index, "another")
    model.show(BookmarksView(words=("tea",)))
    assert not model.index_of(SEARCHES).isValid(), "not among the matches of a filter"
    model.set_searches(())
    model.show(BookmarksView())
    assert model.rowCount() == 3
