"""Changes are written after a delay, several at once; a write error is reported and does no harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.window.state_saver import StateSaver
from aixreader.userdata.session_state import SessionState, SessionStateStore


class StateSource:
    """Returns a session state and counts the calls."""

    def __init__(self) -> None:
        self.state = SessionState()
        self.times = 0

    def __call__(self) -> SessionState:
        self.times += 1
        return self.state


@pytest.fixture
def gather() -> StateSource:
    return StateSource()


@pytest.fixture
def make_saver(gather: StateSource, jobs: JobRunner) -> Callable[[Path], StateSaver[SessionState]]:
    return lambda file: StateSaver(SessionStateStore(file), gather, jobs)


def test_several_changes_in_a_row_are_written_once(
    qtbot: QtBot, tmp_path: Path, gather: StateSource, make_saver: Callable[[Path], StateSaver[SessionState]]
) -> None:
    saver = make_saver(tmp_path / "desk.json")
    for width in (300, 310, 320):
        gather.state = SessionState(sidebar_width=width)
        saver.schedule()
    assert gather.times == 0
    qtbot.waitUntil(lambda: SessionStateStore(tmp_path / "desk.json").load().sidebar_width == 320)
    assert not saver._timer.isActive(), "nothing is left to be written"
    assert gather.times == 1


def test_changes_without_end_are_written_all_the_same(
    qtbot: QtBot, gather: StateSource, tmp_path: Path, make_saver: Callable[[Path], StateSaver[SessionState]]
) -> None:
    saver = make_saver(tmp_path / "desk.json")

    def is_written() -> bool:
        saver.schedule()
        return gather.times > 0

    qtbot.waitUntil(is_written)
    saver.write()


def test_writing_now_leaves_nothing_to_be_written_later(
    tmp_path: Path, gather: StateSource, make_saver: Callable[[Path], StateSaver[SessionState]]
) -> None:
    saver = make_saver(tmp_path / "desk.json")
    saver.schedule()
    saver.write()
    assert SessionStateStore(tmp_path / "desk.json").load() == gather.state
    assert not saver._timer.isActive(), "nothing is left to be written"
    assert gather.times == 1


def test_a_disk_that_refuses_is_tried_again_at_the_next_change(
    tmp_path: Path, gather: StateSource, make_saver: Callable[[Path], StateSaver[SessionState]]
) -> None:
    (tmp_path / "data").write_text("no folder", "utf-8")
    saver = make_saver(tmp_path / "data" / "desk.json")
    reasons: list[str] = []
    saver.failed.connect(reasons.append)
    saver.write()
    saver.write()
    assert len(reasons) == 1
    assert str(tmp_path) in reasons[0]
    (tmp_path / "data").unlink()
    saver.write()
    assert len(reasons) == 1
    assert gather.times == 3
    assert (tmp_path / "data" / "desk.json").exists()


def test_a_disk_that_hangs_does_not_stop_the_window_and_an_older_state_does_not_replace_a_newer(
    qtbot: QtBot,
    tmp_path: Path,
    gather: StateSource,
    make_saver: Callable[[Path], StateSaver[SessionState]],
    jobs: JobRunner,
) -> None:
    saver = make_saver(tmp_path / "desk.json")
    gather.state = SessionState(sidebar_width=300)
    with saver._lock:  # as if a write before were not through
        saver.schedule()
        qtbot.waitUntil(lambda: jobs.active == 1)
        saver._last += 1
    qtbot.waitUntil(lambda: not jobs.active)
    assert not (tmp_path / "desk.json").exists()
    saver.write()
    assert SessionStateStore(tmp_path / "desk.json").load().sidebar_width == 300
