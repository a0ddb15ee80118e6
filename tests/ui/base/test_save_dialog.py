"""The dialogs that ask in which format to save, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aixreader.publish.output import OutputFormat
from aixreader.ui.base.format_list import FormatChoice
from aixreader.ui.base.save_dialog import MAX_STEM_LENGTH, FormatDialog, SaveDialog, ask_to_save, file_stem

FORMATS: tuple[OutputFormat[None], ...] = (OutputFormat("md", "Markdown"), OutputFormat("txt", "Plain text"))
TEXT, FOLDER = FormatChoice("Plain text", "txt"), FormatChoice("Markdown, a folder", "")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    result = QWidget()
    qtbot.addWidget(result)
    return result


def test_it_is_for_one_format(parent: QWidget) -> None:
    for choice, name_filter in ((TEXT, "Plain text (*.txt)"), (FOLDER, "Markdown, a folder (*)")):
        dialog = SaveDialog(parent, "Save tea", choice, "tea")
        assert dialog.windowTitle() == "Save tea"
        assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        assert dialog.nameFilters() == [name_filter]
        assert dialog.defaultSuffix() == choice.suffix


def test_the_file_that_is_chosen(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    dialog = SaveDialog(parent, "Save tea", TEXT, str(tmp_path / "tea"))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    with qtbot.waitSignal(dialog.fileSelected) as chosen:
        dialog.accept()
    assert chosen.args == [str(tmp_path / "tea.txt")]


def test_it_goes_when_it_is_closed(parent: QWidget) -> None:
    dialog = SaveDialog(parent, "Save tea", TEXT, "tea")
    dialog.open()
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(QFileDialog) == []


def test_the_format_is_asked_for_first(parent: QWidget, tmp_path: Path) -> None:
    saved: list[Path] = []
    ask_to_save(parent, "Save tea", FORMATS, "tea", saved.append)
    (formats,) = parent.findChildren(FormatDialog)
    formats.formats.setCurrentRow(1)
    formats.accept()
    (file,) = parent.findChildren(QFileDialog)
    assert file.nameFilters() == ["Plain text (*.txt)"]
    file.fileSelected.emit(str(tmp_path / "tea.txt"))
    assert saved == [tmp_path / "tea.txt"]
    file.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(FormatDialog) == []


def test_a_file_is_called_after_what_is_in_it() -> None:
    for words, stem in (
        (("Monitor use",), "ai-exchange-monitor-use"),
        (("#MONITOR USE", "related"), "ai-exchange-monitor-use-related"),
        (("search", '"a/b" OR role:x*?<>|'), "ai-exchange-search-a-b-or-role-x"),
        (("CON",), "ai-exchange-con"),
        (("../../etc/passwd\x00\n",), "ai-exchange-etc-passwd"),
        (("Überwachung",), "ai-exchange-überwachung"),
        (("",), "ai-exchange"),
        (("2026-08-22",), "ai-exchange-2026-08-22"),
    ):
        assert file_stem(*words) == stem
    assert len(file_stem("word " * 100)) <= MAX_STEM_LENGTH
