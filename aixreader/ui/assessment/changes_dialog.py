"""Lists what differs between two versions of an assessment, item by item and field by field.

Signals: `chosen(ids)` with the items whose changes are to be taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aixreader.errors import shortened
from aixreader.ui.base.screen_fit import fit_to_screen

if TYPE_CHECKING:
    from aixreader.assess.document_changes import ItemChange

ID = Qt.ItemDataRole.UserRole
SIZE = QSize(820, 520)
"""Pixels."""
MAX_VALUE = 300
"""Characters of a value that are shown; the tooltip has more."""
MAX_TIP = 2000


@dataclass(frozen=True, slots=True)
class ChangesTexts:
    """What the dialog says: `accept` is the text of the button that takes changes over, "" for none; `heads` are those
    of the two values, by default "Before" and "After".
    """

    title: str
    about: str
    accept: str = ""
    heads: tuple[str, str] | None = None


class ChangesDialog(QDialog):
    """`name_of(id)` names an item. `is_ticked` says whether all changes are chosen at first. It is deleted when it is
    closed.
    """

    chosen = Signal(list)

    def __init__(
        self,
        texts: ChangesTexts,
        changes: Iterable[ItemChange],
        name_of: Callable[[str], str],
        parent: QWidget | None = None,
        *,
        is_ticked: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.title)
        fit_to_screen(self, SIZE)
        self.tree = QTreeWidget(self)
        self._is_choice = bool(texts.accept)
        self._heads = texts.heads or (self.tr("Before"), self.tr("After"))
        self._first = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        about = QLabel(texts.about, self)
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        standard = QDialogButtonBox.StandardButton.Cancel if texts.accept else QDialogButtonBox.StandardButton.Close
        self._buttons = QDialogButtonBox(standard, self)
        self.accept_button = self._buttons.addButton(
            texts.accept or self.tr("Accept"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setVisible(self._is_choice)
        self._fill(changes, name_of)
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._buttons)
        self.tree.itemChanged.connect(self._refresh)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._refresh()

    def _fill(self, changes: Iterable[ItemChange], name_of: Callable[[str], str]) -> None:
        kinds = {"added": self.tr("new"), "removed": self.tr("removed"), "changed": self.tr("changed")}
        tree = self.tree
        tree.setHeaderLabels([self.tr("What"), *self._heads])
        tree.setAccessibleName(self.tr("Changes"))
        tree.setWordWrap(True)
        tree.setAlternatingRowColors(True)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        muted = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for change in changes:
            row = QTreeWidgetItem(tree, [name_of(change.id), "", kinds[change.kind]])
            row.setData(0, ID, change.id)
            row.setToolTip(0, change.id)
            if self._is_choice:
                row.setCheckState(0, self._first)
            for field in change.fields:
                values = [_text(field.old), _text(field.new)]
                child = QTreeWidgetItem(
                    row, [field.field.replace("_", " "), *(shortened(v, MAX_VALUE) for v in values)]
                )
                child.setForeground(0, muted)
                for column, value in enumerate(values, 1):
                    child.setToolTip(column, shortened(value, MAX_TIP))
        tree.expandAll()
        header = tree.header()
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        if (first := tree.topLevelItem(0)) is not None:
            tree.setCurrentItem(first)

    @property
    def ids(self) -> list[str]:
        """The ids of the items that are ticked."""
        rows = (self.tree.topLevelItem(index) for index in range(self.tree.topLevelItemCount()))
        return [row.data(0, ID) for row in rows if row is not None and row.checkState(0) is Qt.CheckState.Checked]

    @Slot()
    def _refresh(self) -> None:
        self.accept_button.setEnabled(bool(self.ids))

    @Slot()
    def _on_accepted(self) -> None:
        self.chosen.emit(self.ids)
        self.accept()


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {each}" for key, each in value.items() if each)
    return str(value)
