"""Reading lists from and to files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.lists.lists_controller import ListsController
from aixreader.ui.marks.marks_repository import MarksRepository


def test_a_list_is_shared_and_comes_back(
    qtbot: QtBot, lists: ListsController, repository: MarksRepository, tmp_path: Path
) -> None:
    lists.source.choose("tea")
    current, own = lists.source.current, lists.source.own
    assert current is not None
    file = tmp_path / "tea.json"
    with qtbot.waitSignal(lists._context.messages.file_saved):
        lists.exchange.share(current, own, file)
    lists.editor.delete("tea")
    qtbot.waitUntil(lambda: [each.title for each in lists.source.lists] == ["Pot"])
    lists.load(file)
    qtbot.waitUntil(lambda: [each.title for each in lists.source.lists] == ["Pot", "Tea"])
    (made,) = (each for each in repository.marks.reading_lists if each.title == "Tea")
    assert own is not None
    assert made.entries == own.entries
    dialog = lists.exchange.ask_to_share(current, own)
    assert dialog.selectedFiles()[0].endswith("ai-exchange-reading-list-tea.json")
    dialog.reject()
    chooser = lists.exchange.ask_to_import()
    assert chooser.fileMode() == QFileDialog.FileMode.ExistingFile
    chooser.reject()


def test_what_is_no_list_is_told(qtbot: QtBot, context: ReaderContext, lists: ListsController, tmp_path: Path) -> None:
    (tmp_path / "no.json").write_text("{}", encoding="utf-8")
    lists.load(tmp_path / "no.json")
    qtbot.waitUntil(lambda: bool(context.window.findChildren(QMessageBox)))
    (box,) = context.window.findChildren(QMessageBox)
    assert "no.json is not a reading list" in box.text()
    box.close()
    assert len(lists.source.lists) == 2
