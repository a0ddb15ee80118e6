"""A folder or a zip, by dialog or dropped: told by its path, and nothing left when a dialog is closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.window.source_choice import SourceChoice, dropped_source


@pytest.fixture(autouse=True)
def qts_own_dialogs() -> Iterator[None]:
    """Dialogs of Qt's own: those of a desktop cannot be reached from here."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def choice(qtbot: QtBot) -> SourceChoice:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return SourceChoice(window)


def dialog(choice: SourceChoice) -> QFileDialog:
    """The dialog that stands."""
    window = choice.parent()
    assert isinstance(window, QWidget)
    found = window.findChildren(QFileDialog)
    assert [one.isVisible() for one in found] == [True]
    return found[0]


def enter(qtbot: QtBot, asked: QFileDialog, path: Path) -> None:
    """Type a path and press Enter, as a user does."""
    line = asked.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    qtbot.keyClick(line, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]  # no types


def test_a_folder_is_chosen_by_its_path(qtbot: QtBot, choice: SourceChoice, tmp_path: Path) -> None:
    choice.choose_folder()
    asked = dialog(choice)
    assert asked.fileMode() == QFileDialog.FileMode.Directory
    assert asked.testOption(QFileDialog.Option.ShowDirsOnly)
    with qtbot.waitSignal(asked.destroyed), qtbot.waitSignal(choice.chosen) as told:
        enter(qtbot, asked, tmp_path)
    assert told.args == [str(tmp_path)]


def test_a_zip_is_chosen_by_its_path(qtbot: QtBot, choice: SourceChoice, tmp_path: Path) -> None:
    file = tmp_path / "exchange.zip"
    file.touch()
    choice.choose_zip()
    asked = dialog(choice)
    assert asked.nameFilters() == ["Zip archives (*.zip)"]
    with qtbot.waitSignal(choice.chosen) as told:
        enter(qtbot, asked, file)
    assert told.args == [str(file)]


@pytest.mark.parametrize("ask", ["choose_folder", "choose_zip"])
def test_escape_chooses_nothing_and_leaves_nothing(qtbot: QtBot, choice: SourceChoice, ask: str) -> None:
    getattr(choice, ask)()
    asked = dialog(choice)
    with qtbot.assertNotEmitted(choice.chosen), qtbot.waitSignal(asked.destroyed):
        qtbot.keyClick(asked, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]  # no types


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
