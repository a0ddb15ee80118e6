"""Saves the session state shortly after each change, so that it survives a crash.

Signals: `failed(reason)` when it could not be written; not repeated until writing has succeeded again.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.log import topic
from aixreader.userdata.session_state import SessionState, SessionStateStore

LOG = topic("user")
WRITE_DELAY_MS = 400  # changes within this time are written once


class SessionStateSaver(QObject):
    """Writes the state that `gather()` returns. An `OSError` is logged and reported by `failed`, not raised."""

    failed = Signal(str)

    def __init__(
        self, store: SessionStateStore, gather: Callable[[], SessionState], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._gather = gather
        self._is_reported = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_DELAY_MS)
        self._timer.timeout.connect(self.write)

    @Slot()
    def schedule(self) -> None:
        """Write in `WRITE_DELAY_MS`, unless a write is already scheduled."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def write(self) -> None:
        """Write at once, in place of a scheduled write."""
        self._timer.stop()
        try:
            self._store.save(self._gather())
        except OSError as error:
            LOG.info("the session state could not be saved: %s", error)
            if not self._is_reported:
                self._is_reported = True
                self.failed.emit(str(error))
        else:
            self._is_reported = False
