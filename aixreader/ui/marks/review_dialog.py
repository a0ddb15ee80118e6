"""Marks to look at again in another edition: what was kept beside what the text says now.

Signals: `accepted_marks(ids)` for what the user has looked at; `show_requested(id)`; `removal_requested(ids)`.
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
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

NAME = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Asked:
    """A mark to look at: its id, title and `state` in words; what was kept, in which edition, and what stands there
    now.
    """

    id: str
    title: str
    state: str
    before: str
    edition: str
    now: str


class ReviewDialog(QDialog):
    """Goes through marks one by one. What is looked at leaves the list; what is not stays for another time."""

    accepted_marks = Signal(list)
    show_requested = Signal(str)
    removal_requested = Signal(list)

    def __init__(self, asked: Sequence[Asked], edition: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Look again"))
        self.resize(860, 520)
        self._asked = {each.id: each for each in asked}
        self.list = QListWidget(self)
        self.before = QPlainTextEdit(self)
        self.now = QPlainTextEdit(self)
        self._edition = edition
        self._kept_in = QLabel(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._acts: list[QPushButton] = []
        self._build()
        for each in asked:
            item = QListWidgetItem(f"{each.title}  ({each.state})", self.list)
            item.setData(NAME, each.id)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self._buttons.rejected.connect(self.reject)
        self.list.setCurrentRow(0)

    def _build(self) -> None:
        self.list.setAccessibleName(self.tr("Marks to look at"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for view, name in ((self.before, self.tr("What you kept")), (self.now, self.tr("What it says now"))):
            view.setReadOnly(True)
            view.setAccessibleName(name)
        texts = QHBoxLayout()
        for label, view in ((self._kept_in, self.before), (QLabel(self._edition, self), self.now)):
            column = QVBoxLayout()
            label.setObjectName("hint")
            label.setWordWrap(True)
            column.addWidget(label)
            column.addWidget(view)
            texts.addLayout(column)
        for title, act in (
            (self.tr("&It still holds"), self._accept_chosen),
            (self.tr("&Show it"), self._show_chosen),
            (self.tr("&Remove"), self._remove_chosen),
        ):
            button = self._buttons.addButton(title, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(act)
            self._acts.append(button)
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
        """The ids of the marks that are selected."""
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
        """The chosen marks, which leave the list; the last one closes it."""
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
        each = self._asked.get(str(self.list.currentIndex().data(NAME)))
        for button in self._acts:
            button.setEnabled(each is not None)
        self.before.setPlainText(each.before if each is not None else "")
        self.now.setPlainText(each.now if each is not None else "")
        self._kept_in.setText(self.tr("Kept in {0}").format(each.edition) if each is not None else "")
