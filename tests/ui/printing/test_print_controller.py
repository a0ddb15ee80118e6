"""Printing and exporting from the window."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinterInfo
from pytestqt.qtbot import QtBot

from aixreader.ui.printing.print_dialog import PrintDialog
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation

Open = Callable[..., None]


def opened(qtbot: QtBot, controller: WindowController, section: str) -> PrintDialog:
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == section)
    controller.context.actions["print"].trigger()
    dialog = controller.parts.printing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    return dialog


def text(dialog: PrintDialog) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(dialog.pdf)).pages)


def test_the_section_that_is_read(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("teapot")
    dialog = opened(qtbot, controller, "teapot")
    assert dialog.chosen == "section"
    assert "Somebody looks at the pot" in text(dialog)
    assert "opens only for its owner" not in text(dialog)
    assert dialog.said.text() == "Sections: 1, pages: 1"
    dialog.reject()
    assert controller.parts.printing.dialog is None


def test_each_choice(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("teapot")
    dialog = opened(qtbot, controller, "teapot")
    names = [str(dialog.choice.itemData(row)) for row in range(dialog.choice.count())]
    assert names == ["section", "page", "related", "table", "ticked", "all"]
    for name, words in (("page", "Write down who"), ("related", "leaves stay in"), ("all", "Warm the pot")):
        dialog.choose(name)
        qtbot.waitUntil(lambda: not dialog.pdf)
        qtbot.waitUntil(lambda: bool(dialog.pdf))
        assert words in text(dialog)
    dialog.choose("ticked")
    qtbot.waitUntil(lambda: "Tick the sections" in dialog.said.text())
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_notes_and_the_table(qtbot: QtBot, controller: WindowController, open_built: Open, tmp_path: Path) -> None:
    note = Annotation("n", "teapot", "Teapot watch", "looks at the pot", note="Mind <this>.\n\nAnd that.")
    controller.parts.marks.repository.change([Put(note)])
    qtbot.waitUntil(lambda: bool(controller.parts.marks.repository.marks.annotations))
    open_built("teapot")
    dialog = opened(qtbot, controller, "teapot")
    dialog.made_by.setText("Ada Lovelace")
    dialog.choose("notes")
    qtbot.waitUntil(lambda: not dialog.pdf)
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    for words in ("looks at the pot", "Mind <this>.", "And that.", "Selected by Ada Lovelace"):
        assert words in text(dialog)
    controller.parts.printing.save(tmp_path / "notes.md")
    qtbot.waitUntil(lambda: "cannot be exported in this format" in dialog.said.text())
    dialog.choose("table")
    qtbot.waitUntil(lambda: dialog.said.text() == "Pages: 1")
    controller.parts.printing.save(tmp_path / "table.pdf")
    qtbot.waitUntil((tmp_path / "table.pdf").exists)
    dialog.reject()


@pytest.mark.parametrize("ending", ["pdf", "html", "epub", "md", "txt", "json"])
def test_saved_in_each_form(
    qtbot: QtBot, controller: WindowController, open_built: Open, tmp_path: Path, ending: str
) -> None:
    open_built("lidlock")
    dialog = opened(qtbot, controller, "lidlock")
    file = tmp_path / f"lid.{ending}"
    controller.parts.printing.save(file)
    qtbot.waitUntil(lambda: dialog.said.text() == f"Written: {file}")
    assert file.stat().st_size > 150
    if ending == "pdf":
        assert file.read_bytes() == dialog.pdf
    dialog.reject()


def test_what_cannot_be_written_is_told(
    qtbot: QtBot, controller: WindowController, open_built: Open, tmp_path: Path
) -> None:
    open_built("lidlock")
    dialog = opened(qtbot, controller, "lidlock")
    controller.parts.printing.save(tmp_path / "gone" / "lid.pdf")
    qtbot.waitUntil(lambda: "could not be written" in dialog.said.text())
    controller.parts.printing.save(tmp_path / "lid.doc")
    assert "does not name a format" in dialog.said.text()
    assert list(tmp_path.glob("*.doc")) == []
    dialog.reject()


def test_cancelled_at_any_moment(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("lidlock")
    controller.context.actions["print"].trigger()
    dialog = controller.parts.printing.dialog
    assert dialog is not None
    moments: tuple[Callable[[], object], ...] = (
        lambda: True,
        QCoreApplication.processEvents,
        lambda: dialog.progress.value() > 0,
        lambda: "Laying out" in dialog.said.text(),
        lambda: dialog.progress.maximum() == 0,
        lambda: bool(dialog.pdf),
    )
    for moment in moments:
        dialog.choose("all" if dialog.chosen != "all" else "page")
        controller.parts.printing._remake()
        qtbot.waitUntil(lambda moment=moment: bool(moment()) or bool(dialog.pdf))  # type: ignore[misc]
        was_made = bool(dialog.pdf)
        controller.parts.printing._cancel()
        assert was_made or "Cancelled" in dialog.said.text()
        assert bool(dialog.pdf) == was_made
    controller.parts.printing._remake()
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    dialog.reject()


def test_the_window_can_be_closed_meanwhile(controller: WindowController, open_built: Open) -> None:
    open_built("lidlock")
    controller.context.actions["print"].trigger()
    QCoreApplication.processEvents()
    controller.window.close()
    assert controller.parts.printing.dialog is None


def test_without_a_printer_it_says_so(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    open_built("lidlock")
    dialog = opened(qtbot, controller, "lidlock")
    dialog.print_button.click()
    assert "There is no printer" in dialog.said.text()
    dialog.reject()
