"""A folder or zip, chosen in a dialog or dropped, is emitted as a path; a closed dialog is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.window.source_choice import SourceChoice, dropped_address, dropped_source


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
    choice.choose_folder()
    dialog = open_dialog(choice)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    assert dialog.testOption(QFileDialog.Option.ShowDirsOnly)
    with qtbot.waitSignal(dialog.destroyed), qtbot.waitSignal(choice.chosen) as chosen:
        enter(qtbot, dialog, tmp_path)
    assert chosen.args == [str(tmp_path)]


def test_a_zip_is_chosen_by_its_path(qtbot: QtBot, choice: SourceChoice, tmp_path: Path) -> None:
    file = tmp_path / "exchange.zip"
    file.touch()
    choice.choose_zip()
    dialog = open_dialog(choice)
    assert dialog.nameFilters() == ["Zip archives (*.zip)"]
    with qtbot.waitSignal(choice.chosen) as chosen:
        enter(qtbot, dialog, file)
    assert chosen.args == [str(file)]


@pytest.mark.parametrize("ask", ["choose_folder", "choose_zip"])
def test_escape_chooses_nothing_and_leaves_nothing(qtbot: QtBot, choice: SourceChoice, ask: str) -> None:
    getattr(choice, ask)()
    dialog = open_dialog(choice)
    with qtbot.assertNotEmitted(choice.chosen), qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]  # no types


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (["folder"], "folder"),
        (["a.zip"], "a.zip"),
        (["B.ZIP"], "B.ZIP"),
        (["a.md"], None),
        (["folder", "a.zip"], None),
        ([], None),
    ],
)
def test_one_folder_or_zip_can_be_dropped(tmp_path: Path, names: list[str], taken: str | None) -> None:
    (tmp_path / "folder").mkdir()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    assert dropped_source(data) == (tmp_path / taken if taken else None)


def test_nothing_from_the_net_is_taken() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.zip")])
    assert dropped_source(data) is None


def test_an_address_of_the_exchange_can_be_dropped() -> None:
    link, text, other = QMimeData(), QMimeData(), QMimeData()
    link.setUrls([QUrl("https://owaspai.org/docs/1_controls/?x#teapot")])
    text.setText(" owaspai.org/go/teapot ")
    other.setText("https://example.org/go/teapot")
    assert dropped_address(link) == "https://owaspai.org/docs/1_controls/?x#teapot"
    assert dropped_address(text) == "owaspai.org/go/teapot"
    assert dropped_address(other) is None
    assert dropped_address(QMimeData()) is None
