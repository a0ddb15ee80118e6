"""Long work away from the GUI thread. The only place of the reader that has threads.

Work is a plain function `work(report)`. The worker puts closures into a queue and rings one signal; the GUI thread
empties the queue. Nothing per job is a QObject, and progress and result travel by the same queue, so that neither can
overtake.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from aixreader.errors import AixError, Cancelled
from aixreader.progress import Report

Result = TypeVar("Result")


@dataclass(slots=True)
class _Job(Generic[Result]):
    """One piece of work and whom to tell. Kept by the runner until told, so that no worker drops the last reference."""

    work: Callable[[Report], Result]
    done: Callable[[Result], None] | None
    failed: Callable[[Exception], None] | None
    progress: Callable[[float, str], None] | None
    cancelled: Callable[[], None] | None
    stop: Event = field(default_factory=Event)


class JobRunner(QObject):
    """Runs work in a few threads and tells of it in the GUI thread. Lives as long as the window; `shut_down` ends
    it.
    """

    _wake = Signal()

    def __init__(self, parent: QObject | None = None, *, workers: int = 2) -> None:
        super().__init__(parent)
        # A call of Qt's gives Python up and asks for it back, and a worker that computes keeps it so long: 5 ms unless
        # told otherwise, a hundred times over while the window draws.
        sys.setswitchinterval(0.0005)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="aix-job")
        self._told: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._jobs: dict[int, tuple[_Job[object], Future[object]]] = {}
        self._next = 0
        self._open = True
        self._wake.connect(self._drain, Qt.ConnectionType.QueuedConnection)

    @property
    def active(self) -> int:
        """How many jobs have not been told the end of."""
        return len(self._jobs)

    def start(
        self,
        work: Callable[[Report], Result],
        *,
        done: Callable[[Result], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[float, str], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Callable[[], None]:
        """Run `work` and call one of `done`, `failed`, `cancelled` at its end; returns what cancels it.

        All of them are called in the GUI thread. A cancel that comes when the work is through has no effect. An error
        that is no `AixError` is a bug: `failed` is told, and it goes on to `sys.excepthook`.
        """
        job = _Job(work, done, failed, progress, cancelled)
        number, self._next = self._next, self._next + 1
        future = self._pool.submit(self._run, job)
        self._jobs[number] = (job, future)  # type: ignore[assignment]  # results differ in type from job to job
        future.add_done_callback(lambda _: self._tell(lambda: self._finish(number)))

        def cancel() -> None:
            job.stop.set()
            future.cancel()

        return cancel

    def shut_down(self) -> None:
        """Cancel everything, wait for the workers, and tell nobody any more."""
        self._open = False
        for job, future in self._jobs.values():
            job.stop.set()
            future.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._drain()
        self._jobs.clear()

    def _run(self, job: _Job[Result]) -> Result:
        """In a worker: the work, with a `Report` that tells the GUI thread and stops after a cancel."""

        def report(fraction: float, text: str) -> None:
            if job.stop.is_set():
                raise Cancelled
            progress = job.progress
            if progress is not None:
                self._tell(lambda: None if job.stop.is_set() else progress(fraction, text))

        return job.work(report)

    def _tell(self, closure: Callable[[], None]) -> None:
        """From any thread: have `closure` called in the GUI thread, in order."""
        self._told.put(closure)
        if self._open:
            self._wake.emit()

    @Slot()
    def _drain(self) -> None:
        """In the GUI thread: call what was put in the queue. A bug in one call does not keep the others."""
        while True:
            try:
                closure = self._told.get_nowait()
            except Empty:
                return
            if not self._open:
                continue
            try:
                closure()
            except BaseException:
                self._wake.emit()
                raise

    def _finish(self, number: int) -> None:
        """In the GUI thread: tell how a job ended."""
        job, future = self._jobs.pop(number)
        error = Cancelled() if future.cancelled() else future.exception()
        if error is None:
            if job.done is not None:
                job.done(future.result())
        elif isinstance(error, Cancelled):
            if job.cancelled is not None:
                job.cancelled()
        else:
            if job.failed is not None and isinstance(error, Exception):
                job.failed(error)
            if not isinstance(error, AixError):
                raise error
