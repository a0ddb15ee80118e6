"""The dock with the periodic table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDockWidget, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aixreader.edition.edition import open_edition
from aixreader.services.session.session import Session
from aixreader.ui.table.table_controller import TableController
from aixreader.ui.window.table_dock import TableDock
from tests.ui.window.conftest import Frame


@dataclass(frozen=True, slots=True)
class Docked:
    """A dock with the table that it shows."""

    dock: TableDock
    table: TableController


@pytest.fixture
def docked(frame: Frame) -> Docked:
    table = TableController(frame.context)
    return Docked(TableDock(frame.context, frame.window, table.make_panel), table)


def test_it_is_shown_and_hidden_and_opens_sections_in_the_page(qtbot: QtBot, frame: Frame, docked: Docked) -> None:
    docked.dock.set_shown(shown=True)
    assert not docked.dock.is_shown, "without an edition there is none"
    assert frame.window.findChildren(QDockWidget) == []

    frame.open("teapot")
    action = frame.context.actions["table_beside"]
    action.trigger()
    assert (docked.dock.is_shown, action.isChecked()) == (True, True)
    (dock,) = frame.window.findChildren(QDockWidget)

    panel = docked.table.in_front
    assert panel is not None
    address = frame.context.section_address("lidlock")
    panel.address_requested.emit(address, False)
    qtbot.waitUntil(lambda: frame.context.address == address)
    assert frame.host.reader is not None
    panel.address_requested.emit(frame.context.section_address("oversteep"), True)
    assert frame.host.reader.tabs.count == 2

    dock.close()
    assert (docked.dock.is_shown, action.isChecked()) == (False, False)


def test_another_edition_has_a_table_of_its_own(frame: Frame, docked: Docked, built: Path) -> None:
    frame.open("teapot")
    docked.dock.set_shown(shown=True)
    before = docked.table.in_front
    with Session(open_edition(built)) as other:
        frame.context.set_session(other)
        assert docked.dock.is_shown
        assert docked.table.in_front is not before


def test_a_folder_dropped_on_the_dock_as_a_window_of_its_own_is_opened(
    frame: Frame, docked: Docked, tmp_path: Path
) -> None:
    frame.open("teapot")
    docked.dock.set_shown(shown=True)
    (dock,) = frame.window.findChildren(QDockWidget)
    dock.setFloating(True)
    dropped: list[Path] = []
    frame.window.drops.source_dropped.connect(dropped.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(dock.windowHandle(), QDropEvent(QPointF(9, 9), copy, data, left, none))
    assert dropped == [tmp_path]


def test_a_small_window_has_room_for_it_after_a_failed_opening(frame: Frame, docked: Docked) -> None:
    before = frame.window.minimumSizeHint().width()
    wide = QWidget()
    wide.setMinimumSize(0, 0)
    label = QLabel("wide", wide)
    label.setFixedWidth(1500)
    QVBoxLayout(wide).addWidget(label)
    frame.window.show_widget(wide)
    frame.open("teapot")
    assert frame.window.minimumSizeHint().width() <= before
    docked.dock.set_shown(shown=True)
    assert frame.window.minimumSizeHint().width() < 900
