"""Opens editions in a worker thread.

Signals: `progressed(fraction, text)`, `fraction` from 0 to 1; then one of `opened()` (`session` is the new one),
`failed(message, hint)`, `cancelled()`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.errors import AixError
from aixreader.progress import Report
from aixreader.ui.base.jobs import JobRunner

if TYPE_CHECKING:
    from aixreader.services.session.session import Session

OpenContent = Callable[[Path | None, Path | None, Report], "Session"]


class EditionOpener(QObject):
    """Opens one edition at a time; opening another one cancels the one in progress.

    `session` is the last one that was opened, `source` the source that it was built from (None for a built edition),
    `is_shipped` whether it is the edition that comes with the reader. `open_content(content, edition, report)` does the
    work in the worker: it builds a source, or opens a built edition, or without both the shipped one.
    """

    progressed = Signal(float, str)
    opened = Signal()
    failed = Signal(str, str)
    cancelled = Signal()

    def __init__(self, jobs: JobRunner, open_content: OpenContent, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._open_content = open_content
        self._cancel: Callable[[], None] | None = None
        self._number = 0
        self.session: Session | None = None
        self.source: Path | None = None
        self.is_shipped = False

    def open(self, content: Path | None, edition: Path | None) -> None:
        """Start to open `content` (a source) or `edition`."""
        self.cancel()
        self._number += 1
        number = self._number

        def if_current(callback: Callable[[], None]) -> None:
            """Ignore the callbacks of an opening that was superseded."""
            if number == self._number:
                callback()

        self._cancel = self._jobs.start(
            lambda report: self._open_content(content, edition, report),
            done=lambda session: (
                self._on_done(session, content, shipped=not (content or edition))
                if number == self._number
                else session.close()
            ),
            failed=lambda error: if_current(lambda: self._on_failed(error)),
            progress=lambda fraction, text: if_current(lambda: self.progressed.emit(fraction, text)),
            cancelled=lambda: if_current(self._on_cancelled),
        )

    @Slot()
    def cancel(self) -> None:
        """Cancel the opening in progress, if there is one."""
        if self._cancel is not None:
            self._cancel()

    def close(self) -> None:
        """Cancel the opening in progress and close the session."""
        self.cancel()
        self._number += 1
        if self.session is not None:
            self.session.close()
            self.session = None

    def _on_done(self, session: Session, source: Path | None, *, shipped: bool) -> None:
        self._cancel = None
        self.source = source
        self.is_shipped = shipped
        previous, self.session = self.session, session
        self.opened.emit()
        if previous is not None:
            previous.close()

    def _on_failed(self, error: Exception) -> None:
        self._cancel = None
        if isinstance(error, AixError):
            self.failed.emit(error.message, error.hint)
        else:
            self.failed.emit(self.tr("An internal error occurred while the edition was opened."), "")

    def _on_cancelled(self) -> None:
        self._cancel = None
        self.cancelled.emit()
