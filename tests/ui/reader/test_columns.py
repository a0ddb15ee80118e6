"""Two columns, or two rows where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.columns import MAX_SHARE, MIN_SHARE, MIN_WIDTH, SHARE, Columns


@pytest.fixture
def columns(qtbot: QtBot) -> Columns:
    columns = Columns()
    qtbot.addWidget(columns)
    for _ in range(2):
        columns.add(QWidget())
    columns.resize(1000, 500)
    columns.show()
    return columns


def test_the_room_is_shared_in_both_orientations(columns: Columns) -> None:
    for width, height in ((1000, 500), (MIN_WIDTH, 300), (MIN_WIDTH - 1, 700), (1200, 300)):
        columns.resize(width, height)
        is_wide = width >= MIN_WIDTH
        assert columns.orientation() == (Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
        room = width if is_wide else height
        assert abs(columns.sizes()[1] - room * SHARE / 100) <= 2


def test_a_divider_that_was_moved_keeps_its_share(qtbot: QtBot, columns: Columns) -> None:
    with qtbot.waitSignal(columns.share_changed):
        columns.moveSplitter(700, 1)
    assert columns.share == 30
    columns.resize(700, 500)
    assert abs(columns.sizes()[1] - 210) <= 2
    columns.resize(500, 500)
    assert abs(columns.sizes()[1] - 150) <= 2
    columns.share = 55
    assert abs(columns.sizes()[1] - 275) <= 2


@pytest.mark.parametrize(("share", "kept"), [(0, MIN_SHARE), (100, MAX_SHARE), (50, 50)])
def test_a_share_leaves_room_for_both(columns: Columns, share: int, kept: int) -> None:
    columns.share = share
    assert columns.share == kept


def test_one_alone_has_all_the_room(qtbot: QtBot) -> None:
    columns = Columns()
    qtbot.addWidget(columns)
    only = QWidget()
    columns.add(only)
    columns.resize(800, 400)
    columns.show()
    assert only.width() == 800
