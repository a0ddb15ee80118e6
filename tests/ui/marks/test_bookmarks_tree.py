"""The tree view of bookmarks."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.bookmarks_arrangement import BookmarksSource, BookmarksView
from aixreader.ui.marks.bookmarks_model import BookmarksModel
from aixreader.ui.marks.bookmarks_tree import BookmarksTree
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Bookmark
from tests.ui.marks.test_bookmarks_model import MARKS


@pytest.fixture
def tree(qtbot: QtBot) -> BookmarksTree:
    model = BookmarksModel()
    made = BookmarksTree(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.show_rows(BookmarksView(), BookmarksSource(MARKS).arrange(BookmarksView()), ("f1", "f2", "gone"))
    return made


def model_of(tree: BookmarksTree) -> BookmarksModel:
    model = tree.model()
    assert isinstance(model, BookmarksModel)
    return model


def test_the_selection_is_in_the_order_of_the_rows(tree: BookmarksTree) -> None:
    tree._select(("b4", "b2", "b3", "b1", "gone"))
    assert [entry.id for entry in tree.chosen] == ["b1", "b3", "b2", "b4"]


def test_it_outlives_another_order_and_rows_that_are_gone(tree: BookmarksTree) -> None:
    tree._select(("b4", "b1"))
    view = BookmarksView(sort="title")
    tree.show_rows(view, BookmarksSource(Collection([Bookmark("b4", "tea", "Tea")])).arrange(view), ())
    assert [entry.id for entry in tree.chosen] == ["b4"]
    assert not tree.dragEnabled()


def test_a_letter_finds_a_row(tree: BookmarksTree) -> None:
    tree.keyboardSearch("te")
    assert tree.currentIndex() == model_of(tree).index_of("b4")
