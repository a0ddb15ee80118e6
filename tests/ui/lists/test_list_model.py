"""The rows of a reading list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.knowledge.reading_lists import resolve_own
from aixreader.services.session.session import Session
from aixreader.ui.lists.list_model import IS_HERE, IS_READ, ListModel
from tests.ui.lists.conftest import TEA

Role = Qt.ItemDataRole


def test_rows_tell_title_state_time_and_reason(qtbot: QtBot, session: Session) -> None:
    model = ListModel()
    entries = resolve_own(session, TEA).entries
    read = {"lidlock"}
    model.show(entries, read.__contains__, is_own=False)
    index = model.index(1, 0)
    assert index.data() == "Lid lock"
    assert index.data(Role.AccessibleTextRole) == "Lid lock, read, 1 min, Why lidlock"
    assert index.data(Role.ToolTipRole) == "Lid lock\nWhy lidlock"
    assert index.data(Role.CheckStateRole) == Qt.CheckState.Checked
    assert model.index(0, 0).data(Role.AccessibleTextRole).startswith("Teapot watch, not read")
    assert not model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    model.set_here(1)
    assert index.data(IS_HERE)
    assert model.row_of("oversteep") == 2
    assert model.row_of("gone") is None
    read.clear()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(entries, read.__contains__, is_own=True)
    assert not index.data(IS_READ)
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    with qtbot.waitSignal(model.modelReset):
        model.show(entries[:1], read.__contains__, is_own=True)
    assert model.entry(model.index(5, 0)) is None
