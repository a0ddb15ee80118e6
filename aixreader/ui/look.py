"""Applies the look to the whole application, light or dark as the system (or the user) says.

Signals: `changed()` when the colours are others now.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from aixreader.ui.palette import palette, style_sheet
from aixreader.ui.tokens import Tokens, read_tokens


class Look(QObject):
    """Keeps the colours in step with the system's scheme; pages follow it by themselves (`prefers-color-scheme`)."""

    changed = Signal()

    def __init__(self, application: QApplication, *, dark: bool = False) -> None:
        super().__init__(application)
        self._application = application
        self._hints = application.styleHints()
        application.setStyle("Fusion")  # the one style that takes its colours from a palette on every platform
        if dark:
            self._hints.setColorScheme(Qt.ColorScheme.Dark)
        self._tokens = read_tokens(dark=dark or self._hints.colorScheme() == Qt.ColorScheme.Dark)
        self._apply()
        self._hints.colorSchemeChanged.connect(self._on_color_scheme_changed)

    @property
    def tokens(self) -> Tokens:
        """The colours now."""
        return self._tokens

    def _apply(self) -> None:
        self._application.setPalette(palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens))

    def _on_color_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._tokens = read_tokens(dark=scheme == Qt.ColorScheme.Dark)
        self._apply()
        self.changed.emit()
