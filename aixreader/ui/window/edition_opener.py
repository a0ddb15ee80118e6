"""Opens editions in a worker thread.

Signals: `progressed(fraction, text)`, `fraction` from 0 to 1; then one of `opened()` (`session` is the new one),
`failed(message, hint)`, `cancelled()`. After `renew` only `renewed()`, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.errors import AixError
from aixreader.log import topic
from aixreader.progress import Report
from aixreader.ui.base.jobs import JobRunner

if TYPE_CHECKING:
    from aixreader.delivery.request_counter import HostRequests
    from aixreader.services.editions.kept_editions import Pictures
    from aixreader.services.session.session import Session

LOG = topic("edition")
OpenContent = Callable[[Path | None, Path | None, Report], "Session"]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A new session with the source or the built edition that it was opened from; neither for the shipped one."""

    session: Session
    content: Path | None
    edition: Path | None


class EditionOpener(QObject):
    """Opens one edition at a time; opening another one cancels the one in progress.

    `session` is the last one that was opened, `source` the source that it was built from, `edition` the folder of a
    built one that was chosen, `is_shipped` whether it is the edition that comes with the reader.
    `open_content(content, edition, report)` does the work in a thread: it builds a source, or opens a built edition, or
    without both the shipped one. `hosts()` is what the program has asked the network for, by host, `pictures` is how
    far those of the source have arrived, None where none are missing.
    """

    progressed = Signal(float, str)
    opened = Signal()
    failed = Signal(str, str)
    cancelled = Signal()
    renewed = Signal()

    def __init__(self, jobs: JobRunner, open_content: OpenContent, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._open_content = open_content
        self._cancel: Callable[[], None] | None = None
        self._number = 0
        self.session: Session | None = None
        self.source: Path | None = None
        self.edition: Path | None = None
        self.is_shipped = False
        self.pictures: Pictures | None = None
        self._outdated: list[Session] = []
        self._others: list[EditionOpener] = []
        self.hosts: Callable[[], tuple[HostRequests, ...]] = tuple

    def another(self) -> EditionOpener:
        """An opener for a second edition, which is open beside the one of this, and closed with it."""
        other = EditionOpener(self._jobs, self._open_content, self)
        self._others.append(other)
        return other

    def open(self, content: Path | None, edition: Path | None) -> None:
        """Start to open `content` (a source) or `edition`."""
        self._start(lambda: content, edition)

    def open_found(self, find: Callable[[], Path | None]) -> None:
        """Start to open the source that `find()` returns, called in the thread; for None the shipped edition."""
        self._start(find, None)

    @Slot()
    def renew(self) -> None:
        """Open the source once more without a word, for it has got more files; nothing happens while another one is
        being opened. The session before stays open until another edition is opened, for parts that still use it.
        """
        source, number = self.source, self._number
        if self._cancel is not None or source is None:
            return

        def on_done(session: Session) -> None:
            if number != self._number or self.session is None:
                session.close()
                return
            self._outdated.append(self.session)
            self.session = session
            self.renewed.emit()

        def on_failed(error: Exception) -> None:
            LOG.info("the edition was not renewed: %s", error)

        self._jobs.start(
            lambda report: self._open_content(source, None, report),
            done=on_done,
            failed=on_failed,
            may_stall=True,
            dropped=lambda session: session.close(),
        )

    def _start(self, find: Callable[[], Path | None], edition: Path | None) -> None:
        self.cancel()
        self._number += 1
        number = self._number

        def work(report: Report) -> _Opened:
            content = find()
            return _Opened(self._open_content(content, edition, report), content, edition)

        def if_current(callback: Callable[[], None]) -> None:
            """Ignore the callbacks of an opening that was superseded."""
            if number == self._number:
                callback()

        self._cancel = self._jobs.start(
            work,
            done=lambda opened: self._on_done(opened) if number == self._number else opened.session.close(),
            failed=lambda error: if_current(lambda: self._on_failed(error)),
            progress=lambda fraction, text: if_current(lambda: self.progressed.emit(fraction, text)),
            cancelled=lambda: if_current(self._on_cancelled),
            may_stall=True,
            dropped=lambda opened: opened.session.close(),
        )

    @Slot()
    def cancel(self) -> None:
        """Cancel the opening in progress, if there is one, even where the system does not answer."""
        if self._cancel is not None:
            self._cancel()

    def close(self) -> None:
        """Cancel the opening in progress and close the session."""
        self.cancel()
        self._number += 1
        if self.session is not None:
            self.session.close()
            self.session = None
        self._close_outdated()
        for other in self._others:
            other.close()

    def _close_outdated(self) -> None:
        for session in self._outdated:
            session.close()
        self._outdated.clear()

    def _on_done(self, opened: _Opened) -> None:
        self._cancel = None
        self.source, self.edition = opened.content, opened.edition
        self.is_shipped = not (opened.content or opened.edition)
        self.pictures = None
        previous, self.session = self.session, opened.session
        self.opened.emit()
        if previous is not None:
            previous.close()
        self._close_outdated()

    def _on_failed(self, error: Exception) -> None:
        self._cancel = None
        if isinstance(error, AixError):
            self.failed.emit(error.message, error.hint)
        else:
            self.failed.emit(self.tr("An internal error occurred while the edition was opened."), "")

    def _on_cancelled(self) -> None:
        self._cancel = None
        self.cancelled.emit()
