"""The status line: it lies over the foot of the page while it has something to say, and takes no room else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget
from typing_extensions import override

from aixreader.ui.base.saved_file import open_saved, show_folder

PADDING = 30
"""Pixels of a message that are no text."""
EVENTS = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class StatusNotice(QStatusBar):
    """A child of `window`, at the left foot of the widget that was last given to `lie_on`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._base = window
        self._saved: Path | None = None
        self._buttons = [QToolButton(self), QToolButton(self)]
        self._build()
        self.messageChanged.connect(self._on_message_changed)

    def _build(self) -> None:
        self.setObjectName("notice")
        self.setSizeGripEnabled(False)
        self.setAccessibleName(self.tr("Status"))
        for button, text, act in zip(
            self._buttons, (self.tr("Open"), self.tr("Show folder")), (open_saved, show_folder), strict=True
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _checked=False, act=act: self._saved is not None and act(self._saved))
            self.addPermanentWidget(button)
            button.hide()
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
        self._saved = path
        for button in self._buttons:
            button.show()
        self._place()

    @Slot(str)
    def _on_message_changed(self, _text: str) -> None:
        self._saved = None
        for button in self._buttons:
            button.hide()
        self._place()

    def _place(self) -> None:
        text, window = self.currentMessage(), self.parentWidget()
        self.setVisible(bool(text))
        if not text or window is None:
            return
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=self._saved is None)
        buttons = sum(button.sizeHint().width() + PADDING for button in self._buttons if not button.isHidden())
        width = self.fontMetrics().horizontalAdvance(text) + PADDING + buttons
        height = self.sizeHint().height()
        self.resize(min(width, self._base.width()), height)
        self.move(self._base.mapTo(window, QPoint(0, self._base.height() - height)))
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in EVENTS and self.currentMessage():
            self._place()
        return super().eventFilter(watched, event)
