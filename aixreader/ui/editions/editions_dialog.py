"""The dialog *Editions*: the editions that were opened, what is known of each, and what can be done with them.

Signals, with the id of an edition ("" for the one that comes with the reader): `open_requested`, `locate_requested`,
`beside_requested`, `folder_requested`, `removal_requested`; `rename_requested(id, name)`; `undo_requested()`;
`refresh_requested()` when the shelf has changed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from aixreader.pages.shelf_part import MISSING, THERE, ShelfFacts, ShelfRow
from aixreader.ui.base.empty_hint import EmptyHint
from aixreader.ui.base.screen_fit import fit_to_screen
from aixreader.ui.editions.editions_model import NAME, ROW, EditionsModel

ROLE = QDialogButtonBox.ButtonRole.ActionRole
SIZE = QSize(1040, 420)
MAX_COLUMN_WIDTH, MIN_NAME_WIDTH, MIN_PLACE_WIDTH = 260, 160, 140
"""Pixels of a column at first; the last one has what the others leave. The user can widen them."""


ROW_PADDING = 14
"""Pixels of a row beside the height of its text, as in the trees of the sidebar."""


class _RoomyRows(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + ROW_PADDING, option.fontMetrics.height() + ROW_PADDING)


class EditionsDialog(QDialog):
    """Deleted when it is closed. What is chosen stays chosen when the list changes."""

    open_requested = Signal(str)
    locate_requested = Signal(str)
    beside_requested = Signal(str)
    folder_requested = Signal(str)
    removal_requested = Signal(str)
    rename_requested = Signal(str, str)
    undo_requested = Signal()
    refresh_requested = Signal()

    def __init__(self, facts: ShelfFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Editions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_screen(self, SIZE)
        self._can_change = False
        self.model = EditionsModel(self)
        self.view = QTreeView(self)
        self._hint = EmptyHint(
            self.tr(
                "No other edition has been opened yet. Open one with “Open Exchange folder”, “Open Exchange archive” or"
                " “Get the full Exchange” in the File menu; it is listed here from then on."
            ),
            self,
        )
        self.notice = QLabel(self)
        self.undo_button = QPushButton(self.tr("&Undo"), self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons = self._make_buttons()
        self._build()
        self._connect()
        self.show_facts(facts)
        self.view.setCurrentIndex(self.model.index(0, NAME))

    @property
    def chosen(self) -> ShelfRow | None:
        """The edition of the current row."""
        row: ShelfRow | None = self.view.currentIndex().siblingAtColumn(NAME).data(ROW)
        return row

    def show_facts(self, facts: ShelfFacts) -> None:
        """List the editions of the shelf."""
        chosen, number = self.chosen, max(self.view.currentIndex().row(), 0)
        self._can_change = facts.can_remove
        is_in_list = self.view.isAncestorOf(self.focusWidget())  # in the field of a name, which goes with its row
        self.model.show(facts.rows, can_edit=facts.can_remove)
        found = self.model.row_of(chosen.name) if chosen is not None else -1
        row = found if found >= 0 else min(number, self.model.rowCount() - 1)
        self.view.setCurrentIndex(self.model.index(row, NAME))
        if is_in_list:
            self.view.setFocus()
        self.notice.setText(self.tr("{0} was removed from the list.").format(facts.removed) if facts.removed else "")
        for widget in (self.notice, self.undo_button):
            widget.setVisible(bool(facts.removed))
        self._refresh()

    def _make_buttons(self) -> dict[str, QPushButton]:
        """What can be done with the chosen edition; the context menu offers the same."""
        texts = {
            "open": self.tr("&Open"),
            "beside": self.tr("Open &beside this edition"),
            "rename": self.tr("Re&name"),
            "folder": self.tr("Show &folder"),
            "remove": self.tr("&Remove from list"),
        }
        made = {name: self._buttons.addButton(text, ROLE) for name, text in texts.items()}
        for button in made.values():
            button.setAutoDefault(False)
        return made

    def _build(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setObjectName("editions")
        view.setAccessibleName(self.tr("Editions"))
        view.setItemDelegate(_RoomyRows(view))
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)  # a field for a name is higher than its row
        view.setAllColumnsShowFocus(True)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setObjectName("hint")
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        removed = QHBoxLayout()
        removed.addWidget(self.notice)
        removed.addWidget(self.undo_button)
        removed.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(view, 1)
        layout.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(removed)
        layout.addWidget(self._buttons)

    def _connect(self) -> None:
        buttons = self.buttons
        buttons["open"].clicked.connect(self._open)
        buttons["beside"].clicked.connect(self._open_beside)
        buttons["rename"].clicked.connect(lambda: self.view.edit(self.view.currentIndex().siblingAtColumn(NAME)))
        buttons["folder"].clicked.connect(lambda: self.folder_requested.emit(self._name))
        buttons["remove"].clicked.connect(lambda: self.removal_requested.emit(self._name))
        self._buttons.rejected.connect(self.reject)
        self.undo_button.clicked.connect(self.undo_requested)
        self.view.activated.connect(lambda _index: buttons["open"].click())
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.selectionModel().currentChanged.connect(self._refresh)
        self.view.installEventFilter(self)
        self.model.renamed.connect(self.rename_requested)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_columns()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_delete = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Delete)
        if watched is self.view and event.type() == QEvent.Type.KeyPress and is_delete:
            self.buttons["remove"].click()
            return True
        return super().eventFilter(watched, event)

    def _fit_columns(self) -> None:
        for column in range(self.model.columnCount()):
            self.view.resizeColumnToContents(column)
            self.view.setColumnWidth(column, min(self.view.columnWidth(column), MAX_COLUMN_WIDTH))
            is_empty = not any(self.model.index(row, column).data() for row in range(self.model.rowCount()))
            self.view.setColumnHidden(column, is_empty)
        last = self.model.columnCount() - 1
        room = self.view.viewport().width() - sum(self.view.columnWidth(column) for column in range(NAME + 1, last))
        name = min(self.view.columnWidth(NAME), max(room - MIN_PLACE_WIDTH, MIN_NAME_WIDTH))
        self.view.setColumnWidth(NAME, name)
        self.view.setColumnWidth(last, max(room - name, MIN_PLACE_WIDTH))

    @property
    def _name(self) -> str:
        return self.chosen.name if self.chosen is not None else ""

    @Slot()
    def _refresh(self) -> None:
        row = self.chosen
        is_empty = not self.model.rowCount()
        self.view.setHidden(is_empty)
        self._hint.setVisible(is_empty)
        is_other = row is not None and not row.is_open
        is_kept = row is not None and bool(row.name)
        enabled = {
            "open": is_other,
            "beside": is_other,
            "rename": is_kept and self._can_change,
            "folder": is_kept and row is not None and row.state == THERE,
            "remove": is_kept and self._can_change,
        }
        for name, is_enabled in enabled.items():
            self.buttons[name].setEnabled(is_enabled)
            self.buttons[name].setHidden(is_empty)
        is_missing = row is not None and row.state == MISSING
        self.buttons["open"].setText(self.tr("&Locate…") if is_missing else self.tr("&Open"))

    @Slot()
    def _open(self) -> None:
        row = self.chosen
        if row is not None:
            self.accept()
            (self.locate_requested if row.state == MISSING else self.open_requested).emit(row.name)

    @Slot()
    def _open_beside(self) -> None:
        name = self._name
        self.accept()
        self.beside_requested.emit(name)

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        if not self.view.indexAt(position).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self.buttons.values():
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.popup(self.view.viewport().mapToGlobal(position))
