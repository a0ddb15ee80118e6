"""Updates from a mirror, in a window: asked for or silent, told in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.errors import DeliveryError, MirrorError
from aixreader.progress import Report
from aixreader.services.mirrors.reader_mirror import Update
from aixreader.ui.app.mirror_updates import MirrorUpdates
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.messages import Messages
from tests.ui.seen import box, boxes, press

NEW = Update("2026-09", "Tea House", is_new=True, installed=None)
SAME = Update("2026-08", "Tea House", is_new=False, installed=None)
Make = Callable[..., MirrorUpdates]


class Mirror:
    """What a mirror answers, and how often it was asked to install."""

    def __init__(self) -> None:
        self.answer: Update | Exception = NEW
        self.installed = 0

    def look(self, report: Report) -> Update:
        report(0.0, "Asking")
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def install(self, report: Report) -> Update:
        answer = self.look(report)
        self.installed += 1
        return answer


@pytest.fixture
def mirror() -> Mirror:
    return Mirror()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def make(bare_window: QWidget, jobs: JobRunner, mirror: Mirror, said: list[str], qtbot: QtBot) -> Make:
    """Makes updates, checks once and waits for the end of it."""

    def made(*, is_silent: bool) -> MirrorUpdates:
        messages = Messages(bare_window)
        messages.status_changed.connect(lambda text, _timeout: said.append(text))
        updates = MirrorUpdates(messages, jobs, mirror.look, mirror.install, is_silent=is_silent, parent=bare_window)
        updates.check()
        qtbot.waitUntil(lambda: jobs.active == 0)
        return updates

    return made


def test_after_a_question_it_is_installed_and_opened(
    make: Make, bare_window: QWidget, mirror: Mirror, jobs: JobRunner, qtbot: QtBot
) -> None:
    updates = make(is_silent=False)
    assert mirror.installed == 0
    assert "2026-09" in box(bare_window).text()
    assert "signed by Tea House" in box(bare_window).text()
    press(box(bare_window), "Install")
    qtbot.waitUntil(lambda: mirror.installed == 1 and jobs.active == 0)
    qtbot.waitUntil(lambda: "is installed" in box(bare_window).text())
    with qtbot.waitSignal(updates.reopen_requested):
        press(box(bare_window), "Open now")


def test_silently_it_is_installed_and_told(make: Make, bare_window: QWidget, mirror: Mirror, said: list[str]) -> None:
    make(is_silent=True)
    assert mirror.installed == 1
    assert boxes(bare_window) == []
    assert said == ["The edition 2026-09, signed by Tea House, was installed. It opens next time."]


@pytest.mark.parametrize("is_silent", [True, False])
def test_where_nothing_is_new_nothing_is_said(
    make: Make, bare_window: QWidget, mirror: Mirror, said: list[str], is_silent: bool
) -> None:
    mirror.answer = SAME
    make(is_silent=is_silent)
    assert boxes(bare_window) == []
    assert said == []


@pytest.mark.parametrize("is_silent", [True, False])
def test_whoever_asks_is_told_that_nothing_is_new(
    make: Make, mirror: Mirror, said: list[str], jobs: JobRunner, qtbot: QtBot, is_silent: bool
) -> None:
    mirror.answer = SAME
    updates = make(is_silent=is_silent)
    updates.check_for_user()
    qtbot.waitUntil(lambda: jobs.active == 0)
    assert [text.partition(":")[0] for text in said[1:]] == ["The edition is up to date"]
    updates.check()
    qtbot.waitUntil(lambda: jobs.active == 0)
    assert len(said) == 2, "by itself it says nothing"


@pytest.mark.parametrize("reason", ["old", "unknown-key", "expired", "altered", "storage"])
def test_a_refusal_is_told_in_a_box(make: Make, bare_window: QWidget, mirror: Mirror, reason: str) -> None:
    mirror.answer = MirrorError("It was refused.", "Tell somebody.", reason)
    make(is_silent=True)
    assert box(bare_window).text() == "It was refused."
    assert box(bare_window).informativeText() == "Tell somebody."


@pytest.mark.parametrize("error", [MirrorError("Not there.", "", "unreachable"), DeliveryError("Not there.")])
def test_what_passes_by_itself_is_told_in_the_status_bar(
    make: Make, bare_window: QWidget, mirror: Mirror, said: list[str], error: DeliveryError
) -> None:
    mirror.answer = error
    make(is_silent=False)
    assert boxes(bare_window) == []
    assert said == ["Not there."]


def test_a_warning_is_shown(make: Make, bare_window: QWidget, mirror: Mirror) -> None:
    mirror.answer = Update("2026-08", "Tea House", is_new=False, installed=None, warning="A file was damaged.")
    make(is_silent=True)
    assert box(bare_window).text() == "A file was damaged."


def test_nothing_is_asked_for_at_once(bare_window: QWidget, jobs: JobRunner, mirror: Mirror) -> None:
    updates = MirrorUpdates(
        Messages(bare_window), jobs, mirror.look, mirror.install, is_silent=True, parent=bare_window
    )
    updates.start()
    assert jobs.active == 0
    assert 20_000 <= updates._timer.interval() <= 600_000
