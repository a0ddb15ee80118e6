"""The parts of the print dialog beside each other: options, thumbnails, preview."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

WIDTHS = (300, 130, 650)
"""Of the parts at first, in pixels; options that are wider get what they need up to `MAX_OPTIONS`, and the preview
what is more."""
MAX_OPTIONS = 440
MAX_SHARE = 0.6
"""Of the width that the options take in a narrow dialog, unless they need more."""
MIN_WIDTH = 640
"""Pixels below which the thumbnails go, so that the preview can be seen."""


class PreviewSplitter(QSplitter):
    """A splitter without the thumbnails in a narrow dialog, as on a small screen at 200 %."""

    def __init__(self, options: QWidget, thumbnails: QWidget, preview: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        for part in (options, thumbnails, preview):
            self.addWidget(part)
        self.setStretchFactor(2, 1)
        self.setSizes([min(max(WIDTHS[0], options.sizeHint().width()), MAX_OPTIONS), *WIDTHS[1:]])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        is_wide = self.width() >= MIN_WIDTH
        self._thumbnails.setVisible(is_wide)
        super().resizeEvent(event)
        if not is_wide and self.sizes()[0] > self.width() * MAX_SHARE:
            room = int(self.width() * MAX_SHARE)
            self.setSizes([room, 0, self.width() - room])
