"""How visits are drawn."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.marks.history_delegate import ROW, HistoryDelegate
from aixreader.ui.marks.history_model import HistoryModel
from aixreader.userdata.records import Visit


def test_title_and_time_are_seen(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = HistoryModel(view)
    delegate = HistoryDelegate(read_tokens(), view)
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.resize(300, 90)
    view.show()

    def picture(title: str, when: str) -> bytes:
        model.show([Visit("v", "s", title, when)], date(2026, 11, 23))
        return bytes(view.grab().toImage().constBits())

    first = picture("Tea", "2026-11-22T10:00:00Z")
    assert first == picture("Tea", "2026-11-22T10:00:00Z")
    assert first != picture("Pot", "2026-11-22T10:00:00Z")
    assert first != picture("Tea", "2026-11-22T10:01:00Z")
    view.setCurrentIndex(model.index(1, 0))
    assert first != bytes(view.grab().toImage().constBits())
    before = bytes(view.grab().toImage().constBits())
    delegate.set_tokens(read_tokens(dark=True))
    view.viewport().update()
    assert before != bytes(view.grab().toImage().constBits())
    assert delegate.sizeHint(QStyleOptionViewItem(), model.index(0, 0)).height() >= ROW
