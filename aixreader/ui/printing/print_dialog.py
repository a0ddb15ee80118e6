"""The print dialog: selection of sections, paper options, and a preview of the PDF that is saved or printed.

Signals: `changed()` when selection or options changed; `save_requested()`, `print_requested()`,
`cancel_requested()`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aixreader.knowledge.table_of_contents import ContentsItem
from aixreader.publish.output import OutputFormat
from aixreader.publish.print_html import SIZES, Paper
from aixreader.ui.base.elided_combo_box import ElidedComboBox
from aixreader.ui.base.format_list import FormatList
from aixreader.ui.base.saved_file import SavedButtons
from aixreader.ui.base.screen_fit import fit_to_screen
from aixreader.ui.base.section_tree import SectionTree
from aixreader.ui.printing.number_box import number_box
from aixreader.ui.printing.options_area import OptionsArea
from aixreader.ui.printing.page_view import PageView
from aixreader.ui.printing.preview_splitter import PreviewSplitter
from aixreader.ui.printing.print_choices import WHOLE
from aixreader.ui.printing.thumbnails import Thumbnails

CHANGE_DELAY_MS = 250
SCALES, MARGINS = (100, 70, 160, 5), (19, 8, 45, 1)
"""Text size in percent, and margins in millimetres: at first, the least, the most, and a step."""
TICKED, TABLE, NOTES, ALL = "ticked", "table", "notes", "all"
"""Choices: sections that are chosen in the tree, the periodic table, which is drawn and has no text, notes alone."""
PREVIEWED = "pdf"
"""Suffix of the format that is saved as it is in the preview; the others are made of the sections."""


class PrintDialog(QDialog):
    """`choices` are the (name, title) pairs of the selection; "ticked" shows a tree of sections with check boxes.
    `formats` are those that can be saved, `whole` the names of choices to which sections below add nothing;
    `has_notes` where there are notes to print with sections.
    """

    changed = Signal()
    save_requested = Signal()
    print_requested = Signal()
    cancel_requested = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        contents: Iterable[ContentsItem],
        formats: Sequence[OutputFormat[Any]],
        parent: QWidget | None = None,
        whole: Container[str] = WHOLE,
        *,
        has_notes: bool = False,
    ) -> None:
        super().__init__(parent)
        self._whole = whole
        self._has_notes = has_notes
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print and export"))
        fit_to_screen(self, QSize(1080, 720))
        self.choice = ElidedComboBox(self)
        self.children_box = QCheckBox(self.tr("With the sections &below"), self)  # Tab goes in the order they are made
        self.size_box = QComboBox(self)
        self.scale = number_box(*SCALES, self.tr("Text size"), self.tr(" %"), self)
        self.margin = number_box(*MARGINS, self.tr("Margins"), self.tr(" mm"), self)
        self.notes_box = QCheckBox(self.tr("&Notes and highlights"), self)
        self.columns_box = QCheckBox(self.tr("&Links in two columns"), self)
        self.made_by = QLineEdit(self)
        self.formats = FormatList(formats, self)
        self.tree = SectionTree(contents, self.tr("Sections to print"), self)
        self.status_label = QLabel(self)
        self._saved = SavedButtons(self)
        self.progress = QProgressBar(self)
        self.document = QPdfDocument(self)
        self.view = PageView(self.document, self)
        self.thumbnails = Thumbnails(self.document, self)
        self._options = QWidget(self)
        self._buttons = QDialogButtonBox(self)
        self.save_button = self._add_button(self.tr("&Save as…"))
        self.print_button = self._add_button(self.tr("&Print…"))
        self.preview_button = self._add_button(self.tr("Pre&view"))
        self.cancel_button = self._add_button(self.tr("C&ancel"))
        self._buffer: QBuffer | None = None
        self._data = b""
        self._has_sections = True
        self._note = ""
        self._change_timer = QTimer(self, singleShot=True, interval=CHANGE_DELAY_MS)
        for name, title in choices:
            self.choice.add_entry(title, name)
        self._build()
        self._connect()
        self.begin()

    @property
    def selected(self) -> str:
        """The name of the selected choice."""
        return str(self.choice.currentData() or "")

    @property
    def paper(self) -> Paper:
        """Paper size, text size, margin and further options."""
        columns = 2 if self.columns_box.isChecked() else 1
        size, scale, margin = self.size_box.currentText(), self.scale.value(), self.margin.value()
        return Paper(size, scale, margin, columns, self.made_by.text().strip())

    @property
    def ticked(self) -> list[str]:
        """The ids of the sections that are checked in the tree."""
        return self.tree.ticked

    @property
    def with_notes(self) -> bool:
        """Whether sections are printed with the user's highlights and notes."""
        return self.notes_box.isEnabled() and self.notes_box.isChecked()

    @property
    def pdf(self) -> bytes:
        """The PDF of the preview, b"" while it is made."""
        return self._data

    def select(self, name: str) -> None:
        """Select a choice by name."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(name)))

    def begin(self, *, has_sections: bool = True) -> None:
        """Clear the preview and show that a layout has begun; `has_sections` where there is something to save."""
        self.document.close()
        self._show_pages()
        self._data = b""
        self._has_sections = has_sections
        self._note = ""
        self._saved.hide()
        self._show_busy(busy=True)
        self.show_text("")

    def show_progress(self, share: float, text: str) -> None:
        """Show progress: `share` from 0.0 to 1.0, negative for an unknown one."""
        self.progress.setRange(0, 0 if share < 0 else 1000)
        self.progress.setValue(round(share * 1000))
        self.show_text(text)

    def show_pdf(self, data: bytes, status: str) -> None:
        """Show a PDF in the preview, and `status` below the options."""
        self._data = data
        self._buffer = QBuffer(self)
        self._buffer.setData(data)  # a copy of its own: the document reads from it as long as it is open
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._show_pages()
        self._show_busy(busy=False)
        self.show_text(status)

    @Slot(int, int)
    def show_printing_progress(self, done: int, count: int) -> None:
        """Show how many pages were sent to the printer; options are disabled meanwhile."""
        self._show_busy(busy=True)
        self._options.setEnabled(False)
        self.save_button.setEnabled(False)
        self.print_button.setEnabled(False)
        self.show_progress(done / count, self.tr("Printing page {0} of {1}").format(done, count))

    def show_status(self, message: str) -> None:
        """Show the outcome, and enable the options; the preview stays."""
        self._note = ""
        self._saved.hide()
        self._show_busy(busy=False)
        self._options.setEnabled(True)
        self.show_text(message)

    def show_outcome(self, message: str) -> None:
        """Show the outcome of saving, also while pages are laid out, which goes on."""
        self._saved.hide()
        self._note = message
        self.show_text("")

    def show_saved(self, message: str, path: Path) -> None:
        """Show that a file was saved to `path`, with buttons to open it."""
        self.show_outcome(message)
        self._saved.offer(path)

    def _add_button(self, title: str) -> QPushButton:
        button = self._buttons.addButton(title, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        return button

    def _build(self) -> None:
        self.choice.setAccessibleName(self.tr("What to print"))
        self.size_box.addItems(SIZES)
        self.size_box.setAccessibleName(self.tr("Paper"))
        self.columns_box.setChecked(True)
        self.made_by.setAccessibleName(self.tr("Author on the cover"))
        self.made_by.setPlaceholderText(self.tr("Optional"))
        self.made_by.setToolTip(self.tr("Your name, for the title page: who chose these sections"))
        self.columns_box.setToolTip(self.tr("Print the list of links at the end in two columns, to save paper"))
        self.notes_box.setToolTip(self.tr("Mark your highlights, and print your notes behind the passages they are on"))
        self.children_box.setChecked(True)
        self.status_label.setWordWrap(True)
        self.status_label.setMinimumWidth(1)  # a path without a blank is no reason to be wider
        self.progress.setTextVisible(False)
        self.view.setAccessibleName(self.tr("Preview"))
        self._buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter after a number
        self._lay_out()

    def _lay_out(self) -> None:
        """Arrange the widgets."""
        form = QFormLayout(rowWrapPolicy=QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("&What"), self.choice)
        form.addRow("", self.children_box)
        form.addRow(self.tr("Pap&er"), self.size_box)
        form.addRow(self.tr("&Text"), self.scale)
        form.addRow(self.tr("&Margins"), self.margin)
        form.addRow("", self.notes_box)
        form.addRow("", self.columns_box)
        form.addRow(self.tr("A&uthor on the cover"), self.made_by)
        form.addRow(self.tr("&Format"), self.formats)
        options = QVBoxLayout(self._options)
        options.setContentsMargins(0, 0, 0, 0)
        options.addLayout(form)
        options.addWidget(self.tree, 1)
        options.addStretch(0)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.addWidget(OptionsArea(self._options, left), 1)
        column.addWidget(self.status_label)
        column.addWidget(self._saved)
        column.addWidget(self.progress)
        layout = QVBoxLayout(self)
        layout.addWidget(PreviewSplitter(left, self.thumbnails, self.view, self), 1)
        layout.addWidget(self._buttons)
        self._fit_to_choice()

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._on_choice_changed)
        numbers = (self.size_box.currentIndexChanged, self.scale.valueChanged, self.margin.valueChanged)
        for changed in (*numbers, self.made_by.textChanged, self.tree.itemChanged):
            changed.connect(self._change_timer.start)
        for box in (self.columns_box, self.children_box, self.notes_box):
            box.toggled.connect(self._change_timer.start)
        self._change_timer.timeout.connect(self.changed)
        self.save_button.clicked.connect(self.save_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.preview_button.clicked.connect(self.changed)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.formats.currentRowChanged.connect(self._refresh_buttons)
        self.thumbnails.page_selected.connect(self.view.go_to_page)
        self._buttons.rejected.connect(self.reject)

    def _show_pages(self) -> None:
        """Show the pages that the document has, none while it is closed."""
        self.thumbnails.refresh()
        self.view.refresh()

    def _show_busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel_button.setEnabled(busy)
        self._refresh_buttons()

    def show_text(self, text: str) -> None:
        """Show `text` below the options, after the outcome of saving."""
        self.status_label.setText("\n".join(filter(None, (self._note, text))))

    @Slot()
    def _refresh_buttons(self) -> None:
        """Enable what is possible: only a PDF and printing need the preview."""
        busy, is_previewed = self.cancel_button.isEnabled(), self.formats.chosen.suffix == PREVIEWED
        self.print_button.setEnabled(has_pages := not busy and bool(self._data))
        self.save_button.setEnabled(has_pages if is_previewed else self._has_sections)
        self.preview_button.setVisible(not busy and not self._data and self._has_sections)

    @Slot()
    def _on_choice_changed(self) -> None:
        self._fit_to_choice()
        self._change_timer.start()

    def _fit_to_choice(self) -> None:
        """Offer what can be chosen for the selection."""
        self.formats.allow((PREVIEWED,) if self.selected == TABLE else None, is_whole=self.selected == ALL)
        self.tree.setVisible(self.selected == TICKED)
        self.children_box.setEnabled(self.selected not in self._whole)
        self.notes_box.setEnabled(self._has_notes and self.selected not in (TABLE, NOTES))
