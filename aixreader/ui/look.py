"""Applies the look to the whole application, light or dark as the system (or the user) says.

Signals: `changed()` when the colours are others now.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from aixreader.ui.palette import palette, style_sheet
from aixreader.ui.tokens import Tokens, read_tokens


class Look(QObject):
    """Keeps the colours in step with the system's scheme, unless `dark` is chosen."""

    changed = Signal()

    def __init__(self, application: QApplication, *, dark: bool = False) -> None:
        super().__init__(application)
        self._application = application
        self._hints = application.styleHints()
        application.setStyle("Fusion")  # the one style that takes its colours from a palette on every platform
        self._dark = dark
        self._chosen = dark
        if not self._chosen:
            self._dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        self._tokens = read_tokens(dark=self._dark)
        self._apply()
        self._hints.colorSchemeChanged.connect(self._on_color_scheme_changed)

    @property
    def name(self) -> str:
        """What pages call it: the words of their root's `data-look`."""
        return "dark" if self._dark else ""

    @property
    def tokens(self) -> Tokens:
        """The colours now."""
        return self._tokens

    def _apply(self) -> None:
        self._application.setPalette(palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens))

    @Slot(Qt.ColorScheme)
    def _on_color_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._chosen:
            return
        self._dark = scheme == Qt.ColorScheme.Dark
        self._tokens = read_tokens(dark=self._dark)
        self._apply()
        self.changed.emit()
