"""What is open is written shortly after it changed, several changes at once, and a disk that refuses stops nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.window.session_state_saver import SessionStateSaver
from aixreader.userdata.session_state import SessionState, SessionStateStore


class Gathering:
    """What is open; counts how often it was asked for."""

    def __init__(self) -> None:
        self.desk = SessionState()
        self.times = 0

    def __call__(self) -> SessionState:
        self.times += 1
        return self.desk


@pytest.fixture
def gathering() -> Gathering:
    return Gathering()


@pytest.fixture
def keep(gathering: Gathering) -> Callable[[Path], SessionStateSaver]:
    return lambda file: SessionStateSaver(SessionStateStore(file), gathering)


def test_several_changes_in_a_row_are_written_once(
    qtbot: QtBot, tmp_path: Path, gathering: Gathering, keep: Callable[[Path], SessionStateSaver]
) -> None:
    keeper = keep(tmp_path / "desk.json")
    for width in (300, 310, 320):
        gathering.desk = SessionState(sidebar_width=width)
        keeper.note()
    assert gathering.times == 0
    qtbot.waitUntil(lambda: gathering.times > 0)
    assert SessionStateStore(tmp_path / "desk.json").load().sidebar_width == 320
    assert not keeper._clock.isActive(), "nothing is left to be written"
    assert gathering.times == 1


def test_changes_without_end_are_written_all_the_same(
    qtbot: QtBot, gathering: Gathering, tmp_path: Path, keep: Callable[[Path], SessionStateSaver]
) -> None:
    keeper = keep(tmp_path / "desk.json")

    def is_written() -> bool:
        keeper.note()
        return gathering.times > 0

    qtbot.waitUntil(is_written)
    keeper.write()


def test_writing_now_leaves_nothing_to_be_written_later(
    tmp_path: Path, gathering: Gathering, keep: Callable[[Path], SessionStateSaver]
) -> None:
    keeper = keep(tmp_path / "desk.json")
    keeper.note()
    keeper.write()
    assert SessionStateStore(tmp_path / "desk.json").load() == gathering.desk
    assert not keeper._clock.isActive(), "nothing is left to be written"
    assert gathering.times == 1


def test_a_disk_that_refuses_is_tried_again_at_the_next_change(
    tmp_path: Path, gathering: Gathering, keep: Callable[[Path], SessionStateSaver]
) -> None:
    (tmp_path / "data").write_text("no folder", "utf-8")
    keeper = keep(tmp_path / "data" / "desk.json")
    heard: list[str] = []
    keeper.failed.connect(heard.append)
    keeper.write()
    keeper.write()
    assert len(heard) == 1
    assert str(tmp_path) in heard[0]
    (tmp_path / "data").unlink()
    keeper.write()
    assert len(heard) == 1
    assert gathering.times == 3
    assert (tmp_path / "data" / "desk.json").exists()
