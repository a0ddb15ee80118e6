"""Printing and exporting, without a window."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.printing.print_choices import PrintSources
from aixreader.ui.printing.print_controller import PrintController
from aixreader.ui.printing.print_dialog import PrintDialog
from aixreader.ui.table.paper import table_paper
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Annotation


@dataclass
class Printing:
    """A print controller on a context without any page."""

    context: ReaderContext
    controller: PrintController
    session: Session
    qtbot: QtBot
    marks: Collection = field(default_factory=Collection)

    def open(self, section: str) -> PrintDialog:
        """Read a section, open the dialog, and wait for its pages."""
        dialog = self.begin(section)
        self.wait_for_pages(dialog)
        return dialog

    def begin(self, section: str) -> PrintDialog:
        """Read a section, and open the dialog."""
        self.context.set_address(self.session.address(section))
        self.context.actions["print"].setEnabled(True)
        self.context.actions["print"].trigger()
        assert self.controller.dialog is not None
        return self.controller.dialog

    def wait_for_pages(self, dialog: PrintDialog) -> None:
        self.qtbot.waitUntil(lambda: bool(dialog.pdf))


@pytest.fixture
def printing(
    qtbot: QtBot, bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session
) -> Iterator[Printing]:
    """The tiny site is open."""
    context = make_context(bare_window)
    context.set_session(session)
    sources = PrintSources(
        marks=lambda: made.marks,
        answer=lambda: None,
        draw_table=lambda session, size, margin: table_paper(session, read_tokens(), size, margin),
    )
    made = Printing(context, PrintController(context, sources), session, qtbot)
    yield made
    assert made.controller.dialog is None


def text(dialog: PrintDialog) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(dialog.pdf)).pages)


def test_the_section_that_is_read_and_each_other_choice(qtbot: QtBot, printing: Printing) -> None:
    dialog = printing.open("teapot")
    assert dialog.selected == "section"
    assert "Somebody looks at the pot" in text(dialog)
    assert "opens only for its owner" not in text(dialog)
    assert dialog.status_label.text() == "Sections: 1, pages: 1"

    names = [str(dialog.choice.itemData(row)) for row in range(dialog.choice.count())]
    assert names == ["section", "page", "related", "table", "ticked", "all"]
    for name, words in (("page", "Write down who"), ("related", "leaves stay in"), ("all", "Warm the pot")):
        dialog.select(name)
        qtbot.waitUntil(lambda: not dialog.pdf)
        printing.wait_for_pages(dialog)
        assert words in text(dialog)
    dialog.select("ticked")
    qtbot.waitUntil(lambda: "Select the sections" in dialog.status_label.text())
    assert not dialog.save_button.isEnabled()
    dialog.reject()
    assert printing.controller.dialog is None


def test_notes_and_the_table(qtbot: QtBot, printing: Printing, tmp_path: Path) -> None:
    note = Annotation("n", "teapot", "Teapot watch", "looks at the pot", note="Mind <this>.\n\nAnd that.")
    printing.marks = Collection([note])
    dialog = printing.open("teapot")
    dialog.made_by.setText("Ada Lovelace")
    assert not dialog.notes_box.isChecked()
    assert "Mind <this>." not in text(dialog)
    dialog.notes_box.click()
    qtbot.waitUntil(lambda: not dialog.pdf)
    printing.wait_for_pages(dialog)
    assert "Mind <this>." in text(dialog)
    assert printing.context.settings.print_notes, "remembered"
    dialog.select("notes")
    assert not dialog.notes_box.isEnabled(), "they are notes alone"
    qtbot.waitUntil(lambda: not dialog.pdf)
    printing.wait_for_pages(dialog)
    for words in ("looks at the pot", "Mind <this>.", "And that.", "Selected by Ada Lovelace"):
        assert words in text(dialog)
    assert dialog.status_label.text() == "Pages: 1", "they are no sections"
    printing.controller.save(tmp_path / "notes.json")
    qtbot.waitUntil(lambda: "cannot be exported in this format" in dialog.status_label.text())
    dialog.select("table")
    qtbot.waitUntil(lambda: dialog.status_label.text() == "Pages: 1")
    printing.controller.save(tmp_path / "table.pdf")
    qtbot.waitUntil((tmp_path / "table.pdf").exists)
    dialog.reject()


def test_saved_in_each_form_and_errors_are_reported(
    qtbot: QtBot, printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = printing.open("lidlock")
    for ending in ("pdf", "html", "epub", "md", "txt", "json"):
        file = tmp_path / f"lid.{ending}"
        printing.controller.save(file)
        qtbot.waitUntil(lambda file=file: dialog.status_label.text() == f"Written: {file}")  # type: ignore[misc]
        assert file.stat().st_size > 150
    assert (tmp_path / "lid.pdf").read_bytes() == dialog.pdf

    printing.controller.save(tmp_path / "folder")
    qtbot.waitUntil(lambda: dialog.status_label.text() == f"Written: {tmp_path / 'folder'}")
    assert (tmp_path / "folder" / "index.md").is_file()

    printing.controller.save(tmp_path / "gone" / "lid.pdf")
    qtbot.waitUntil(lambda: "could not be written" in dialog.status_label.text())
    printing.controller.save(tmp_path / "lid.doc")
    assert "does not name a format" in dialog.status_label.text()
    assert list(tmp_path.glob("*.doc")) == []

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog.print_button.click()
    assert "No printer is installed" in dialog.status_label.text()
    dialog.reject()


def test_cancelled_at_any_moment(qtbot: QtBot, printing: Printing, tmp_path: Path) -> None:
    dialog = printing.begin("lidlock")
    moments: tuple[Callable[[], object], ...] = (
        lambda: True,
        QCoreApplication.processEvents,
        lambda: dialog.progress.value() > 0,
        lambda: "Laying out" in dialog.status_label.text(),
        lambda: dialog.progress.maximum() == 0,
        lambda: bool(dialog.pdf),
    )
    for moment in moments:
        dialog.select("all" if dialog.selected != "all" else "page")
        printing.controller._lay_out_selection()
        qtbot.waitUntil(lambda moment=moment: bool(moment()) or bool(dialog.pdf))  # type: ignore[misc]
        was_made = bool(dialog.pdf)
        printing.controller._cancel()
        assert was_made or "Cancelled" in dialog.status_label.text()
        assert bool(dialog.pdf) == was_made
    printing.controller._lay_out_selection()
    printing.controller.save(tmp_path / "a.pdf")
    assert "Save again" in dialog.status_label.text()
    assert not (tmp_path / "a.pdf").exists(), "the pages are not laid out"
    printing.controller.save(tmp_path / "a.html")
    qtbot.waitUntil((tmp_path / "a.html").exists)
    printing.controller._cancel()
    printing.controller.save(tmp_path / "a.md")
    qtbot.waitUntil(lambda: "a.md" in dialog.status_label.text())
    dialog.preview_button.click()
    printing.wait_for_pages(dialog)
    dialog.reject()


def test_another_choice_is_no_cancelling(printing: Printing, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog, said = printing.begin("lidlock"), list[str]()
    show = dialog.show_status

    def note(message: str) -> None:
        said.append(message)
        show(message)

    monkeypatch.setattr(dialog, "show_status", note)
    for choice in ("all", "section"):
        dialog.select(choice)
        printing.controller._lay_out_selection()
    printing.wait_for_pages(dialog)
    printing.qtbot.waitUntil(lambda: "pages: " in dialog.status_label.text())
    assert not [message for message in said if "Cancelled" in message], "what was left ends in silence"
    dialog.reject()


def test_it_ends_while_pages_are_laid_out(printing: Printing) -> None:
    printing.begin("lidlock")
    QCoreApplication.processEvents()
    printing.controller.end()
    assert printing.controller.dialog is None
