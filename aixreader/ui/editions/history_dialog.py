"""The dialog *History*: when a section's text changed, and how.

Signals: `change_requested(entry)` to show a change; `closed()`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QTreeView, QVBoxLayout, QWidget

from aixreader.ui.base.screen_fit import fit_to_screen
from aixreader.ui.editions.history_model import LAST, HistoryModel
from aixreader.ui.editions.record_model import RECORD

if TYPE_CHECKING:
    from aixreader.services.comparison.known_history import History

SIZE = QSize(820, 420)
MAX_COLUMN_WIDTH = 340
COLUMN_GAP = 12
"""Pixels."""


class HistoryDialog(QDialog):
    """Deleted when it is closed. `name` is the section's."""

    change_requested = Signal(object)
    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History of {0}").format(name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_screen(self, SIZE)
        self.model = HistoryModel(self)
        self.view = QTreeView(self)
        self.status = QLabel(self)
        self.progress = QProgressBar(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.show_button = self._buttons.addButton(self.tr("&Show the change"), role)
        self._build()
        self._connect()
        self._refresh()

    def show_history(self, history: History) -> None:
        """List the changes."""
        self.progress.hide()
        self.model.show(history.entries)
        self._fit_columns()
        self.view.setCurrentIndex(self.model.index(0, 0))
        more = self.tr("There are more, older changes.") if history.is_cut else ""
        self.status.setText(" ".join(filter(None, (self.tr("Changes: {0}.").format(self._changes), more))))

    def show_progress(self, fraction: float, text: str) -> None:
        """Tell how far the history was read."""
        self.progress.setValue(round(100 * fraction))
        self.progress.show()
        self.status.setText(text)

    def show_failure(self, message: str, hint: str) -> None:
        """Tell why there is no history."""
        self.progress.hide()
        self.status.setText(" ".join(filter(None, (message, hint))))

    @property
    def _changes(self) -> int:
        rows = (self.model.index(row, 0).data(RECORD) for row in range(self.model.rowCount()))
        return sum(entry.change is not None for entry in rows)

    def _build(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setObjectName("history")
        view.setAccessibleName(self.tr("History"))
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.status.setObjectName("hint")
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.show_button.setDefault(True)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(view, 1)
        layout.addWidget(self.status)
        layout.addWidget(self.progress)
        layout.addWidget(self._buttons)
        self._fit_columns()
        view.setFocus()

    def _fit_columns(self) -> None:
        for column in range(LAST):
            self.view.resizeColumnToContents(column)
            self.view.setColumnWidth(column, min(self.view.columnWidth(column) + COLUMN_GAP, MAX_COLUMN_WIDTH))

    def _connect(self) -> None:
        self.view.activated.connect(lambda _index: self.show_button.click())
        self.view.selectionModel().currentChanged.connect(self._refresh)
        self.show_button.clicked.connect(self._show)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _result: self.closed.emit())

    @Slot()
    def _refresh(self) -> None:
        entry = self.view.currentIndex().siblingAtColumn(0).data(RECORD)
        self.show_button.setEnabled(entry is not None and entry.change is not None)

    @Slot()
    def _show(self) -> None:
        entry = self.view.currentIndex().siblingAtColumn(0).data(RECORD)
        self.accept()
        self.change_requested.emit(entry)
