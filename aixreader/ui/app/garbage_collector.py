"""Runs Python's cyclic garbage collector in the GUI thread only, between events.

By default it runs wherever an allocation reaches the threshold: in a worker thread, where no widget may be destroyed,
or inside a Qt call, which deadlocks if an object is destroyed while Qt holds the lock on its connections.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Slot


class GarbageCollector(QObject):
    """Collects whenever the event loop of the current thread is about to wait for events; sets no timer.

    To be created after the application object. While `is_busy()` returns true a worker may allocate millions of
    objects, and a full collection would block the window: then the oldest generation is left out. `stop` restores
    Python's automatic collection.
    """

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._loop = QAbstractEventDispatcher.instance()
        self._loop.aboutToBlock.connect(self.collect)
        gc.disable()

    def stop(self) -> None:
        """Restore Python's automatic collection."""
        self._loop.aboutToBlock.disconnect(self.collect)
        gc.enable()

    @Slot()
    def freeze(self) -> None:
        """Exempt all current objects from collection, so that it need not traverse thousands of marks."""
        gc.freeze()

    @Slot()
    def collect(self) -> None:
        """Collect up to the oldest generation whose count exceeds Python's threshold, if there is one."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > threshold > 0
        ]
        if due:
            gc.collect(min(due[-1], 1) if self._is_busy() else due[-1])
