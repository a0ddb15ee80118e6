"""The dialog that asks where to save."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aixreader.publish import citation
from aixreader.publish.output import OutputFormat
from aixreader.services.export import export_formats
from aixreader.services.marks import marks_files
from aixreader.services.tables import table_files
from aixreader.ui.base.save_dialog import SaveDialog, format_label

FORMATS: tuple[OutputFormat[None], ...] = (OutputFormat("md", "Markdown"), OutputFormat("txt", "Plain text"))


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    result = QWidget()
    qtbot.addWidget(result)
    return result


def test_it_is_made_from_the_formats(parent: QWidget) -> None:
    dialog = SaveDialog(parent, "Save tea", FORMATS, "tea")
    assert dialog.windowTitle() == "Save tea"
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.nameFilters() == ["Markdown (*.md)", "Plain text (*.txt)"]
    assert dialog.defaultSuffix() == "md"


def test_the_suffix_follows_the_format(parent: QWidget) -> None:
    dialog = SaveDialog(parent, "Save tea", FORMATS, "tea")
    dialog.filterSelected.emit("Plain text (*.txt)")
    assert dialog.defaultSuffix() == "txt"


def test_a_folder_has_no_suffix(parent: QWidget) -> None:
    folder: OutputFormat[None] = OutputFormat("md", "Markdown", folder_label="Markdown, a folder")
    dialog = SaveDialog(parent, "Save tea", (*FORMATS[1:], folder), "tea")
    assert dialog.nameFilters()[-1] == "Markdown, a folder (*)"
    dialog.filterSelected.emit("Markdown, a folder (*)")
    assert dialog.defaultSuffix() == ""


def test_the_file_that_is_chosen(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    dialog = SaveDialog(parent, "Save tea", FORMATS, str(tmp_path / "tea"))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    with qtbot.waitSignal(dialog.fileSelected) as chosen:
        dialog.accept()
    assert chosen.args == [str(tmp_path / "tea.md")]


def test_it_goes_when_it_is_closed(parent: QWidget) -> None:
    dialog = SaveDialog(parent, "Save tea", FORMATS, "tea")
    dialog.open()
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(QFileDialog) == []


@pytest.mark.parametrize(
    "formats",
    [
        export_formats.FORMATS,
        marks_files.FORMATS,
        table_files.SHEET_FORMATS,
        table_files.PICTURE_FORMATS,
        citation.FORMATS,
    ],
    ids=["export", "marks", "sheets", "pictures", "citations"],
)
def test_every_format_has_a_label_of_its_own(formats: tuple[OutputFormat[object], ...]) -> None:
    labels = [format_label(known) for known in formats]
    assert all(labels)
    assert len(set(labels)) == len(labels)
