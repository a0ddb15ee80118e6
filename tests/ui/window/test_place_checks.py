"""Whether places are there is found out without waiting for those that do not answer."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from aixreader.pages.shelf_part import MISSING, SILENT, THERE
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.window.place_checks import PlaceChecks
from tests.waiting import LIMIT_SECONDS


class SilentPath(type(Path())):  # type: ignore[misc]  # the class of the platform
    """A path on a share that does not answer before `answers` is set."""

    answers: threading.Event

    def exists(self, **_options: bool) -> bool:
        self.answers.wait(LIMIT_SECONDS)
        return True


@pytest.fixture
def checks(qtbot: QtBot, jobs: JobRunner) -> PlaceChecks:
    assert qtbot is not None
    return PlaceChecks(jobs, QObject(jobs))


def test_what_is_gone_and_what_is_back_is_told_once(qtbot: QtBot, checks: PlaceChecks, tmp_path: Path) -> None:
    places = {"a": tmp_path, "b": tmp_path / "gone", "c": Path("a\0b")}
    with qtbot.waitSignal(checks.changed):
        checks.look(places)
    assert {name: checks.state_of(name) for name in (*places, "d")} == {
        "a": THERE,
        "b": MISSING,
        "c": MISSING,  # no system has such a path
        "d": THERE,
    }
    with qtbot.assertNotEmitted(checks.changed):
        checks.look(places)
        qtbot.waitUntil(lambda: not checks._unanswered)
    (tmp_path / "gone").mkdir()
    with qtbot.waitSignal(checks.changed):
        checks.look(places)
    assert checks.state_of("b") == THERE
    checks.forget("c")
    assert checks.state_of("c") == THERE


def test_one_that_does_not_answer_keeps_neither_the_others_nor_the_end(
    qtbot: QtBot, checks: PlaceChecks, jobs: JobRunner, tmp_path: Path
) -> None:
    silent = SilentPath(tmp_path)
    silent.answers = threading.Event()
    places: dict[str, Path] = {"a": silent, "b": tmp_path / "gone"}
    checks.look(places)
    qtbot.waitUntil(lambda: checks.state_of("b") == MISSING)
    with qtbot.waitSignal(checks.changed):
        checks._patience.timeout.emit()
    assert checks.state_of("a") == SILENT
    assert jobs.active == 0
    before = threading.active_count()
    checks.look(places)
    qtbot.waitUntil(lambda: list(checks._unanswered) == ["a"])
    assert threading.active_count() <= before, "it is not asked again"
    checks.stop()
    silent.answers.set()
    qtbot.waitUntil(lambda: checks.state_of("a") == THERE)
