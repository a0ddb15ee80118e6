"""The print dialog."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPageSize, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from aixreader.publish.print_html import Paper
from aixreader.services.export.export_formats import FORMATS
from aixreader.services.session.session import Session
from aixreader.ui.base.format_list import CHOICE
from aixreader.ui.printing.print_dialog import PrintDialog

CHOICES = (("section", "This section"), ("ticked", "Ticked"), ("all", "Everything"))


def pages(count: int) -> bytes:
    """A PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    for number in range(count):
        if number:
            writer.newPage()
        painter.drawText(300, 300, f"page {number + 1}")
    painter.end()
    del painter, writer  # they write to the buffer to their last moment
    return bytes(buffer.data().data())


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> PrintDialog:
    dialog = PrintDialog(CHOICES, session.contents(), FORMATS)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_change_asks_for_another_layout(qtbot: QtBot, dialog: PrintDialog) -> None:
    with qtbot.waitSignal(dialog.changed):
        dialog.select("all")
    assert dialog.selected == "all"
    with qtbot.waitSignal(dialog.changed):
        dialog.size_box.setCurrentText("Letter")
    with qtbot.waitSignal(dialog.changed):
        dialog.scale.setValue(120)
    with qtbot.waitSignal(dialog.changed):
        dialog.made_by.setText(" Ada ")
    with qtbot.waitSignal(dialog.changed):
        dialog.margin.setValue(30)
    with qtbot.waitSignal(dialog.changed):
        dialog.columns_box.click()
    assert dialog.paper == Paper("Letter", 120, 30, 1, "Ada")
    with qtbot.waitSignal(dialog.changed):
        dialog.select("section")
    with qtbot.waitSignal(dialog.changed):
        dialog.children_box.click()


def test_it_opens_with_what_its_first_choice_allows(qtbot: QtBot, session: Session) -> None:
    dialog = PrintDialog((("table", "The periodic table"), *CHOICES), session.contents(), FORMATS)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    enabled = [bool(dialog.formats.item(row).flags()) for row in range(dialog.formats.count())]
    assert enabled == [True] + [False] * (dialog.formats.count() - 1), "the table is drawn"
    assert not dialog.children_box.isEnabled()
    assert not dialog.notes_box.isEnabled(), "there are none"
    dialog.select("section")
    rows = [dialog.formats.item(row) for row in range(dialog.formats.count())]
    assert [bool(row.flags()) for row in rows] == [not row.data(CHOICE).is_whole for row in rows]
    dialog.select("all")
    assert all(row.flags() for row in rows)
    dialog.select("section")
    assert dialog.children_box.isEnabled()
    given = PrintDialog(CHOICES, session.contents(), FORMATS, whole={"section"})
    given.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(given)
    assert not given.children_box.isEnabled()


def test_tab_goes_through_the_options_as_they_stand(dialog: PrintDialog) -> None:
    dialog.select("ticked")
    dialog.show()
    dialog.choice.setFocus()
    options = [
        dialog.choice,
        dialog.children_box,
        dialog.size_box,
        dialog.scale,
        dialog.margin,
        dialog.columns_box,
        dialog.made_by,
        dialog.formats,
        dialog.tree,
    ]
    for before, after in pairwise(options):
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert after.hasFocus(), after.accessibleName()
    assert dialog.height() <= dialog.screen().availableGeometry().height()


def test_sections_are_ticked_in_a_tree(qtbot: QtBot, dialog: PrintDialog, session: Session) -> None:
    assert not dialog.tree.isVisible()
    dialog.select("ticked")
    assert dialog.tree.isVisible()
    items = list(dialog.tree.rows())
    assert len(items) == len(session.edition.sections)
    with qtbot.waitSignal(dialog.changed):
        next(item for item in items if item.text(0) == "Lid lock").setCheckState(0, Qt.CheckState.Checked)
    assert dialog.ticked == ["lidlock"]


