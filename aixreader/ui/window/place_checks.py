"""Finds out whether folders and files are still there, without waiting for those that do not answer.

Signals: `changed()` after a round in which something was found to be other than before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.addresses.locator import split_revision
from aixreader.pages.shelf_part import MISSING, SILENT, THERE
from aixreader.ui.base.jobs import JobRunner

PATIENCE_MS = 2000
"""How long a place may take to answer before it counts as out of reach."""


class PlaceChecks(QObject):
    """Places have names; each is looked at in a thread of its own, so that one that hangs keeps no other."""

    changed = Signal()

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._states: dict[str, str] = {}
        self._unanswered: dict[str, Callable[[], None]] = {}
        self._has_news = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_over)

    def state_of(self, name: str) -> str:
        """What was found out last: `THERE` (also before the first look), `MISSING` or `SILENT`."""
        return self._states.get(name, THERE)

    def forget(self, name: str) -> None:
        """Take a place for being there, as if it had not been looked at."""
        self._states.pop(name, None)

    def look(self, places: Mapping[str, Path]) -> None:
        """Look at `places`, by name; one that has not answered yet is not asked again."""
        for name, path in places.items():
            if name not in self._unanswered:
                seen = partial(self._on_seen, name)
                self._unanswered[name] = self._jobs.start(
                    partial(_look_at, path), done=seen, dropped=seen, may_stall=True
                )
        if self._unanswered:
            self._patience.start()

    def stop(self) -> None:
        """Wait for no place any more."""
        self._patience.stop()
        for cancel in self._unanswered.values():
            cancel()

    def _on_seen(self, name: str, state: str) -> None:
        self._unanswered.pop(name, None)
        self._set_state(name, state)
        if not self._unanswered:
            self._patience.stop()
            self._tell_news()

    @Slot()
    def _on_patience_over(self) -> None:
        for name, cancel in self._unanswered.items():
            cancel()
            self._set_state(name, SILENT)
        self._tell_news()

    def _set_state(self, name: str, state: str) -> None:
        self._has_news |= self.state_of(name) != state
        self._states[name] = state

    def _tell_news(self) -> None:
        if self._has_news:
            self._has_news = False
            self.changed.emit()


def _look_at(path: Path, _report: object) -> str:
    try:
        return THERE if split_revision(path)[0].exists() else MISSING
    except (OSError, ValueError):  # it may be there: no rights to its folder, a share that is down
        return SILENT
