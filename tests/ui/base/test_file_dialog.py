"""Where file dialogs begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.file_dialog import FileDialog


def test_it_begins_where_a_file_was_chosen_last(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileDialog, "last_folder", "")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "documents"))
    parent = QWidget()
    qtbot.addWidget(parent)

    def folder() -> Path:
        return Path(FileDialog(parent, "Choose").directory().absolutePath())

    assert folder() == Path.home(), "there is no folder of documents"
    for name in ("documents", "work"):
        (tmp_path / name).mkdir()
    assert folder() == tmp_path / "documents"
    FileDialog(parent, "Choose").fileSelected.emit(str(tmp_path / "work" / "tea.md"))
    assert folder() == tmp_path / "work"
    (tmp_path / "work").rmdir()
    assert folder() == tmp_path / "documents"
