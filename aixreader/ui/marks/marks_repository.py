"""Keeps the user's marks: changes are written by a worker, one after the other, and count once they are on the disk.

What the disk does not take stays in `waiting` and is tried again with the next change, or when the user asks.

Signals: `changed()` when the marks are other; `opened(opening)` with how the file was found; `waiting_changed()`;
`failed(error)` with an `AixError`, once for what waits.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal, Slot

from aixreader.errors import AixError, UserDataError
from aixreader.log import topic
from aixreader.progress import Report
from aixreader.ui.base.jobs import JobRunner
from aixreader.userdata.changes import Change
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Record

if TYPE_CHECKING:
    from aixreader.userdata.store import BackupRecovery, OpenReport, Store

LOG = topic("user")
Done = Callable[[], None]
MOST_UNDONE = 50


@dataclass(frozen=True, slots=True)
class Step:
    """Changes that belong together. `undoable` ones can be taken back; `done` is called when they are kept."""

    changes: tuple[Change, ...]
    undoable: bool = False
    done: Done | None = None


class MarksRepository(QObject):
    """The marks of one user. Nothing is shown of a change before it is kept."""

    changed = Signal()
    opened = Signal(object)
    waiting_changed = Signal()
    failed = Signal(object)

    def __init__(
        self, jobs: JobRunner, make_store: Callable[[], Store], path: Path, parent: QObject | None = None
    ) -> None:
        """`make_store` is called in a worker; `path` is the file, to hear of what other processes do to it."""
        super().__init__(parent)
        self._jobs = jobs
        self._make_store = make_store
        self._made: Store | None = None
        self._path = path
        self._lock = threading.Lock()  # the store is used by one thread at a time
        self._busy = False
        self._told = False
        self._ended = False
        self._stale = False  # another process has written, and nobody has looked yet
        self._undo: list[tuple[Change, ...]] = []
        self._watcher: QFileSystemWatcher | None = None
        self.waiting: list[Step] = []
        self.marks = Collection()
        self.is_open = False

    @property
    def _store(self) -> Store:
        """Made when it is first asked for; SQLite holds up no start."""
        if self._made is None:
            self._made = self._make_store()
        return self._made

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undo)

    @property
    def has_failed(self) -> bool:
        """Whether the disk did not take the last change."""
        return self._told

    @property
    def is_read_only(self) -> bool:
        """Whether the marks are a newer reader's."""
        return self._made is not None and self._made.read_only

    def begin(self) -> None:
        """Open the file and read it."""
        self._run(self._open, self._on_opened)

    def change(self, changes: Iterable[Change], *, undoable: bool = False, done: Done | None = None) -> None:
        """Make changes, together or not at all."""
        step = Step(tuple(changes), undoable, done)
        if self.is_read_only:
            self.failed.emit(
                UserDataError(
                    self.tr("Your bookmarks and notes were written by a newer version and are read-only here.")
                )
            )
        elif step.changes and not self._ended:
            self.waiting.append(step)
            self.waiting_changed.emit()
            self._go_on()

    def undo(self) -> None:
        """Take back what was done last."""
        if self._undo:
            self.change(self._undo.pop())

    @Slot()
    def try_again(self) -> None:
        """Write what waits, if the disk takes it now."""
        self._told = False
        if self.is_open:
            self._go_on()
        else:
            self.begin()

    def restore(self, recovery: BackupRecovery) -> None:
        """Take over what a backup has."""
        self._run(lambda: self._restored(recovery), self._on_read)

    def wipe(self, done: Done) -> None:
        """Remove everything that is kept, backups as well."""

        def wiped(records: list[Record]) -> None:
            self._undo.clear()
            self._on_read(records)
            done()

        self._run(self._wiped, wiped)

    def end(self) -> bool:
        """Write what waits, and give the file up; returns whether all of it is kept. Waits for the disk."""
        self._stop_watching()
        with self._lock:
            if self._ended:
                return True
            try:
                if not self._store.is_open and self.waiting:
                    self._store.open()
                while self.waiting:
                    self._store.write(self.waiting[0].changes)
                    self.waiting.pop(0)
            except AixError as error:
                LOG.info("marks could not be kept at the end: %s", error)
                return False
            self.give_up()
        return True

    def give_up(self) -> None:
        """Give the file up, whatever waits."""
        self._ended = True
        if self._made is not None:
            self._made.close()

    # ------------------------------------------------------------ in a worker

    def _open(self) -> tuple[OpenReport, list[Record]]:
        opening = self._store.open()
        return opening, self._store.load()

    def _back_up(self) -> None:
        try:
            self._store.back_up()
        except AixError as error:  # no reason to trouble anybody: the marks themselves are there
            LOG.info("no backup was made: %s", error)

    def _write(self, step: Step) -> list[Record] | None:
        """Write a step; returns all records where there is more to tell than the step itself."""
        records = self._store.load() if self._store.write(step.changes) else None
        self._back_up()  # who leaves the reader open has a backup each day as well
        return records

    def _restored(self, recovery: BackupRecovery) -> list[Record]:
        self._store.restore(recovery)
        return self._store.load()

    def _wiped(self) -> list[Record]:
        self._store.wipe()
        return self._store.load()

    def _reload(self) -> list[Record] | None:
        return self._store.load() if self._store.changed_elsewhere() else None

    # ------------------------------------------------------------ in the window

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Do `work` on the store in a worker."""

        def locked(_report: Report) -> object:
            with self._lock:
                return None if self._ended else work()

        def told(result: object) -> None:
            self._busy = False
            if not self._ended:
                done(result)
                self._go_on()

        self._busy = True
        self._jobs.start(locked, done=told, failed=self._on_failed)

    def _go_on(self) -> None:
        if self._busy or not self.is_open or self._ended:
            return
        if self.waiting:
            step = self.waiting[0]
            self._run(lambda: self._write(step), lambda records: self._on_written(step, records))
        elif self._stale:
            self._stale = False
            self._run(self._reload, lambda records: self._on_read(records) if records is not None else None)

    def _on_opened(self, found: tuple[OpenReport, list[Record]]) -> None:
        opening, records = found
        self.is_open = True
        self._watch()
        self.marks = Collection(records)
        self.changed.emit()
        self.opened.emit(opening)
        self._run(self._back_up, lambda _none: None)

    def _on_read(self, records: list[Record]) -> None:
        self.marks = Collection(records)
        self.changed.emit()

    def _on_written(self, step: Step, records: list[Record] | None) -> None:
        self._told = False
        if self.waiting and self.waiting[0] is step:
            self.waiting.pop(0)
        undo = self.marks.apply(step.changes)
        if step.undoable:
            self._undo = [*self._undo, tuple(undo)][-MOST_UNDONE:]
        if records is not None:
            self.marks = Collection(records)
        self.waiting_changed.emit()
        self.changed.emit()
        if step.done is not None:
            step.done()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        self.waiting_changed.emit()
        if isinstance(error, AixError) and not self._told:
            self._told = True
            self.failed.emit(self._with_retry_hint(error) if self.waiting else error)

    def _with_retry_hint(self, error: AixError) -> UserDataError:
        """A new error for the user. The one that was raised is not changed: it may be logged or reported again."""
        retry = self.tr("The change is kept in the window and is tried again.")
        return UserDataError(error.message, f"{error.hint} {retry}".lstrip())

    def _watch(self) -> None:
        """Hear of what other processes write."""
        if self._watcher is None:
            self._watcher = QFileSystemWatcher([str(self._path)], self)
            self._watcher.fileChanged.connect(self._on_file_changed)

    def _stop_watching(self) -> None:
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None

    @Slot()
    def _on_file_changed(self) -> None:
        self._stale = True
        self._go_on()
