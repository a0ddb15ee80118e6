"""The user's marks and their write-behind store: a worker writes changes in order, and `marks` has them once written.

A change that could not be written stays in `pending` and is retried with the next change, or by `retry`.

Signals: `changed()` when `marks` has changed; `opened(report)` with an `OpenReport`; `pending_changed()`;
`failed(error)` with an `AixError`, once until a write succeeds or `retry` is called.
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
from aixreader.ui.marks.undo_steps import UndoSteps
from aixreader.userdata.changes import Change
from aixreader.userdata.collection import Collection

if TYPE_CHECKING:
    from aixreader.userdata.store import BackupRecovery, OpenReport, Store

LOG = topic("user")
Done = Callable[[], None]
Written = tuple[Collection, list[Change]] | None  # the marks after a change and what undoes it, if a worker applied it
MAX_AT_ONCE = 1000  # more changes are applied by the worker that has written them, to a copy of the marks


@dataclass(frozen=True, slots=True)
class PendingChange:
    """Changes of one transaction. `keep` gets what reverts them, `done` is called; both once they are saved."""

    changes: tuple[Change, ...]
    keep: Callable[[tuple[Change, ...]], None] | None = None
    done: Done | None = None


class MarksRepository(QObject):
    """The marks of one user. `marks` never contains a change that is not saved."""

    changed = Signal()
    opened = Signal(object)
    pending_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        make_store: Callable[[], Store],
        path: Path,
        parent: QObject | None = None,
        wipe: Callable[[Store], object] = lambda store: store.wipe(),
    ) -> None:
        """`make_store` is called in a worker; `path` is watched for changes by other processes; `wipe` deletes all data
        of the user, by default those of the store only.
        """
        super().__init__(parent)
        self._jobs = jobs
        self._make_store = make_store
        self._wipe_data = wipe
        self._opened_store: Store | None = None
        self._path = path
        self._lock = threading.Lock()  # the store is used by one thread at a time
        self._busy = False
        self._is_failure_reported = False
        self._is_begun = self._ended = False
        self._stale = False  # another process has written, and the records are not reloaded yet
        self.undo_steps = UndoSteps()
        self._watcher: QFileSystemWatcher | None = None
        self.pending: list[PendingChange] = []
        self.marks = Collection()
        self.is_open = False

    @property
    def _store(self) -> Store:
        """Made at the first use, so that importing SQLite does not delay the start."""
        if self._opened_store is None:
            self._opened_store = self._make_store()
        return self._opened_store

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self.undo_steps)

    @property
    def has_failed(self) -> bool:
        """Whether the last write failed."""
        return self._is_failure_reported

    @property
    def is_read_only(self) -> bool:
        """Whether the file is of a newer version of the reader."""
        return self._opened_store is not None and self._opened_store.read_only

    def begin(self) -> None:
        """Open the file and load the marks, in a worker."""
        self._is_begun = True
        self._run(self._open, self._on_opened)

    def change(self, changes: Iterable[Change], *, undoable: bool = False, done: Done | None = None) -> None:
        """Make changes in one transaction; the first one opens the file where nobody has begun."""
        self._change(PendingChange(tuple(changes), self.undo_steps.add if undoable else None, done))

    def _change(self, step: PendingChange) -> None:
        if self.is_read_only:
            text = self.tr("Your bookmarks and notes were written by a newer version and are read-only here.")
            self.failed.emit(UserDataError(text))
        elif step.changes and not self._ended:
            self.pending.append(step)
            self.pending_changed.emit()
            if self._is_begun:
                self._run_next()
            else:
                self.begin()

    def undo(self, done: Done | None = None) -> None:
        """Revert the last undoable change; `done` is called once that is saved."""
        steps = self.undo_steps
        steps.revert(lambda changes: self._change(PendingChange(changes, steps.add_undone, done)), done)

    def redo(self, done: Done | None = None) -> None:
        """Make the change again that was undone last; `done` is called once that is saved."""
        steps = self.undo_steps
        steps.repeat(lambda changes: self._change(PendingChange(changes, steps.add_redone, done)), done)

    @Slot()
    def retry(self) -> None:
        """Write pending changes again."""
        self._is_failure_reported = False
        if self.is_open:
            self._run_next()
        else:
            self.begin()

    def restore(self, recovery: BackupRecovery) -> None:
        """Add the records that a backup has."""
        self._run(lambda: self._restore_backup(recovery), self._on_read)

    def wipe(self, done: Callable[[AixError | None], None]) -> None:
        """Delete all data of the user, changes that are not saved among them; `done` gets what could not be deleted."""
        self.pending.clear()
        self.pending_changed.emit()

        def wiped(result: tuple[Collection, AixError | None]) -> None:
            marks, error = result
            self.undo_steps.clear()
            self._on_read(marks)
            done(error)

        self._run(self._wipe, wiped)

    def end(self) -> bool:
        """Write pending changes and close the file; blocks. False where a write fails; the file then stays open."""
        self._stop_watching()
        with self._lock:
            if self._ended:
                return True
            try:
                if not self._store.is_open and self.pending:
                    self._store.open()
                while self.pending:
                    self._store.write(self.pending[0].changes)
                    self.pending.pop(0)
            except AixError as error:
                LOG.info("marks could not be saved at the end: %s", error)
                return False
            self.discard()
        return True

    def discard(self) -> None:
        """Close the file without writing pending changes."""
        self._ended = True
        if self._opened_store is not None:
            self._opened_store.close()

    # ------------------------------------------------------------ in a worker

    def _open(self) -> tuple[OpenReport, Collection]:
        report = self._store.open()
        return report, Collection(self._store.load())

    def _back_up(self) -> None:
        try:
            self._store.back_up()
        except AixError as error:  # not reported to the user: the marks themselves are intact
            LOG.info("no backup was made: %s", error)

    def _write(self, step: PendingChange) -> Written:
        """Write a change; returns the marks after it where another process has changed some as well, or where there are
        thousands of changes.
        """
        is_changed_elsewhere = self._store.write(step.changes)
        self._back_up()  # at most one a day, also while the reader stays open
        if not is_changed_elsewhere and len(step.changes) <= MAX_AT_ONCE:
            return None
        marks = Collection(self.marks)  # the GUI thread changes them after this only
        undo = marks.apply(step.changes)
        return Collection(self._store.load()) if is_changed_elsewhere else marks, undo

    def _restore_backup(self, recovery: BackupRecovery) -> Collection:
        self._store.restore(recovery)
        return Collection(self._store.load())

    def _wipe(self) -> tuple[Collection, AixError | None]:
        problem = None
        try:
            self._wipe_data(self._store)
        except AixError as error:
            problem = error
        return Collection(self._store.load() if self._store.is_open else ()), problem

    def _reload(self) -> Collection | None:
        return Collection(self._store.load()) if self._store.changed_elsewhere() else None

    # ------------------------------------------------------------ in the GUI thread

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Run `work` on the store in a worker, then `done(result)` and the next change."""

        def locked(_report: Report) -> object:
            with self._lock:
                return None if self._ended else work()

        def on_done(result: object) -> None:
            self._busy = False
            if not self._ended:
                done(result)
                self._run_next()

        self._busy = True
        self._jobs.start(locked, done=on_done, failed=self._on_failed)

    def _run_next(self) -> None:
        if self._busy or not self.is_open or self._ended:
            return
        if self.pending:
            step = self.pending[0]
            self._run(lambda: self._write(step), lambda written: self._on_written(step, written))
        elif self._stale:
            self._stale = False
            self._run(self._reload, lambda marks: self._on_read(marks) if marks is not None else None)

    def _on_opened(self, result: tuple[OpenReport, Collection]) -> None:
        report, self.marks = result
        self.is_open = True
        self._watch()
        self.changed.emit()
        self.opened.emit(report)
        self._run(self._back_up, lambda _none: None)

    def _on_read(self, marks: Collection) -> None:
        self.marks = marks
        self.changed.emit()

    def _on_written(self, step: PendingChange, written: Written) -> None:
        self._is_failure_reported = False
        if self.pending and self.pending[0] is step:
            self.pending.pop(0)
        marks, undo = written or (self.marks, self.marks.apply(step.changes))
        if step.keep is not None and undo:
            step.keep(tuple(undo))
        self.marks = marks
        self.pending_changed.emit()
        self.changed.emit()
        if step.done is not None:
            step.done()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        self.pending_changed.emit()
        if isinstance(error, AixError) and not self._is_failure_reported:
            self._is_failure_reported = True
            if self.pending:  # a new error: the one that was raised may be logged or reported again
                retry = self.tr("The change is not saved yet; saving is retried.")
                error = UserDataError(error.message, f"{error.hint} {retry}".lstrip())
            self.failed.emit(error)

    def _watch(self) -> None:
        """Watch the file for changes by other processes."""
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
        self._run_next()
