"""The reader was updated while it was open: told once it is in front, and instead of what goes wrong for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.app.installation import Installation
from aixreader.ui.app.updates import Updates
from aixreader.ui.base.messages import Messages
from tests.ui.seen import box, boxes, press

ACTIVE, INACTIVE = Qt.ApplicationState.ApplicationActive, Qt.ApplicationState.ApplicationInactive


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "aixreader"
    path.write_bytes(b"one")
    return path


@pytest.fixture
def window(bare_window: QWidget) -> QWidget:
    return bare_window


@pytest.fixture
def updates(window: QWidget, file: Path) -> Updates:
    return Updates(Messages(window), Installation(file), window)


def test_where_nothing_was_exchanged_nothing_is_told(updates: Updates, window: QWidget) -> None:
    updates.look(ACTIVE)
    assert not updates.explain()
    assert boxes(window) == []


def test_it_is_told_once_when_the_reader_is_in_front(updates: Updates, window: QWidget, file: Path) -> None:
    file.write_bytes(b"another")
    updates.look(INACTIVE)
    assert boxes(window) == []
    updates.look(ACTIVE)
    assert "updated while it was open" in box(window).windowTitle()
    box(window).reject()
    updates.look(ACTIVE)
    assert boxes(window) == []


def test_whatever_fails_after_it_is_told_so(updates: Updates, window: QWidget, file: Path, qtbot: QtBot) -> None:
    file.write_bytes(b"another")
    assert updates.explain()
    assert updates.explain()
    shown = box(window)
    with qtbot.waitSignal(shown.destroyed):
        shown.reject()
    assert updates.explain()
    assert len(boxes(window)) == 1


def test_it_can_be_opened_again_at_once(updates: Updates, window: QWidget, file: Path, qtbot: QtBot) -> None:
    file.write_bytes(b"another")
    updates.look(ACTIVE)
    with qtbot.waitSignal(updates.restart_requested):
        press(box(window), "Open again")
