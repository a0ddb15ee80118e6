"""Keys in a filtered tree: rows that only lead to a match are skipped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView
from pytestqt.qtbot import QtBot

from aixreader.ui.base.filtered_rows import matching_row

Cursor = QAbstractItemView.CursorAction


@pytest.fixture
def tree(qtbot: QtBot) -> QTreeView:
    """Three pots with a lid each, and the rows that begin with a small letter match."""
    tree = QTreeView()
    qtbot.addWidget(tree)
    model = QStandardItemModel(tree)
    for number in range(3):
        pot = QStandardItem(f"Pot {number}")
        pot.appendRows([QStandardItem(f"lid {number}"), QStandardItem(f"Tea {number}")])
        model.appendRow(pot)
    tree.setModel(model)
    tree.expandAll()
    return tree


def matches(index: QModelIndex) -> bool:
    return str(index.data())[0].islower()


def test_every_key_ends_at_a_match(tree: QTreeView) -> None:
    model = tree.model()
    first, last = model.index(0, 0), model.index(2, 0)
    tree.setCurrentIndex(model.index(0, 0, model.index(1, 0)))
    for action, reached, found in (
        (Cursor.MoveHome, first, "lid 0"),
        (Cursor.MoveEnd, model.index(1, 0, last), "lid 2"),
        (Cursor.MovePageUp, first, "lid 0"),
        (Cursor.MovePageDown, model.index(1, 0, last), "lid 2"),
        (Cursor.MoveDown, model.index(1, 0, model.index(1, 0)), "lid 2"),
        (Cursor.MoveUp, model.index(1, 0), "lid 0"),
        (Cursor.MoveLeft, model.index(1, 0), "lid 1"),
        (Cursor.MoveRight, last, "lid 2"),
        (Cursor.MoveDown, model.index(1, 0, last), "lid 1"),
        (Cursor.MoveUp, first, "lid 1"),
        (Cursor.MoveDown, QModelIndex(), "lid 1"),
    ):
        assert matching_row(tree, action, reached, matches).data() == found, (action, reached.data())


def test_without_a_match_nothing_moves(tree: QTreeView) -> None:
    tree.setCurrentIndex(tree.model().index(1, 0))
    for action in Cursor:
        assert matching_row(tree, action, tree.model().index(0, 0), lambda _row: False) == tree.currentIndex()
