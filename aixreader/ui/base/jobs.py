"""Long work away from the GUI thread. The only place of the reader that has threads.

Work is a plain function `work(report)`. The worker puts closures into a queue and rings one signal; the GUI thread
empties the queue. Nothing per job is a QObject, and progress and result travel by the same queue, so that neither can
overtake.

What may stall (a path on a network share that does not answer) does not go to the workers, of which there are few, but
to a thread of its own that is left behind when it is cancelled, and does not keep the program from ending.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from aixreader.errors import AixError, Cancelled
from aixreader.progress import Report

Result = TypeVar("Result")
END_SECONDS = 3.0
"""How long `shut_down` waits for work that may stall; work that does not stall has ended by then."""


@dataclass(slots=True)
class _Job(Generic[Result]):
    """One piece of work and whom to tell. Kept by the runner until told, so that no worker drops the last reference."""

    work: Callable[[Report], Result]
    done: Callable[[Result], None] | None
    failed: Callable[[Exception], None] | None
    progress: Callable[[float, str], None] | None
    cancelled: Callable[[], None] | None
    dropped: Callable[[Result], None] | None
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
        self._left: dict[int, tuple[_Job[object], Future[object]]] = {}
        """Jobs that were cancelled and told so, but may still run."""
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
        may_stall: bool = False,
        dropped: Callable[[Result], None] | None = None,
    ) -> Callable[[], None]:
        """Run `work` and call one of `done`, `failed`, `cancelled` at its end; returns what cancels it.

        All of them are called in the GUI thread. A cancel that comes when the work is through has no effect. An error
        that is no `AixError` is a bug: `failed` is told, and it goes on to `sys.excepthook`.

        Work that `may_stall` gets a thread of its own; `cancelled` is called soon after a cancel, whether the work ends
        or not, and `dropped` with a result that comes later.
        """
        job = _Job(work, done, failed, progress, cancelled, dropped)
        number, self._next = self._next, self._next + 1
        future = self._run_apart(job) if may_stall else self._pool.submit(self._run, job)
        self._jobs[number] = (job, future)  # type: ignore[assignment]  # results differ in type from job to job
        future.add_done_callback(lambda _: self._tell(lambda: self._finish(number)))

        def cancel() -> None:
            job.stop.set()
            future.cancel()
            if may_stall and not future.done():
                self._leave(number)

        return cancel

    def shut_down(self) -> None:
        """Cancel everything, wait for the workers, for what may stall `END_SECONDS`, and tell nobody any more."""
        self._open = False
        started = [*self._jobs.values(), *self._left.values()]
        for job, future in started:
            job.stop.set()
            future.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        wait([future for _, future in started], END_SECONDS)
        self._drain()
        self._jobs.clear()
        self._left.clear()

    def _run_apart(self, job: _Job[Result]) -> Future[Result]:
        """Run a job in a thread that the program's end does not wait for."""
        future: Future[Result] = Future()
        future.set_running_or_notify_cancel()

        def run() -> None:
            try:
                result = self._run(job)
            except BaseException as error:  # noqa: BLE001  # told by `_finish`, as the pool does
                future.set_exception(error)
            else:
                future.set_result(result)

        Thread(target=run, name="aix-apart", daemon=True).start()
        return future

    def _leave(self, number: int) -> None:
        """In the GUI thread: tell that a job is cancelled, though it may still run."""
        if number in self._jobs:
            job, _ = self._left[number] = self._jobs.pop(number)
            if job.cancelled is not None:
                self._tell(job.cancelled)

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
        if number in self._left:
            self._finish_left(*self._left.pop(number))
            return
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

    @staticmethod
    def _finish_left(job: _Job[object], future: Future[object]) -> None:
        """In the GUI thread: hand over what a job has made after its cancel was told."""
        error = future.exception()
        if error is None:
            if job.dropped is not None:
                job.dropped(future.result())
        elif not isinstance(error, AixError):
            raise error
