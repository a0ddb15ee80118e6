"""The notice that the reader was updated while running: once when it becomes active, and in place of bug reports."""

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


def test_without_an_update_there_is_no_notice(updates: Updates, window: QWidget) -> None:
    updates.on_state_changed(ACTIVE)
    assert not updates.show_notice()
    assert boxes(window) == []


def test_the_notice_is_shown_once_when_the_reader_is_active(updates: Updates, window: QWidget, file: Path) -> None:
    file.write_bytes(b"another")
    updates.on_state_changed(INACTIVE)
    assert boxes(window) == []
    updates.on_state_changed(ACTIVE)
    assert "updated while it was open" in box(window).windowTitle()
    box(window).reject()
    updates.on_state_changed(ACTIVE)
    assert boxes(window) == []


def test_the_notice_can_be_shown_again_after_it_was_closed(
    updates: Updates, window: QWidget, file: Path, qtbot: QtBot
) -> None:
    file.write_bytes(b"another")
    assert updates.show_notice()
    assert updates.show_notice()
    shown = box(window)
    with qtbot.waitSignal(shown.destroyed):
        shown.reject()
    assert updates.show_notice()
    assert len(boxes(window)) == 1


def test_restart_can_be_requested(updates: Updates, window: QWidget, file: Path, qtbot: QtBot) -> None:
    file.write_bytes(b"another")
    updates.on_state_changed(ACTIVE)
    with qtbot.waitSignal(updates.restart_requested):
        press(box(window), "Restart")
