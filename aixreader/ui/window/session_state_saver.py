"""Keeps what is open, shortly after each change, so that a killed reader opens again where it was.

Signals: `failed(reason)` when it could not be written, once until it is written again.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.log import topic
from aixreader.userdata.session_state import SessionState, SessionStateStore

LOG = topic("user")
PAUSE_MS = 400  # several changes in a row are written once


class SessionStateSaver(QObject):
    """Writes what `gather()` finds. A disk that does not take it costs the places, not the reader."""

    failed = Signal(str)

    def __init__(
        self, store: SessionStateStore, gather: Callable[[], SessionState], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._gather = gather
        self._told = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(PAUSE_MS)
        self._clock.timeout.connect(self.write)

    @Slot()
    def note(self) -> None:
        """Something is other now."""
        if not self._clock.isActive():
            self._clock.start()

    @Slot()
    def write(self) -> None:
        """Write now."""
        self._clock.stop()
        try:
            self._store.save(self._gather())
        except OSError as error:
            LOG.info("what is open could not be kept: %s", error)
            if not self._told:
                self._told = True
                self.failed.emit(str(error))
        else:
            self._told = False
