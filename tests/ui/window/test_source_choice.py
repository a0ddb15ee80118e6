"""A folder or zip that is chosen in a dialog is passed on as a path; a closed dialog is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from aixreader.ui.window.source_choice import SourceChoice


@pytest.fixture(autouse=True)
def qts_own_dialogs() -> Iterator[None]:
    """Use Qt's own file dialogs: those of the desktop cannot be controlled by a test."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def choice(qtbot: QtBot) -> SourceChoice:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return SourceChoice(window)


def open_dialog(choice: SourceChoice) -> QFileDialog:
    """The open file dialog."""
    window = choice.parent()
    assert isinstance(window, QWidget)
    dialogs = window.findChildren(QFileDialog)
    assert [one.isVisible() for one in dialogs] == [True]
    return dialogs[0]


def enter(qtbot: QtBot, dialog: QFileDialog, path: Path) -> None:
    """Type a path and press Enter, as a user does."""
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    qtbot.keyClick(line, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]  # no types


def test_a_folder_is_chosen_by_its_path(qtbot: QtBot, choice: SourceChoice, tmp_path: Path) -> None:
    chosen: list[str] = []
    choice.choose_folder(chosen.append)
    dialog = open_dialog(choice)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    assert dialog.testOption(QFileDialog.Option.ShowDirsOnly)
    enter(qtbot, dialog, tmp_path)
    qtbot.waitUntil(lambda: not isValid(dialog))  # type: ignore[no-untyped-call]  # no types
    assert chosen == [str(tmp_path)]


def test_a_zip_is_chosen_by_its_path(qtbot: QtBot, choice: SourceChoice, tmp_path: Path) -> None:
    file = tmp_path / "exchange.zip"
    file.touch()
    chosen: list[str] = []
    choice.choose_archive(chosen.append)
    dialog = open_dialog(choice)
    assert dialog.nameFilters() == ["Archives (*.zip *.tar.gz *.tgz)"]
    enter(qtbot, dialog, file)
    qtbot.waitUntil(lambda: chosen == [str(file)])


@pytest.mark.parametrize("ask", ["choose_folder", "choose_archive"])
def test_escape_chooses_nothing_and_leaves_nothing(qtbot: QtBot, choice: SourceChoice, ask: str) -> None:
    chosen: list[str] = []
    getattr(choice, ask)(chosen.append)
    dialog = open_dialog(choice)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]  # no types
    qtbot.waitUntil(lambda: not isValid(dialog))  # type: ignore[no-untyped-call]  # no types
    assert chosen == []
