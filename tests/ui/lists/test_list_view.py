"""Keys of a reading list's rows; what they do is tested with the panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.knowledge.reading_lists import resolve_own
from aixreader.services.session.session import Session
from aixreader.ui.lists.list_model import ListModel
from aixreader.ui.lists.list_view import ListView
from tests.ui.lists.conftest import TEA

Key, Control, Plain = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> ListView:
    view = ListView()
    qtbot.addWidget(view)
    model = ListModel(view)
    model.show(resolve_own(session, TEA).entries, lambda _section: False, is_own=True)
    view.setModel(model)
    return view


def test_keys(qtbot: QtBot, view: ListView) -> None:
    view.setCurrentIndex(view.model().index(1, 0))
    for signal, key, modifier in (
        (view.opened, Key.Key_Return, Plain),
        (view.opened, Key.Key_Enter, Control),
        (view.ticked, Key.Key_Space, Plain),
        (view.removal_requested, Key.Key_Delete, Plain),
        (view.rename_requested, Key.Key_F2, Plain),
        (view.step_requested, Key.Key_Down, Control),
    ):
        with qtbot.waitSignal(signal):
            QTest.keyClick(view, key, modifier)
    view.selectAll()
    with qtbot.waitSignal(view.ticked, check_params_cb=lambda indexes: len(indexes) == 3):
        QTest.keyClick(view, Key.Key_Space)
