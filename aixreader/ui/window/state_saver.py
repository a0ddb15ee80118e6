"""Saves what the window remembers (session state, shelf) shortly after each change, so that it survives a crash.

Signals: `failed(reason)` when it could not be written; not repeated until writing has succeeded again.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.log import topic

if TYPE_CHECKING:
    from aixreader.ui.base.jobs import JobRunner

LOG = topic("user")
WRITE_DELAY_MS = 400  # changes within this time are written once
State = TypeVar("State")
Stored_contra = TypeVar("Stored_contra", contravariant=True)


class StateStore(Protocol[Stored_contra]):
    """Where a state is kept."""

    def save(self, state: Stored_contra, /) -> None:
        """Store `state`; raises `OSError`."""


class StateSaver(QObject, Generic[State]):
    """Writes the state that `gather()` returns: in a worker of `jobs` after a change, as a disk may take a second to
    confirm it; at once where `write` is called. An `OSError` is logged and reported by `failed`, not raised.
    """

    failed = Signal(str)

    def __init__(
        self,
        store: StateStore[State],
        gather: Callable[[], State],
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._gather = gather
        self._jobs = jobs
        self._is_reported = False
        self._lock = Lock()
        self._last = 0
        """The number of the last state: an older one that waited in a worker does not replace it."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_DELAY_MS)
        self._timer.timeout.connect(self._start_writing)

    @Slot()
    def schedule(self) -> None:
        """Write in `WRITE_DELAY_MS`, unless a write is already scheduled."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def write(self) -> None:
        """Write at once, in place of a scheduled write; blocks."""
        self._timer.stop()
        self._report(self._save(*self._next()))

    def finish(self) -> None:
        """Write at once what is scheduled; blocks."""
        if self._timer.isActive():
            self.write()

    def stop(self) -> None:
        """Write nothing of what is scheduled or waits in a worker."""
        self._timer.stop()
        self._last += 1

    @Slot()
    def _start_writing(self) -> None:
        number, state = self._next()
        self._jobs.start(lambda _report: self._save(number, state), done=self._report)

    def _next(self) -> tuple[int, State]:
        self._last += 1
        return self._last, self._gather()

    def _save(self, number: int, state: State) -> OSError | None:
        """Write a state, unless a later one is about to be; also in a worker."""
        with self._lock:
            if number < self._last:
                return None
            try:
                self._store.save(state)
            except OSError as error:
                return error
        return None

    def _report(self, error: OSError | None) -> None:
        if error is None:
            self._is_reported = False
            return
        LOG.info("not saved: %s", error)
        if not self._is_reported:
            self._is_reported = True
            self.failed.emit(str(error))
