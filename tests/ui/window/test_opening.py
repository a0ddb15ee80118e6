"""The ways to another edition: actions, the page that tells a failure, the shelf, a new place for a lost one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.shelf import SOURCE
from tests.ui.seen import press, trigger


@pytest.fixture(autouse=True)
def qts_own_dialogs() -> Iterator[None]:
    """Use Qt's own file dialogs: those of the desktop cannot be controlled by a test."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


def dialog(controller: WindowController) -> QFileDialog:
    """The open file dialog."""
    (shown,) = (dialog for dialog in controller.window.findChildren(QFileDialog) if dialog.isVisible())
    return shown


def choose(qtbot: QtBot, controller: WindowController, path: Path) -> None:
    """Type a path into the open dialog, and wait for the edition."""
    shown = dialog(controller)
    line = shown.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    with qtbot.waitSignal(controller.context.page_loaded):
        qtbot.keyClick(line, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]  # no types


def test_an_edition_is_chosen_and_one_that_was_moved_is_found(
    qtbot: QtBot, controller: WindowController, site: Path, tmp_path: Path
) -> None:
    controller.state.begin()
    trigger(controller, "open_folder")
    choose(qtbot, controller, site)
    assert controller._opener.source == site
    entry = controller.shelf.shelf.entries[0]
    link = tmp_path / "link"
    link.symlink_to(site)
    controller.shelf.locate(entry.id)
    assert dialog(controller).fileMode() == QFileDialog.FileMode.Directory
    choose(qtbot, controller, link)
    assert [(kept.path, kept.kind) for kept in controller.shelf.shelf.entries] == [(str(link), SOURCE)]


@pytest.mark.usefixtures("tiny_is_shipped")
def test_where_nothing_opened_there_are_three_ways_on(
    qtbot: QtBot, controller: WindowController, tmp_path: Path
) -> None:
    with qtbot.waitSignal(controller.opening_failed):
        controller.open_source(tmp_path, None)
    failure = controller._switch.failure
    for text, mode in (
        ("Open Exchange folder…", QFileDialog.FileMode.Directory),
        ("Open Exchange archive…", QFileDialog.FileMode.ExistingFile),
    ):
        press(failure, text)
        assert dialog(controller).fileMode() == mode
        dialog(controller).reject()
    with qtbot.waitSignal(controller.context.page_loaded):
        press(failure, "Open the edition that comes with the reader")
    assert controller._opener.is_shipped
