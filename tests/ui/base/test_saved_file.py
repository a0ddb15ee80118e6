"""What was saved is opened with the system's programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QToolButton, QWidget

from aixreader.ui.base.saved_file import INDEX, SavedButtons, open_saved, show_folder


class System(QObject):
    """Takes the place of the system's programs for files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.opened.append(address.toLocalFile())


@pytest.fixture
def system() -> Iterator[System]:
    system = System()
    QDesktopServices.setUrlHandler("file", system, "take")  # type: ignore[arg-type]  # bytes are refused
    yield system
    QDesktopServices.unsetUrlHandler("file")


def test_a_file_and_a_folder(system: System, bare_window: QWidget, tmp_path: Path) -> None:
    folder, file, odd = tmp_path / "chapters", tmp_path / "a.pdf", tmp_path / "50 % #1.md"
    folder.mkdir()
    for path, act, expected in (
        (file, open_saved, file),
        (file, show_folder, tmp_path),
        (odd, open_saved, odd),
        (folder, open_saved, folder),
        (folder, show_folder, folder),
    ):
        act(path)
        assert system.opened.pop() == str(expected)
    buttons = SavedButtons(bare_window)
    assert buttons.isHidden()
    buttons.offer(file)
    for button in buttons.findChildren(QToolButton):
        assert button.isVisible()
        button.click()
    assert [system.opened.pop() for _ in range(2)] == [str(tmp_path), str(file)]
    (folder / INDEX).touch()
    open_saved(folder)
    assert system.opened == [str(folder / INDEX)]
