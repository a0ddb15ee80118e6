"""The dialog to review marks whose text has changed: the saved text beside the current one.

Signals: `accepted_marks(ids)` for marks that the user accepts; `show_requested(id)`; `removal_requested(ids)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from aixreader.ui.base.text_field import TextField

NAME = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A mark to review: id, title, translated `state`, the text that was saved and its edition, the current text."""

    id: str
    title: str
    state: str
    saved_text: str
    edition: str
    current_text: str


class ReviewDialog(QDialog):
    """Lists marks to review. Marks that are accepted or removed leave the list; the dialog closes with the last."""

    accepted_marks = Signal(list)
    show_requested = Signal(str)
    removal_requested = Signal(list)

    def __init__(self, items: Sequence[ReviewItem], edition: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Review marks"))
        self.resize(860, 520)
        self._items = {item.id: item for item in items}
        self.list = QListWidget(self)
        self.saved_text = TextField(self)
        self.current_text = TextField(self)
        self._edition = edition
        self._saved_in = QLabel(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._action_buttons: list[QPushButton] = []
        self._build()
        for item in items:
            QListWidgetItem(f"{item.title}  ({item.state})", self.list).setData(NAME, item.id)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self._buttons.rejected.connect(self.reject)
        self.list.setCurrentRow(0)

    def _build(self) -> None:
        self.list.setAccessibleName(self.tr("Marks to review"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for view, name in ((self.saved_text, self.tr("Saved text")), (self.current_text, self.tr("Current text"))):
            view.setReadOnly(True)
            view.setAccessibleName(name)
        texts = QHBoxLayout()
        for label, view in ((self._saved_in, self.saved_text), (QLabel(self._edition, self), self.current_text)):
            column = QVBoxLayout()
            label.setObjectName("hint")
            label.setWordWrap(True)
            column.addWidget(label)
            column.addWidget(view)
            texts.addLayout(column)
        for title, handler in (
            (self.tr("&Accept"), self._accept_chosen),
            (self.tr("&Show"), self._show_chosen),
            (self.tr("&Remove"), self._remove_chosen),
        ):
            button = self._buttons.addButton(title, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(handler)
            self._action_buttons.append(button)
        below = QWidget(self)
        below.setLayout(texts)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.list)
        parts.addWidget(below)
        parts.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(parts, 1)
        layout.addWidget(self._buttons)

    @property
    def chosen(self) -> list[str]:
        """The ids of the selected marks."""
        return [str(item.data(NAME)) for item in self.list.selectedItems()]

    @Slot()
    def _accept_chosen(self) -> None:
        self.accepted_marks.emit(self._take_chosen())

    @Slot()
    def _show_chosen(self) -> None:
        for name in self.chosen[:1]:
            self.show_requested.emit(name)

    @Slot()
    def _remove_chosen(self) -> None:
        self.removal_requested.emit(self._take_chosen())

    def _take_chosen(self) -> list[str]:
        """Remove the selected marks from the list and return their ids; the last one closes the dialog."""
        names = self.chosen
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        if not self.list.count():
            self.accept()
        elif self.list.currentItem() is not None:
            self.list.currentItem().setSelected(True)
        return names

    @Slot()
    def _on_current_changed(self) -> None:
        item = self._items.get(str(self.list.currentIndex().data(NAME)))
        for button in self._action_buttons:
            button.setEnabled(item is not None)
        self.saved_text.set_text(item.saved_text if item is not None else "")
        self.current_text.set_text(item.current_text if item is not None else "")
        self._saved_in.setText(self.tr("Saved in {0}").format(item.edition) if item is not None else "")
