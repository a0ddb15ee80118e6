"""The print dialog: selection of sections, paper options, and a preview of the PDF that is saved or printed.

Signals: `changed()` when selection or options changed; `save_requested()`, `print_requested()`,
`cancel_requested()`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    QSpinBox,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aixreader.knowledge.table_of_contents import ContentsItem
from aixreader.publish.output import OutputFormat
from aixreader.publish.print_html import SIZES, Paper
from aixreader.ui.base.format_list import FormatList
from aixreader.ui.base.saved_file import SavedButtons
from aixreader.ui.base.screen_fit import fit_to_screen
from aixreader.ui.printing.page_view import PageView
from aixreader.ui.printing.thumbnails import Thumbnails

ID = Qt.ItemDataRole.UserRole
"""The section id of a row of the tree."""
CHANGE_DELAY_MS = 250
MIN_SCALE, MAX_SCALE, SCALE_STEP = 70, 160, 5
"""Text size in percent."""
MIN_MARGIN, MAX_MARGIN = 8, 45
"""Millimetres."""
TICKED, TABLE = "ticked", "table"
"""Choices: sections that are chosen in the tree, and the periodic table, which is drawn and has no text."""


class PrintDialog(QDialog):
    """`choices` are the (name, title) pairs of the selection; "ticked" shows a tree of sections with check boxes.
    `formats` are those that can be saved.
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
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print and export"))
        fit_to_screen(self, QSize(1080, 720))
        self.choice = QComboBox(self)
        self.children_box = QCheckBox(self.tr("With the sections &below"), self)  # Tab goes in the order they are made
        self.size_box = QComboBox(self)
        self.scale = QSpinBox(self)
        self.margin = QSpinBox(self)
        self.columns_box = QCheckBox(self.tr("&Links in two columns"), self)
        self.made_by = QLineEdit(self)
        self.formats = FormatList(formats, self)
        self.tree = QTreeWidget(self)
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
        self.cancel_button = self._add_button(self.tr("C&ancel"))
        self._buffer: QBuffer | None = None
        self._data = b""
        self._change_timer = QTimer(self)
        self._change_timer.setSingleShot(True)
        self._change_timer.setInterval(CHANGE_DELAY_MS)
        for name, title in choices:
            self.choice.addItem(title, name)
        self._fill(contents)
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
        return [str(item.data(0, ID)) for item in self._items() if item.checkState(0) == Qt.CheckState.Checked]

    @property
    def pdf(self) -> bytes:
        """The PDF of the preview, b"" while it is made."""
        return self._data

    def select(self, name: str) -> None:
        """Select a choice by name."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(name)))

    def begin(self) -> None:
        """Clear the preview and show that a layout has begun."""
        self.document.close()
        self._show_pages()
        self._data = b""
        self._saved.hide()
        self._show_busy(busy=True)
        self.status_label.setText("")

    def show_progress(self, share: float, text: str) -> None:
        """Show progress: `share` from 0.0 to 1.0, negative for an unknown one."""
        self.progress.setRange(0, 0 if share < 0 else 1000)
        self.progress.setValue(round(share * 1000))
        self.status_label.setText(text)

    def show_pdf(self, data: bytes, status: str) -> None:
        """Show a PDF in the preview, and `status` below the options."""
        self._data = data
        self._buffer = QBuffer(self)
        self._buffer.setData(data)  # a copy of its own: the document reads from it as long as it is open
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._show_pages()
        self._show_busy(busy=False)
        self.status_label.setText(status)

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
        self._saved.hide()
        self._show_busy(busy=False)
        self._options.setEnabled(True)
        self.status_label.setText(message)

    def show_saved(self, message: str, path: Path) -> None:
        """Show that a file was saved to `path`, with buttons to open it."""
        self.show_status(message)
        self._saved.offer(path)

    def _add_button(self, title: str) -> QPushButton:
        button = self._buttons.addButton(title, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        return button

    def _fill(self, contents: Iterable[ContentsItem]) -> None:
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Sections to print"))
        queue: list[tuple[ContentsItem, QTreeWidget | QTreeWidgetItem]] = [(item, self.tree) for item in contents]
        for entry, parent in queue:
            row = QTreeWidgetItem(parent, [entry.title])
            row.setData(0, ID, entry.id)
            row.setCheckState(0, Qt.CheckState.Unchecked)
            queue += [(child, row) for child in entry.children]

    def _build(self) -> None:
        self.choice.setAccessibleName(self.tr("What to print"))
        self.size_box.addItems(list(SIZES))
        self.size_box.setAccessibleName(self.tr("Paper"))
        self.scale.setRange(MIN_SCALE, MAX_SCALE)
        self.scale.setSingleStep(SCALE_STEP)
        self.scale.setValue(100)
        self.scale.setSuffix(self.tr(" %"))
        self.scale.setAccessibleName(self.tr("Text size"))
        self.margin.setRange(MIN_MARGIN, MAX_MARGIN)
        self.margin.setValue(19)
        self.margin.setSuffix(self.tr(" mm"))
        self.margin.setAccessibleName(self.tr("Margins"))
        self.columns_box.setChecked(True)
        self.made_by.setAccessibleName(self.tr("Selected by"))
        self.made_by.setPlaceholderText(self.tr("Not stated"))
        self.children_box.setChecked(True)
        self.status_label.setWordWrap(True)
        self.progress.setTextVisible(False)
        self.view.setAccessibleName(self.tr("Preview"))
        self._buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        self._lay_out()

    def _lay_out(self) -> None:
        """Arrange the widgets."""
        form = QFormLayout()
        form.addRow(self.tr("&What"), self.choice)
        form.addRow("", self.children_box)
        form.addRow(self.tr("Pap&er"), self.size_box)
        form.addRow(self.tr("&Text"), self.scale)
        form.addRow(self.tr("&Margins"), self.margin)
        form.addRow("", self.columns_box)
        form.addRow(self.tr("Selected b&y"), self.made_by)
        form.addRow(self.tr("&Format"), self.formats)
        options = QVBoxLayout(self._options)
        options.setContentsMargins(0, 0, 0, 0)
        options.addLayout(form)
        options.addWidget(self.tree, 1)
        options.addStretch(0)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.addWidget(self._options, 1)
        column.addWidget(self.status_label)
        column.addWidget(self._saved)
        column.addWidget(self.progress)
        parts = QSplitter(self)
        for part in (left, self.thumbnails, self.view):
            parts.addWidget(part)
        parts.setStretchFactor(2, 1)
        parts.setSizes([300, 130, 650])
        layout = QVBoxLayout(self)
        layout.addWidget(parts, 1)
        layout.addWidget(self._buttons)
        self.tree.setVisible(self.selected == TICKED)

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._on_choice_changed)
        self.size_box.currentIndexChanged.connect(self._change_timer.start)
        self.scale.valueChanged.connect(self._change_timer.start)
        self.margin.valueChanged.connect(self._change_timer.start)
        self.made_by.textChanged.connect(self._change_timer.start)
        for box in (self.columns_box, self.children_box):
            box.toggled.connect(self._change_timer.start)
        self.tree.itemChanged.connect(self._change_timer.start)
        self._change_timer.timeout.connect(self.changed)
        self.save_button.clicked.connect(self.save_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.thumbnails.page_selected.connect(self.view.go_to_page)
        self._buttons.rejected.connect(self.reject)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        queue = [self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount())]
        for item in queue:
            if item is not None:
                yield item
                queue += [item.child(number) for number in range(item.childCount())]

    def _show_pages(self) -> None:
        """Show the pages that the document has, none while it is closed."""
        self.thumbnails.refresh()
        self.view.refresh()

    def _show_busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel_button.setEnabled(busy)
        for button in (self.save_button, self.print_button):
            button.setEnabled(not busy and bool(self._data))

    @Slot()
    def _on_choice_changed(self) -> None:
        self.formats.allow(("pdf",) if self.selected == TABLE else None)
        self.tree.setVisible(self.selected == TICKED)
        self._change_timer.start()
