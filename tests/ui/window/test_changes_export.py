"""What changed, saved as a file from the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressDialog
from pytestqt.qtbot import QtBot

from aixreader.ui.base.save_dialog import FormatDialog
from aixreader.ui.window.changes_controller import ChangesController
from aixreader.ui.window.changes_export import ChangesExport
from aixreader.ui.window.window_controller import WindowController
from tests.pdf_text import page_texts
from tests.ui.seen import box, trigger


@pytest.fixture
def export(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], built_before: Path
) -> ChangesExport:
    """The export, once two editions were compared."""
    open_built("oversteep")
    parts = controller.context.children()
    changes = next(part for part in parts if isinstance(part, ChangesController))
    with qtbot.waitSignal(changes.compared):
        changes.compare_with(None, built_before)
    return next(part for part in parts if isinstance(part, ChangesExport))


def test_data_and_pages(qtbot: QtBot, controller: WindowController, export: ChangesExport, tmp_path: Path) -> None:
    for suffix in ("json", "html", "md"):
        file = tmp_path / f"changes.{suffix}"
        with qtbot.waitSignal(controller.context.messages.file_saved) as saved:
            export.save(file)
        assert saved.args == [file]
        assert "Steeping too long" in file.read_text(encoding="utf-8")
    assert json.loads((tmp_path / "changes.json").read_text(encoding="utf-8"))["version"] == 1


def test_a_pdf(qtbot: QtBot, controller: WindowController, export: ChangesExport, tmp_path: Path) -> None:
    file = tmp_path / "changes.pdf"
    with qtbot.waitSignal(controller.context.messages.file_saved):
        export.save(file)
    assert "Oversteeping" in " ".join(page_texts(file.read_bytes()))
    assert not [dialog for dialog in controller.window.findChildren(QProgressDialog) if dialog.isVisible()]


def test_the_format_is_asked_for(controller: WindowController, export: ChangesExport, tmp_path: Path) -> None:
    trigger(controller, "export_changes")
    (dialog,) = controller.window.findChildren(FormatDialog)
    assert dialog.formats.chosen.suffix == "pdf"
    dialog.reject()
    export.save(tmp_path / "changes.docx")
    message = box(controller.window)
    assert "does not name a format" in message.text()
    message.close()
    assert not (tmp_path / "changes.docx").exists()


def test_closing_the_window_ends_it(controller: WindowController, export: ChangesExport, tmp_path: Path) -> None:
    export.save(tmp_path / "changes.pdf")
    controller.window.close()
    assert export._pdf._maker is None
    assert not (tmp_path / "changes.pdf").exists()