def test_what_is_made_is_shown_and_can_be_saved(qtbot: QtBot, dialog: PrintDialog) -> None:
    assert not dialog.save_button.isEnabled()
    assert dialog.cancel_button.isEnabled()
    dialog.show_progress(0.5, "Half")
    assert (dialog.progress.value(), dialog.status_label.text()) == (500, "Half")
    data = pages(3)
    dialog.show_pdf(data, "3 pages")
    assert dialog.document.pageCount() == 3
    assert dialog.pdf == data
    assert dialog.thumbnails.model().rowCount() == 3
    assert dialog.save_button.isEnabled()
    assert not dialog.cancel_button.isEnabled()
    with qtbot.waitSignal(dialog.save_requested):
        dialog.save_button.click()
    with qtbot.waitSignal(dialog.print_requested):
        dialog.print_button.click()
    dialog.show_status("It failed.")
    assert dialog.save_button.isEnabled(), "what was shown stays"
    dialog.begin()
    assert dialog.pdf == b""
    assert dialog.thumbnails.model().rowCount() == 0, "an empty preview has no thumbnails"
    with qtbot.waitSignal(dialog.cancel_requested):
        dialog.cancel_button.click()


def test_only_a_pdf_and_printing_wait_for_the_preview(qtbot: QtBot, dialog: PrintDialog) -> None:
    dialog.formats.setCurrentRow(1)
    assert dialog.save_button.isEnabled(), "a web page is not made of the preview"
    assert not dialog.print_button.isEnabled()
    dialog.show_progress(0.5, "Half")
    dialog.show_saved("Written: a.html", Path("a.html"))
    assert dialog.progress.isVisible(), "the layout goes on"
    dialog.show_pdf(pages(1), "1 page")
    assert dialog.status_label.text() == "Written: a.html\n1 page"

    dialog.begin()
    assert not dialog.preview_button.isVisible()
    dialog.show_status("Cancelled.")
    assert dialog.save_button.isEnabled()
    dialog.formats.setCurrentRow(0)
    assert not dialog.save_button.isEnabled()
    with qtbot.waitSignal(dialog.changed):
        dialog.preview_button.click()
    dialog.begin(has_sections=False)
    dialog.show_status("Select the sections to print.")
    for row in range(dialog.formats.count()):
        dialog.formats.setCurrentRow(row)
        assert not dialog.save_button.isEnabled()
    assert not dialog.preview_button.isVisible()

    dialog.select("all")
    assert not dialog.children_box.isEnabled()
    QTest.keyClick(dialog.scale, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter ends a number, not the dialog"


def test_formats_are_a_list_and_what_was_saved_can_be_opened(
    dialog: PrintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [dialog.formats.item(number).text() for number in range(dialog.formats.count())]
    assert rows[0] == "PDF, as in the preview (.pdf)"
    assert len(rows) == len(FORMATS) + 1, "Markdown is a file or a folder"
    dialog.show_pdf(pages(1), "")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    names = ("Open", "Show folder")

    def offered() -> list[QToolButton]:
        buttons = dialog.findChildren(QToolButton)
        return [button for button in buttons if button.isVisible() and button.text() in names]

    assert offered() == []
    dialog.show_saved("Written", tmp_path / "a.pdf")
    for button in offered():
        button.click()
    assert [Path(address.toLocalFile()) for address in opened] == [tmp_path / "a.pdf", tmp_path]
    dialog.show_status("Something else")
    assert offered() == []
    dialog.show_saved("Written", tmp_path)
    dialog.begin()
    assert offered() == []


def test_a_long_title_makes_nothing_wider(qtbot: QtBot, dialog: PrintDialog, session: Session) -> None:
    title = "A title that goes on " * 30 + "x" * 300
    long = PrintDialog((("section", f"This section: {title}"), *CHOICES[1:]), session.contents(), FORMATS)
    long.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(long)
    long.show_saved(f"Written: /{'x' * 400}.pdf", Path("x.pdf"))
    long.show()
    assert long.minimumSizeHint().width() == dialog.minimumSizeHint().width()
    assert long.choice.width() <= dialog.choice.width()
