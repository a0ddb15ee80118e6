"""Jobs run in workers; their callbacks come in order, in the GUI thread, once; they can be cancelled."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from aixreader.errors import AixError
from aixreader.progress import Report
from aixreader.ui.base.jobs import JobRunner
from tests.waiting import LIMIT_SECONDS


def test_progress_and_result_come_in_order_and_in_the_gui_thread(qtbot: QtBot, jobs: JobRunner) -> None:
    told: list[object] = []
    threads: set[int] = set()

    def work(report: Report) -> str:
        threads.add(threading.get_ident())
        for share in range(100):
            report(share / 100, str(share))
        return "done"

    def tell(what: object) -> None:
        assert threading.current_thread() is threading.main_thread()
        told.append(what)

    jobs.start(work, done=tell, progress=lambda _share, text: tell(text))
    qtbot.waitUntil(lambda: "done" in told)
    assert told == [*map(str, range(100)), "done"]
    assert threads != {threading.get_ident()}
    assert jobs.active == 0


def test_a_cancelled_job_ends_at_its_next_report_and_tells_nothing_else(qtbot: QtBot, jobs: JobRunner) -> None:
    begun, go_on = threading.Event(), threading.Event()
    told: list[str] = []

    def work(report: Report) -> None:
        begun.set()
        go_on.wait(LIMIT_SECONDS)
        report(0.5, "half")
        told.append("went on")

    cancel = jobs.start(
        work,
        done=lambda _: told.append("done"),
        failed=lambda _: told.append("failed"),
        progress=lambda _share, text: told.append(text),
        cancelled=lambda: told.append("cancelled"),
    )
    assert begun.wait(LIMIT_SECONDS)
    cancel()
    go_on.set()
    qtbot.waitUntil(lambda: jobs.active == 0)
    assert told == ["cancelled"]


def test_a_job_cancelled_before_its_turn_never_runs(qtbot: QtBot) -> None:
    runner = JobRunner(workers=1)
    go_on = threading.Event()
    told: list[str] = []
    runner.start(lambda _: go_on.wait(LIMIT_SECONDS))
    cancel = runner.start(lambda _: told.append("ran"), cancelled=lambda: told.append("cancelled"))
    cancel()
    go_on.set()
    qtbot.waitUntil(lambda: runner.active == 0)
    runner.shut_down()
    assert told == ["cancelled"]


def test_an_expected_error_is_reported_and_is_no_bug(qtbot: QtBot, jobs: JobRunner) -> None:
    told: list[str] = []

    def work(_report: Report) -> None:
        raise AixError("The disk is full.")

    with capture_exceptions() as bugs:
        jobs.start(work, failed=lambda error: told.append(str(error)))
        qtbot.waitUntil(lambda: jobs.active == 0)
    assert told == ["The disk is full."]
    assert bugs == []


def test_a_bug_is_reported_and_reaches_the_hook_in_the_gui_thread(qtbot: QtBot, jobs: JobRunner) -> None:
    told: list[Exception] = []

    def work(_report: Report) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as bugs:
        jobs.start(work, failed=told.append)
        qtbot.waitUntil(lambda: jobs.active == 0 and len(bugs) == 1)
    assert [type(error) for error in told] == [ZeroDivisionError]
    assert bugs[0][0] is ZeroDivisionError


def test_a_bug_in_one_listener_does_not_keep_the_others(qtbot: QtBot, jobs: JobRunner) -> None:
    told: list[int] = []

    def fall(_result: object) -> None:
        raise LookupError

    with capture_exceptions() as bugs:
        jobs.start(lambda _: 1, done=fall)
        jobs.start(lambda _: 2, done=told.append)
        qtbot.waitUntil(lambda: jobs.active == 0 and len(bugs) == 1)
    assert told == [2]


def test_five_hundred_jobs_with_the_collector_at_work(qtbot: QtBot, jobs: JobRunner) -> None:
    told: list[int] = []

    def work(number: int, report: Report) -> int:
        report(0.5, "half")
        if number % 50 == 0:
            gc.collect()
        return number

    for number in range(500):
        jobs.start(lambda report, number=number: work(number, report), done=told.append, progress=lambda *_: None)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(told) == 500)
    assert sorted(told) == list(range(500))


def test_no_callback_after_shut_down(jobs: JobRunner) -> None:
    begun = threading.Event()
    told: list[str] = []

    def work(report: Report) -> None:
        begun.set()
        while True:
            report(0.1, "on and on")

    jobs.start(work, progress=lambda _share, text: told.append(text), cancelled=lambda: told.append("cancelled"))
    assert begun.wait(LIMIT_SECONDS)
    jobs.shut_down()
    QCoreApplication.processEvents()
    assert told == []


@pytest.mark.parametrize("workers", [1, 2])
def test_the_end_can_come_twice(workers: int) -> None:
    runner = JobRunner(workers=workers)
    runner.shut_down()
    runner.shut_down()
    assert runner.active == 0


def test_work_that_stalls_is_left_behind_and_keeps_no_other(qtbot: QtBot, jobs: JobRunner) -> None:
    answers = threading.Event()
    told: list[str] = []

    def stall(_report: Report) -> str:
        answers.wait(LIMIT_SECONDS)
        return "late"

    cancels = [
        jobs.start(
            stall,
            done=lambda _: told.append("done"),
            cancelled=lambda: told.append("cancelled"),
            may_stall=True,
            dropped=told.append,
        )
        for _ in range(5)
    ]
    jobs.start(lambda _: told.append("other"))
    qtbot.waitUntil(lambda: told == ["other"])
    for cancel in cancels:
        cancel()
        cancel()
    qtbot.waitUntil(lambda: told.count("cancelled") == 5)
    assert jobs.active == 0
    answers.set()
    qtbot.waitUntil(lambda: told.count("late") == 5)
    assert "done" not in told

    jobs.start(lambda _: told.append("ran"), done=lambda _: told.append("told"), may_stall=True)
    qtbot.waitUntil(lambda: told[-2:] == ["ran", "told"])


def test_the_end_waits_for_stalled_work_no_longer_than_it_may(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qtbot is not None
    monkeypatch.setattr("aixreader.ui.base.jobs.END_SECONDS", 0.01)
    answers = threading.Event()
    runner = JobRunner()
    told: list[object] = []
    runner.start(lambda _: answers.wait(LIMIT_SECONDS), done=told.append, dropped=told.append, may_stall=True)
    runner.shut_down()
    answers.set()
    assert told == []
