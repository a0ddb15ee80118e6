"""Python's search for garbage, where it can harm no window.

Left to itself it runs wherever an object happens to be made: in a worker, where no widget may be destroyed, or deep
inside Qt, which waits for itself if an object goes while it looks after another one's connections.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Slot


class GarbageCollector(QObject):
    """Collects when the event loop of the thread it is made in has nothing to do; wakes nobody for it.

    Made after the application. While `is_busy` a worker may be making a million objects, and to look through them all
    would hold up the window: then only the younger ones are looked at. `stop` leaves it to Python again.
    """

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._loop = QAbstractEventDispatcher.instance()
        self._loop.aboutToBlock.connect(self.collect)
        gc.disable()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._loop.aboutToBlock.disconnect(self.collect)
        gc.enable()

    @Slot()
    def settle(self) -> None:
        """What is there now is there to stay: to look through thousands of marks again and again would be felt."""
        gc.freeze()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, by Python's own measure."""
        due = [
            generation
            for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most > 0
        ]
        if due:
            gc.collect(min(due[-1], 1) if self._is_busy() else due[-1])
