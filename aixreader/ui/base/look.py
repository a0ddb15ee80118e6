"""Applies the look to the application: light or dark, by the system or by choice, in normal or high contrast.

Signals: `changed()` when the colours have changed.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from aixreader.ui.base.style import IN_CONTRAST, OUTLINED, outlined_palette, palette, style_sheet
from aixreader.ui.base.tokens import Tokens, read_tokens


class Look(QObject):
    """The current look. `choice` is "light", "dark", or "system" to follow the system's colour scheme."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: str = "system", *, contrast: bool = False) -> None:
        super().__init__(application)
        self._application = application
        self._hints = application.styleHints()
        application.setStyle("Fusion")  # the only style that uses the palette on every platform
        self._choice = choice
        self._contrast = contrast
        self._tokens = read_tokens(dark=self.is_dark, contrast=contrast)
        self._apply()
        self._hints.colorSchemeChanged.connect(self._on_color_scheme_changed)

    @property
    def tokens(self) -> Tokens:
        """The current colours."""
        return self._tokens

    @property
    def is_dark(self) -> bool:
        """Whether the look is dark."""
        if self._choice == "system":
            return self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self._choice == "dark"

    @property
    def name(self) -> str:
        """The value of the `data-look` attribute of pages: "", "dark", "contrast" or "dark contrast"."""
        return " ".join(word for word, on in (("dark", self.is_dark), ("contrast", self._contrast)) if on)

    def choose(self, choice: str, *, contrast: bool) -> None:
        """Change the look."""
        self._choice = choice
        self._contrast = contrast
        self._refresh()

    def _apply(self) -> None:
        self._application.setPalette(palette(self.tokens))
        usual = () if self.tokens.is_high_contrast else IN_CONTRAST
        for kind in (*OUTLINED, *IN_CONTRAST):
            look = palette(self.tokens) if kind in usual else outlined_palette(self.tokens)
            self._application.setPalette(look, kind)  # type: ignore[arg-type]  # Qt takes no bytes here, whatever its types say
        self._application.setStyleSheet(style_sheet(self.tokens))

    def _refresh(self) -> None:
        tokens = read_tokens(dark=self.is_dark, contrast=self._contrast)
        if tokens != self._tokens:
            self._tokens = tokens
            self._apply()
            self.changed.emit()

    @Slot(Qt.ColorScheme)
    def _on_color_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._refresh()
