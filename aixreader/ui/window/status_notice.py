"""The status line: it lies over the foot of the page while it has something to say, and takes no room else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QWidget
from typing_extensions import override

from aixreader.ui.base.saved_file import SavedButtons

PADDING = 30
"""Pixels of a message that are no text."""
EVENTS = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class StatusNotice(QStatusBar):
    """A child of `window`, at the left foot of the widget that was last given to `lie_on`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._base = window
        self._saved = SavedButtons(self)
        self._saved.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)  # the text has the rest
        self.setObjectName("notice")
        self.setSizeGripEnabled(False)
        self.setAccessibleName(self.tr("Status"))
        self.addPermanentWidget(self._saved)
        self._saved.hide()
        self.messageChanged.connect(self._on_message_changed)
        self.hide()

    def lie_on(self, base: QWidget) -> None:
        """Lie at the foot of `base`, a widget of the window, from now on."""
        self._base.removeEventFilter(self)
        self._base = base
        base.installEventFilter(self)
        self._place()

    @Slot(Path)
    def offer(self, path: Path) -> None:
        """Offer to open what was saved to `path`, as long as the message that says so is shown."""
        self._saved.offer(path)
        self._place()

    @Slot(str)
    def _on_message_changed(self, _text: str) -> None:
        self._saved.hide()
        self._place()

    def _place(self) -> None:
        text, window = self.currentMessage(), self.parentWidget()
        self.setVisible(bool(text))
        if not text or window is None:
            return
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=self._saved.isHidden())
        buttons = 0 if self._saved.isHidden() else self._saved.sizeHint().width() + PADDING
        width = self.fontMetrics().horizontalAdvance(text) + PADDING + buttons
        height = self.sizeHint().height()
        self.resize(min(width, self._base.width()), height)
        self.move(self._base.mapTo(window, QPoint(0, self._foot(height) - height)))
        self.raise_()

    def _foot(self, height: int) -> int:
        """The lower edge of the line in the base: above the strip of a table that it would cover."""
        from aixreader.ui.table.legend import Legend

        base = self._base
        line = QRect(0, base.height() - height, self.width(), height)
        strips = [
            QRect(strip.mapTo(base, QPoint()), strip.size()) for strip in base.findChildren(Legend) if strip.isVisible()
        ]
        return min((strip.top() for strip in strips if strip.intersects(line)), default=base.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in EVENTS and self.currentMessage():
            self._place()
        return super().eventFilter(watched, event)
