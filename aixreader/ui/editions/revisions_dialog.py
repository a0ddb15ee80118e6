"""The dialog *Open revision*: the revisions of a git clone, to choose one of.

Signals: `open_requested(source)`; `branch_chosen(ref)`; `clone_requested()` when another clone is to be chosen;
`closed()`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from aixreader.ui.base.screen_fit import fit_to_screen
from aixreader.ui.editions.record_model import RECORD
from aixreader.ui.editions.revisions_model import SUBJECT, RevisionsModel

if TYPE_CHECKING:
    from aixreader.services.editions.clone_listing import CloneListing

SIZE = QSize(860, 520)
BRANCH_WIDTH = 24
"""Characters of the field for branches at least."""
COLUMN_GAP = 12
"""Pixels."""
LIST_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class RevisionsDialog(QDialog):
    """Deleted when it is closed. While one types into the filter, the arrow keys move in the list, and Enter opens."""

    open_requested = Signal(str)
    branch_chosen = Signal(str)
    clone_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open revision"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_screen(self, SIZE)
        self.model = RevisionsModel(self)
        self.field = QLineEdit(self)
        self.branches = QComboBox(self)
        self.view = QTreeView(self)
        self.status = QLabel(self)
        self.progress = QProgressBar(self)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Open | buttons.Cancel, self)
        self.open_button = self._buttons.button(buttons.Open)
        self.clone_button = self._buttons.addButton(self.tr("&Choose clone…"), QDialogButtonBox.ButtonRole.ActionRole)
        self._listing: CloneListing | None = None
        self._build()
        self._connect()
        self._refresh()

    def show_listing(self, listing: CloneListing) -> None:
        """List the revisions of a clone."""
        self._listing = listing
        self.setWindowTitle(self.tr("Open revision of {0}").format(listing.name))
        self.branches.blockSignals(True)  # Qt's signature
        self.branches.clear()
        for branch in listing.branches:
            self.branches.addItem(branch.label, branch.ref)
        self.branches.setCurrentIndex(max(0, self.branches.findData(listing.chosen)))
        self.branches.blockSignals(False)  # Qt's signature
        self.branches.setEnabled(bool(listing.branches))
        self.progress.hide()
        self.model.show(listing.revisions)
        self._fit_columns()
        self._refresh()

    def show_progress(self, fraction: float, text: str) -> None:
        """Tell how far the list has come."""
        self.progress.setValue(round(100 * fraction))
        self.progress.show()
        self.status.setText(text)

    def show_failure(self, message: str, hint: str) -> None:
        """Tell why there is no list."""
        self._listing = None
        self.progress.hide()
        self.model.show(())
        self._refresh()
        self.status.setText(" ".join(filter(None, (message, hint))))
        self.clone_button.setFocus()

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Filter by date, subject, id, branch or tag"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setClearButtonEnabled(True)
        self.branches.setAccessibleName(self.tr("Branch or tag"))
        self.branches.setMinimumContentsLength(BRANCH_WIDTH)
        self.branches.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.branches.setEnabled(False)
        view = self.view
        view.setModel(self.model)
        view.setObjectName("revisions")
        view.setAccessibleName(self.tr("Revisions"))
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.header().setStretchLastSection(False)
        view.header().setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.status.setObjectName("hint")
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.open_button.setDefault(True)
        self.clone_button.setAutoDefault(False)
        head = QHBoxLayout()
        head.addWidget(self.field, 1)
        head.addWidget(self.branches)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(view, 1)
        layout.addWidget(self.status)
        layout.addWidget(self.progress)
        layout.addWidget(self._buttons)
        self._fit_columns()
        self.field.setFocus()

    def _fit_columns(self) -> None:
        for column in range(self.model.columnCount()):
            if column != SUBJECT:
                self.view.resizeColumnToContents(column)
                self.view.setColumnWidth(column, self.view.columnWidth(column) + COLUMN_GAP)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_filtered)
        self.field.installEventFilter(self)
        self.branches.activated.connect(lambda _row: self.branch_chosen.emit(self.branches.currentData()))
        self.view.activated.connect(lambda _index: self.open_button.click())
        self.view.selectionModel().currentChanged.connect(self._refresh_buttons)
        self._buttons.accepted.connect(self._open)
        self._buttons.rejected.connect(self.reject)
        self.clone_button.clicked.connect(self.clone_requested)
        self.finished.connect(lambda _result: self.closed.emit())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.field and is_key and event.key() in LIST_KEYS:  # type: ignore[attr-defined]  # it is a key
            self.view.event(event)
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_filtered(self, text: str) -> None:
        self.model.filter(text)
        self._refresh()

    def _refresh(self) -> None:
        """Choose the first row, and say how many there are."""
        self.view.setCurrentIndex(self.model.index(0, 0))
        self._refresh_buttons()
        if self._listing is None:
            self.status.setText("")
            return
        shown, whole = self.model.rowCount(), len(self._listing.revisions)
        text = self.tr("{0} of {1} revisions").format(f"{shown:,}", f"{whole:,}")
        if self._listing.is_cut:
            text += self.tr("; older ones are opened by their date: CLONE@2024-01-31")
        self.status.setText(text)

    @Slot()
    def _refresh_buttons(self) -> None:
        self.open_button.setEnabled(self.view.currentIndex().isValid())

    @Slot()
    def _open(self) -> None:
        revision = self.view.currentIndex().siblingAtColumn(0).data(RECORD)
        if revision is not None:
            self.accept()
            self.open_requested.emit(str(revision.source))
