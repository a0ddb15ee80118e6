"""News is looked for only where the user wants it, once a day, and told by a button. Time and chance are the test's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.errors import DeliveryError
from aixreader.progress import Report
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.news_check import DAY, FIRST_SECONDS, SPREAD_SECONDS, NewsCheck
from aixreader.userdata.policy import Policy
from tests.ui.conftest import MakeContext

NOW = 1_800_000_000.0
COMMIT = "c0ffee" + "0" * 34


class World:
    """The time, chance, what a server says, and what is kept of when it was asked."""

    def __init__(self) -> None:
        self.now = NOW
        self.last = 0.0
        self.asked = 0
        self.answer = COMMIT
        self.is_there = True

    def look(self, _report: Report) -> str:
        self.asked += 1
        if not self.is_there:
            raise DeliveryError("The server does not answer.")
        return self.answer

    def note(self, when: float) -> None:
        self.last = when


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def context(bare_window: QWidget, make_context: MakeContext) -> ReaderContext:
    return make_context(bare_window, set_clipboard=lambda _text: None)


@pytest.fixture
def news(context: ReaderContext, world: World) -> NewsCheck:
    """It is not started, as in a window that saves nothing. Chance always takes the higher number."""
    return NewsCheck(
        context,
        world.look,
        last=lambda: world.last,
        note=world.note,
        clock=lambda: world.now,
        chance=lambda _low, high: high,
    )


@pytest.fixture
def check(qtbot: QtBot, context: ReaderContext, news: NewsCheck) -> Callable[[], None]:
    """What the timer does; waits for its end."""

    def run() -> None:
        news.check()
        qtbot.waitUntil(lambda: context.jobs.active == 0)

    return run


def test_it_is_off_until_it_is_switched_on(context: ReaderContext, news: NewsCheck, world: World) -> None:
    news.start()
    news.check()
    assert (news.timer.isActive(), world.asked) == (False, 0)
    context.settings_model.change(look_for_news=True)
    assert news.timer.interval() == FIRST_SECONDS[1] * 1000
    assert world.asked == 0, "at a random minute, and not at once"
    context.settings_model.change(look_for_news=False)
    assert not news.timer.isActive()


def test_once_a_day_and_told_by_a_button(
    context: ReaderContext, news: NewsCheck, world: World, check: Callable[[], None]
) -> None:
    context.settings_model.change(look_for_news=True)
    news.start()
    news.timer.stop()  # it is the test that says when
    check()
    assert (world.asked, world.last) == (1, NOW)
    assert not news.button.isHidden()
    assert COMMIT[:12] in news.button.toolTip()
    assert news.timer.interval() == (DAY + SPREAD_SECONDS) * 1000
    world.now += DAY - 1
    check()
    assert world.asked == 1, "another window has asked within the day"
    world.now += 1
    world.is_there = False
    check()
    assert world.asked == 2, "who does not answer is asked again a day later, without a word"
    assert news.timer.interval() == (DAY + SPREAD_SECONDS) * 1000
    world.now -= 10 * 365 * DAY
    check()
    assert world.asked == 3, "a clock that was set back does not stop it for years"
    news.timer.stop()


def test_nothing_new_shows_nothing(
    context: ReaderContext, news: NewsCheck, world: World, check: Callable[[], None]
) -> None:
    context.settings_model.change(look_for_news=True)
    world.answer = ""
    check()
    assert (world.asked, news.button.isHidden()) == (1, True)


def test_private_reading_asks_nothing(context: ReaderContext, news: NewsCheck, world: World) -> None:
    context.settings_model.change(look_for_news=True, private=True)
    news.start()
    news.check()
    assert (news.timer.isActive(), world.asked) == (False, 0)


@pytest.mark.parametrize("policy", [Policy(only=True), Policy(settings={"look_for_news": False})])
def test_a_policy_can_forbid_it(context: ReaderContext, news: NewsCheck, world: World) -> None:
    context.settings_model.change(look_for_news=True)
    news.start()
    news.check()
    assert (news.timer.isActive(), world.asked) == (False, 0)
