"""When the selected result is previewed in the page, and when a preview ends.

Signals: `requested()` when the selected result is to be previewed; `ended()` when what was shown before is to be shown
again.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

PREVIEW_MS = 400
"""From selecting a result by key to its preview: keys that follow select another one."""


class ResultPreview(QObject):
    """A preview is shown after a pause or at once, and ends, or is accepted: then it is a page like any other."""

    requested = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PREVIEW_MS)
        self._timer.timeout.connect(self.show)
        self.is_shown = False

    @Slot()
    def schedule(self) -> None:
        """Show the selected result in a moment."""
        self._timer.start()

    @Slot()
    def show(self) -> None:
        """Show the selected result now."""
        self.cancel()
        self.is_shown = True
        self.requested.emit()

    def cancel(self) -> None:
        """Show nothing that is scheduled."""
        self._timer.stop()

    def accept(self) -> None:
        """What is previewed stays."""
        self.cancel()
        self.is_shown = False

    def end(self) -> None:
        """Show again what was shown before the preview."""
        self.accept()
        self.ended.emit()
