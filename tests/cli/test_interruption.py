"""Ctrl+C during long work ends it at its next report, wherever the signal came."""

from __future__ import annotations

import signal
from threading import Thread

import pytest

from aixreader.cli.interruption import interruptible
from aixreader.progress import silent


def test_without_ctrl_c_all_reports_go_through() -> None:
    told: list[tuple[float, str]] = []
    with interruptible(lambda share, text: told.append((share, text))) as report:
        report(0.5, "half")
    assert told == [(0.5, "half")]


def test_the_next_report_after_ctrl_c_raises() -> None:
    reached = []

    def work() -> None:
        with interruptible(silent) as report:
            signal.raise_signal(signal.SIGINT)
            reached.append("the report")
            report(0.5, "half")
            reached.append("after it")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert reached == ["the report"]


def test_ctrl_c_after_the_last_report_is_not_lost() -> None:
    with pytest.raises(KeyboardInterrupt), interruptible(silent):
        signal.raise_signal(signal.SIGINT)


def test_a_second_ctrl_c_does_not_wait() -> None:
    reached = []

    def work() -> None:
        with interruptible(silent):
            signal.raise_signal(signal.SIGINT)
            reached.append("after the first")
            signal.raise_signal(signal.SIGINT)
            reached.append("after the second")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert reached == ["after the first"]


def test_the_former_handler_is_back_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interruptible(silent):
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_in_another_thread_the_report_is_the_callers() -> None:
    seen = []

    def work() -> None:
        with interruptible(silent) as report:
            seen.append(report)

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [silent]
