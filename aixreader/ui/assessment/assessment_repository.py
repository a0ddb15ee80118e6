"""The assessment that is open in a window, and its file: a worker reads it, writes each change, and looks now and then
whether others have changed it.

Signals: `opened(unsaved)` when a document was opened, with the one that could not be written the last time or None;
`changed()` when the document is another one, also none; `state_changed()` when it is saved or not any more;
`failed(error)` with an `AixError`, of saving once until it succeeds or is asked for again; `conflicted(conflicts)` with
what others have changed as well.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.errors import AixError
from aixreader.log import topic
from aixreader.progress import Report
from aixreader.ui.assessment.opened_file import OpenedFile, create_file, open_file
from aixreader.ui.base.jobs import JobRunner

if TYPE_CHECKING:
    from aixreader.assess.assessment_file import Saved
    from aixreader.assess.document import Assessment
    from aixreader.assess.merge import Merged

LOG = topic("user")
LOOK_INTERVAL_MS = 5000
"""How often the file is looked at, as long as one is open: shares and other computers tell nobody of changes."""


class AssessmentRepository(QObject):
    """`folder` is that of the user for backups and for what could not be written."""

    opened = Signal(object)
    changed = Signal()
    state_changed = Signal()
    failed = Signal(object)
    conflicted = Signal(object)

    def __init__(self, jobs: JobRunner, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder = folder
        self._lock = threading.Lock()  # the file is used by one thread at a time
        self._open: OpenedFile | None = None
        self._document: Assessment | None = None
        self._waiting: Assessment | None = None
        """What is still to be written."""
        self._written: tuple[Assessment, Saved] | None = None
        """What the worker has written, and what came of it, until the GUI thread knows."""
        self._in_hand: Assessment | None = None
        """What the worker is to write, until it is on the disk."""
        self._busy = False
        self._has_failed = False
        self._stop_opening: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_INTERVAL_MS)
        self._timer.timeout.connect(self.look)

    # ------------------------------------------------------------ state

    @property
    def document(self) -> Assessment | None:
        """The document that is open, with changes that are not saved yet."""
        return self._document

    @property
    def path(self) -> Path | None:
        """Its file."""
        return self._open.file.path if self._open is not None else None

    @property
    def is_editable(self) -> bool:
        """Whether it can be changed: neither file nor format are closed to that."""
        return self._open is not None and self._open.is_writable

    @property
    def is_saved(self) -> bool:
        """Whether all changes are on the disk."""
        return self._waiting is None and not self._busy

    @property
    def has_failed(self) -> bool:
        """Whether the last write failed: the changes are kept in the user's folder."""
        return self._has_failed

    # ------------------------------------------------------------ opening

    def open(self, path: Path) -> None:
        """Read a file in the place of the one that is open."""
        self._start_opening(lambda: open_file(path, self._folder))

    def create(self, path: Path, document: Assessment) -> None:
        """Write a new file, which must not be there yet, and open it."""
        self._start_opening(lambda: create_file(path, self._folder, document))

    def _start_opening(self, work: Callable[[], OpenedFile]) -> None:
        if self._stop_opening is not None:
            self._stop_opening()
        self._stop_opening = self._jobs.start(
            lambda _report: work(), done=self._on_opened, failed=self._on_not_opened, may_stall=True
        )

    def _on_opened(self, opened: OpenedFile) -> None:
        self._stop_opening = None
        if not self.close():
            return
        self._open, self._document = opened, opened.document
        self._timer.start()
        self.changed.emit()
        self.state_changed.emit()
        self.opened.emit(opened.unsaved)

    def _on_not_opened(self, error: Exception) -> None:
        self._stop_opening = None
        if isinstance(error, AixError):
            self.failed.emit(error)

    # ------------------------------------------------------------ changing

    def change(self, document: Assessment) -> None:
        """Take another document in the place of this one, and write it."""
        if not self.is_editable or document is self._document:
            return
        self._document = self._waiting = document
        self.changed.emit()
        self.state_changed.emit()
        self._write_next()

    def restore(self, unsaved: Assessment) -> None:
        """Take over a document that could not be written the last time, with what others have stated since."""
        if self._document is not None:
            from aixreader.assess.merge import merge

            nothing = replace(self._document, items={}, systems=(), extra={})
            self.change(merge(nothing, unsaved, self._document).document)

    @Slot()
    def retry(self) -> None:
        """Write again what could not be written."""
        self._has_failed = False
        self._write_next()

    @Slot()
    def forget_unsaved(self) -> None:
        """Remove what could not be written the last time: the user does not want it."""
        if self._open is not None:
            file = self._open.file
            self._run(lambda: file.forget_unsaved(), lambda _nothing: None)  # noqa: PLW0108  # a result is passed on

    @Slot()
    def look(self) -> None:
        """Take over what others have written since."""
        opened, document = self._open, self._document
        if opened is None or document is None or self._busy or self._waiting is not None:
            return
        file = opened.file
        self._run(lambda: file.take_changes(document) if file.has_changed() else None, self._on_looked)

    # ------------------------------------------------------------ the end

    def close(self) -> bool:
        """Write what is left and close the file; blocks. False where that fails; the file then stays open."""
        if self._open is None:
            return True
        with self._lock:
            left = self._left()
            if left is not None:
                try:
                    self._open.file.save(left)
                except AixError as error:
                    LOG.info("the assessment could not be saved at the end: %s", error)
                    self.failed.emit(error)
                    return False
            self._forget()
        self.changed.emit()
        self.state_changed.emit()
        return True

    def discard(self) -> None:
        """Close the file without what could not be written; that is kept in the user's folder."""
        with self._lock:
            self._forget()
        self.changed.emit()
        self.state_changed.emit()

    def _left(self) -> Assessment | None:
        """What is not on the disk yet, with what the last write has found there."""
        waiting = self._waiting
        if waiting is not None and self._written is not None:
            sent, saved = self._written
            return _joined(sent, waiting, saved.document)
        return waiting if waiting is not None else self._in_hand

    def _forget(self) -> None:
        self._timer.stop()
        self._open = self._document = self._waiting = self._in_hand = self._written = None
        self._busy = self._has_failed = False

    # ------------------------------------------------------------ the worker

    def _write_next(self) -> None:
        document, opened = self._waiting, self._open
        if document is None or opened is None or self._busy:
            return
        self._waiting, self._in_hand = None, document

        def write() -> Saved:
            saved = opened.file.save(document)
            self._in_hand, self._written = None, (document, saved)
            return saved

        self._run(write, lambda saved: self._on_saved(document, saved))

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Run `work` on the file that is open, then `done(result)` and the next write."""
        opened = self._open

        def locked(_report: Report) -> object:
            with self._lock:
                return work() if self._open is opened else None

        def on_done(result: object) -> None:
            if self._open is opened:
                self._busy = False
                if result is not None:
                    done(result)
                if not self._has_failed:  # else with the next change, or when the user asks for it
                    self._write_next()
                self.state_changed.emit()

        def on_failed(error: Exception) -> None:
            if self._open is opened and isinstance(error, AixError):
                self._on_failed(error)

        self._busy = True
        self._jobs.start(locked, done=on_done, failed=on_failed, may_stall=True)

    def _on_saved(self, sent: Assessment, saved: Saved) -> None:
        self._written = None
        self._has_failed = False
        self._take(sent, saved.document, saved.conflicts)

    def _on_looked(self, merged: object) -> None:
        found = cast("Merged", merged)
        self._take(self._document, found.document, found.conflicts)

    def _take(self, sent: Assessment | None, theirs: Assessment, conflicts: tuple[object, ...]) -> None:
        """Take over a document that holds what we had sent, and what others have changed."""
        current = self._document
        if sent is None or current is None:
            return
        if current is sent:
            self._document = theirs
        elif theirs is not sent:  # changed while it was written
            self._document = self._waiting = _joined(sent, current, theirs)
        if self._document is not current and self._document != current:
            self.changed.emit()
        if conflicts:
            self.conflicted.emit(conflicts)

    def _on_failed(self, error: AixError) -> None:
        self._busy = False
        unwritten, self._in_hand = self._in_hand, None
        if unwritten is not None:
            if self._waiting is None:
                self._waiting = unwritten
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(error)
        self.state_changed.emit()


def _joined(base: Assessment, ours: Assessment, theirs: Assessment) -> Assessment:
    from aixreader.assess.merge import merge

    return ours if theirs is base else merge(base, ours, theirs).document
