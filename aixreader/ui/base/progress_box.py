"""A dialog with the progress of work that takes long. The window stays usable meanwhile.

Signals: `cancelled()` when the user cancels; the dialog is there until `end` is called.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from aixreader.progress import UNKNOWN

DELAY_MS = 300
"""Work that is done sooner shows no dialog."""
STEPS = 1000
MIN_WIDTH = 380
"""Pixels, so that the dialog keeps its width while the text changes."""


class ProgressBox(QObject):
    """Shows one piece of work at a time, in front of `window`."""

    cancelled = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent or window)
        self._window = window
        self._dialog: QProgressDialog | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is work that has begun and not ended."""
        return self._dialog is not None

    def begin(self, text: str, *, is_measured: bool = True) -> None:
        """Show `text` from `DELAY_MS` from now on. Work that is not measured has a bar without an end."""
        self.end()
        dialog = self._dialog = QProgressDialog(self._window)
        bar = QProgressBar(dialog)
        bar.setTextVisible(False)  # a thin line, as everywhere; the share would be cut off
        dialog.setBar(bar)
        dialog.setRange(0, STEPS if is_measured else 0)
        dialog.setLabelText(text)
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.setMinimumWidth(MIN_WIDTH)
        dialog.setMinimumDuration(DELAY_MS)
        dialog.setAutoReset(False)
        dialog.setValue(0)
        dialog.canceled.connect(self.cancelled)

    @Slot(float, str)
    def show_progress(self, fraction: float, text: str = "") -> None:
        """Show how far the work is, from 0 to 1 or `UNKNOWN`, and what it is at; an empty text leaves the one that is
        shown.
        """
        dialog = self._dialog
        if dialog is None:
            return
        if text:
            dialog.setLabelText(text)
        dialog.setMaximum(0 if fraction == UNKNOWN else STEPS)
        dialog.setValue(min(int(max(fraction, 0) * STEPS), STEPS - 1))

    @Slot()
    def end(self) -> None:
        """The work has ended, however: the dialog goes."""
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.canceled.disconnect(self.cancelled)
            dialog.reset()  # hides it; closed only, it would still come up after `DELAY_MS`
            dialog.deleteLater()
