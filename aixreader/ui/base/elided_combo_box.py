"""A combo box that is not as wide as its longest entry: what does not fit is left out in the middle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget
from typing_extensions import override

MIN_CHARACTERS = 12
MARGIN = 2  # of the text in its field
Middle = Qt.TextElideMode.ElideMiddle


class ElidedComboBox(QComboBox):
    """Shows the whole text in its tool tip, also for the entries of the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(MIN_CHARACTERS)
        self.view().setTextElideMode(Middle)

    def add_entry(self, text: str, data: object) -> None:
        """Add an entry with its text as its tool tip."""
        self.addItem(text, data)
        self.setItemData(self.count() - 1, text, Qt.ItemDataRole.ToolTipRole)

    @property
    def shown_text(self) -> str:
        """The text of the current entry, as far as there is room for it."""
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return self.fontMetrics().elidedText(self.currentText(), Middle, field.width() - 2 * MARGIN)

    @override
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.shown_text

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            text = self.currentText()
            self.setToolTip(text if self.shown_text != text else "")
        return super().event(event)
