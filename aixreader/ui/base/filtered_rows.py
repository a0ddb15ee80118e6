"""Moving the current row of a filtered tree by keys: rows that only lead to a match are skipped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QTreeView

Cursor = QAbstractItemView.CursorAction
UP = frozenset({Cursor.MoveUp, Cursor.MoveEnd, Cursor.MovePageUp})
"""From where these lead, a match is looked for upwards; from where all others lead, downwards."""
ALL_THE_WAY = frozenset({Cursor.MovePageUp, Cursor.MovePageDown, Cursor.MoveHome, Cursor.MoveEnd})
"""Where there is no match beyond, the last one before is meant."""


def matching_row(
    view: QTreeView, action: Cursor, reached: QModelIndex, matches: Callable[[QModelIndex], bool]
) -> QModelIndex:
    """The row of a match that `action` leads to; `reached` is where it leads without a filter. The current row where
    there is none.
    """
    if action == Cursor.MoveLeft:
        return _first(view.model().parent, reached, matches) or view.currentIndex()
    step, back = (view.indexAbove, view.indexBelow) if action in UP else (view.indexBelow, view.indexAbove)
    found = _first(step, reached, matches)
    if found is None and action in ALL_THE_WAY:
        found = _first(back, reached, matches)
    return found or view.currentIndex()


def _first(
    step: Callable[[QModelIndex], QModelIndex], index: QModelIndex, matches: Callable[[QModelIndex], bool]
) -> QModelIndex | None:
    while index.isValid() and not matches(index):
        index = step(index)
    return index if index.isValid() else None
