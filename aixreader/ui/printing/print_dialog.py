"""Where it is chosen what goes on paper, and seen how it will look: the very PDF that is saved or printed.

Signals: `changed()` when something else is to be laid out; `save_requested()`, `print_requested()`,
`cancel_requested()`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QBuffer, Qt, QTimer, Signal, Slot
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
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
from aixreader.publish.print_html import SIZES, Paper
from aixreader.ui.printing.thumbnails import Thumbnails

ID = Qt.ItemDataRole.UserRole
PAUSE_MS = 250
SMALLEST, LARGEST, STEP = 70, 160, 5
NARROWEST, WIDEST = 8, 45
TICKED = "ticked"


class PrintDialog(QDialog):
    """`choices` are (name, title) of what can be chosen in one go; "ticked" shows a tree of sections."""

    changed = Signal()
    save_requested = Signal()
    print_requested = Signal()
    cancel_requested = Signal()

    def __init__(
        self, choices: Sequence[tuple[str, str]], contents: Iterable[ContentsItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print and export"))
        self.resize(1080, 720)
        self.choice = QComboBox(self)
        self.tree = QTreeWidget(self)
        self.size_box = QComboBox(self)
        self.scale = QSpinBox(self)
        self.margin = QSpinBox(self)
        self.columns_box = QCheckBox(self.tr("&Links in two columns"), self)
        self.made_by = QLineEdit(self)
        self.children_box = QCheckBox(self.tr("With the sections &below"), self)
        self.said = QLabel(self)
        self.progress = QProgressBar(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.thumbnails = Thumbnails(self.document, self)
        self._options = QWidget(self)
        self._buttons = QDialogButtonBox(self)
        self.save_button = self._add(self.tr("&Save as…"))
        self.print_button = self._add(self.tr("&Print…"))
        self.cancel_button = self._add(self.tr("C&ancel"))
        self._buffer: QBuffer | None = None
        self._data = b""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        for name, title in choices:
            self.choice.addItem(title, name)
        self._fill(contents)
        self._build()
        self._connect()
        self.begin()

    @property
    def chosen(self) -> str:
        """The name of what is chosen."""
        return str(self.choice.currentData() or "")

    @property
    def paper(self) -> Paper:
        """On what it goes."""
        columns = 2 if self.columns_box.isChecked() else 1
        size, scale, margin = self.size_box.currentText(), self.scale.value(), self.margin.value()
        return Paper(size, scale, margin, columns, self.made_by.text().strip())

    @property
    def ticked(self) -> list[str]:
        """The ids of the sections that are ticked."""
        return [str(item.data(0, ID)) for item in self._items() if item.checkState(0) == Qt.CheckState.Checked]

    @property
    def pdf(self) -> bytes:
        """What is shown, empty while it is made."""
        return self._data

    def choose(self, name: str) -> None:
        """Choose something."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(name)))

    def begin(self) -> None:
        """Something is laid out now."""
        self.document.close()
        self._data = b""
        self._show_busy(busy=True)
        self.said.setText("")

    def tell_progress(self, share: float, text: str) -> None:
        """How far it is; a share below 0 is not known."""
        self.progress.setRange(0, 0 if share < 0 else 1000)
        self.progress.setValue(round(share * 1000))
        self.said.setText(text)

    def show_pdf(self, data: bytes, said: str) -> None:
        """Show what was made."""
        self._data = data
        self._buffer = QBuffer(self)
        self._buffer.setData(data)  # its own copy: who draws reads it as long as it lives
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.thumbnails.refresh()
        self._show_busy(busy=False)
        self.said.setText(said)

    @Slot(int, int)
    def tell_printing(self, done: int, count: int) -> None:
        """So many pages went to the printer; what is shown cannot be changed meanwhile."""
        self._show_busy(busy=True)
        self._options.setEnabled(False)
        self.save_button.setEnabled(False)
        self.print_button.setEnabled(False)
        self.tell_progress(done / count, self.tr("Printing page {0} of {1}").format(done, count))

    def tell(self, message: str) -> None:
        """Say what came of it; what was shown stays."""
        self._show_busy(busy=False)
        self._options.setEnabled(True)
        self.said.setText(message)

    def _add(self, title: str) -> QPushButton:
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
        self.scale.setRange(SMALLEST, LARGEST)
        self.scale.setSingleStep(STEP)
        self.scale.setValue(100)
        self.scale.setSuffix(self.tr(" %"))
        self.scale.setAccessibleName(self.tr("Text size"))
        self.margin.setRange(NARROWEST, WIDEST)
        self.margin.setValue(19)
        self.margin.setSuffix(self.tr(" mm"))
        self.margin.setAccessibleName(self.tr("Margins"))
        self.columns_box.setChecked(True)
        self.made_by.setAccessibleName(self.tr("Selected by"))
        self.made_by.setPlaceholderText(self.tr("not told"))
        self.children_box.setChecked(True)
        self.said.setWordWrap(True)
        self.progress.setTextVisible(False)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self.view.setAccessibleName(self.tr("Preview"))
        self._buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        self._lay_out()

    def _lay_out(self) -> None:
        """Place it all."""
        form = QFormLayout()
        form.addRow(self.tr("&What"), self.choice)
        form.addRow("", self.children_box)
        form.addRow(self.tr("Pap&er"), self.size_box)
        form.addRow(self.tr("&Text"), self.scale)
        form.addRow(self.tr("&Margins"), self.margin)
        form.addRow("", self.columns_box)
        form.addRow(self.tr("Selected b&y"), self.made_by)
        options = QVBoxLayout(self._options)
        options.setContentsMargins(0, 0, 0, 0)
        options.addLayout(form)
        options.addWidget(self.tree, 1)
        options.addStretch(0)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.addWidget(self._options, 1)
        column.addWidget(self.said)
        column.addWidget(self.progress)
        parts = QSplitter(self)
        for part in (left, self.thumbnails, self.view):
            parts.addWidget(part)
        parts.setStretchFactor(2, 1)
        parts.setSizes([300, 130, 650])
        layout = QVBoxLayout(self)
        layout.addWidget(parts, 1)
        layout.addWidget(self._buttons)
        self.tree.setVisible(self.chosen == TICKED)

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self.size_box.currentIndexChanged.connect(self._pause.start)
        self.scale.valueChanged.connect(self._pause.start)
        self.margin.valueChanged.connect(self._pause.start)
        self.made_by.textChanged.connect(self._pause.start)
        for box in (self.columns_box, self.children_box):
            box.toggled.connect(self._pause.start)
        self.tree.itemChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.changed)
        self.save_button.clicked.connect(self.save_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.thumbnails.page_chosen.connect(self._on_page_chosen)
        self._buttons.rejected.connect(self.reject)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        queue = [self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount())]
        for item in queue:
            if item is not None:
                yield item
                queue += [item.child(number) for number in range(item.childCount())]

    def _show_busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel_button.setEnabled(busy)
        for button in (self.save_button, self.print_button):
            button.setEnabled(not busy and bool(self._data))

    @Slot()
    def _on_chosen(self) -> None:
        self.tree.setVisible(self.chosen == TICKED)
        self._pause.start()

    @Slot(int)
    def _on_page_chosen(self, page: int) -> None:
        from PySide6.QtCore import QPointF

        self.view.pageNavigator().jump(page, QPointF())
