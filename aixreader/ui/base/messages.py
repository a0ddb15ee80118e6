"""Messages to the user, in the status bar or in a message box. Boxes are opened without blocking.

Signals: `status_changed(text, timeout_ms)` for the status bar; a timeout of 0 stays until the next text.
`file_saved(path)` after the status that says so.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from aixreader.control_characters import one_line, without_controls
from aixreader.errors import AixError, shortened

STATUS_TIMEOUT_MS = 5000
"""Of a status message that is only read."""
SAVED_TIMEOUT_MS = 15_000
"""Of the message after which a file can be opened."""
MAX_BOX_LENGTH, MAX_BOX_LINES = 1000, 16
"""Of each of the two texts of a box, so that it fits on a screen of 1280 x 800."""
MAX_STATUS_LENGTH = 300
"""Characters; the status bar has one line, and Qt lays out all of it."""
MAX_DETAILS_LENGTH = 100_000
"""Characters of the details of a box, which scroll."""


class Messages(QObject):
    """Messages of one window."""

    status_changed = Signal(str, int)
    file_saved = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def status(self, text: str, timeout_ms: int = STATUS_TIMEOUT_MS) -> None:
        """Show `text` in the status bar for `timeout_ms` milliseconds, 0 for until the next one."""
        self.status_changed.emit(" ".join(one_line(shortened(text, MAX_STATUS_LENGTH)).split()), timeout_ms)

    def saved(self, text: str, path: Path) -> None:
        """Say by `text` that a file was saved to `path`, and offer to open it."""
        self.status(text, SAVED_TIMEOUT_MS)
        self.file_saved.emit(path)

    def info(self, title: str, text: str) -> QMessageBox:
        """Show information that needs no action."""
        return self._show(QMessageBox.Icon.Information, title, text)

    def warning(self, title: str, text: str) -> QMessageBox:
        """Show a warning."""
        return self._show(QMessageBox.Icon.Warning, title, text)

    def question(self, title: str, text: str) -> QMessageBox:
        """Ask a question; the caller adds the buttons. Cancel, or closing the box, does nothing."""
        box = self._show(QMessageBox.Icon.Question, title, text)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        return box

    def error(self, error: AixError) -> QMessageBox:
        """Show an expected error with its hint on what to do next."""
        box = self._show(QMessageBox.Icon.Warning, self.tr("Error"), error.message)
        box.setInformativeText(_for_box(error.hint))
        return box

    def bug(self, report: str, copy: Callable[[str], None]) -> QMessageBox:
        """Show an internal error, with `report` as details and a button that calls `copy(report)`."""
        text = self.tr("An internal error occurred. Your files are unchanged. If problems persist, restart the reader.")
        box = self._show(QMessageBox.Icon.Critical, self.tr("Internal error"), text)
        box.setDetailedText(shortened(report, MAX_DETAILS_LENGTH))
        button = box.addButton(self.tr("&Copy report"), QMessageBox.ButtonRole.ActionRole)
        button.clicked.connect(lambda: copy(report))
        return box

    def _show(self, icon: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
        box = QMessageBox(icon, one_line(title), _for_box(text), QMessageBox.StandardButton.Ok, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
        return box


def _for_box(text: str) -> str:
    """`text` cut to the size of a box: it quotes names of any length, and Qt lays out a long one for seconds."""
    lines = without_controls(shortened(text, MAX_BOX_LENGTH)).split("\n")
    if len(lines) > MAX_BOX_LINES:
        lines = [*lines[: MAX_BOX_LINES - 2], "…", lines[-1]]
    return "\n".join(lines)
