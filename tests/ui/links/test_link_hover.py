"""Where a link leads is said before it is followed, and shown if the user wants it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from aixreader.pages.action_links import COPY_PERMALINK, action_address
from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.links.link_hover import LinkHover
from tests.ui.seen import said

HOME = "aix://app/home"
OVERSTEEP = "aix://content/docs/2_threats#21-oversteeping"


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> ReaderContext:
    """A context on the tiny site, without a page."""
    context = make_context(bare_window)
    context.set_session(session)
    return context


@pytest.fixture
def link_hover(context: ReaderContext) -> LinkHover:
    """Previews are shown at once."""
    link_hover = LinkHover(context, lambda address: {HOME: "Home"}.get(address, ""))
    link_hover._preview._delay.setInterval(0)
    return link_hover


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (OVERSTEEP, "2.1 Oversteeping"),
        ("aix://content/docs/1_controls", "1. Controls"),
        (HOME, "Home"),
        ("https://example.org/shop?tea=green&cup=2", "https://example.org/shop?tea=green&cup=2"),
        ("mailto:tea@example.org", "mailto:tea@example.org"),
        (action_address(COPY_PERMALINK, "oversteep"), ""),
    ],
)
def test_the_status_bar_says_where_a_link_leads(
    context: ReaderContext, link_hover: LinkHover, address: str, words: str
) -> None:
    link_hover.show_target(address, True)
    assert said(context) == words
    link_hover.show_target("", False)
    assert said(context) == ""


def test_a_section_is_shown_in_a_card_until_the_pointer_leaves(qtbot: QtBot, link_hover: LinkHover) -> None:
    card = link_hover._preview
    link_hover.show_target(OVERSTEEP, True)
    qtbot.waitUntil(card.isVisible)
    texts = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert texts[:2] == ["2.1 Oversteeping", "Threat"]
    assert "The leaves stay in too long." in texts
    link_hover.show_target("", False)
    qtbot.waitUntil(lambda: not card.isVisible())


def test_a_click_on_the_card_peeks_at_the_section(qtbot: QtBot, context: ReaderContext, link_hover: LinkHover) -> None:
    card = link_hover._preview
    link_hover.show_target(OVERSTEEP, True)
    qtbot.waitUntil(card.isVisible)
    with qtbot.waitSignal(context.peek_requested, check_params_cb=lambda address: address == OVERSTEEP):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
    section = context.section_at(OVERSTEEP)
    assert section is not None
    with qtbot.assertNotEmitted(context.messages.status_changed):  # it would lie over the table, which has the name
        link_hover.show_section(section, "of the table", QPoint(9, 9))
    qtbot.waitUntil(card.isVisible)
    with qtbot.assertNotEmitted(context.peek_requested):
        QTest.mouseClick(card, Qt.MouseButton.RightButton)


@pytest.mark.parametrize("address", ["https://example.org/", HOME, action_address(COPY_PERMALINK, "oversteep")])
def test_nothing_else_is(link_hover: LinkHover, address: str) -> None:
    link_hover.show_target(OVERSTEEP, True)
    link_hover.show_target(address, True)
    assert not link_hover._preview._delay.isActive()
    assert not link_hover._preview.isVisible()


def test_the_keyboard_focus_is_no_pointer(context: ReaderContext, link_hover: LinkHover) -> None:
    link_hover.show_target(OVERSTEEP, False)
    assert not link_hover._preview._delay.isActive()
    assert said(context) == "2.1 Oversteeping"


def test_who_wants_no_previews_gets_none(
    context: ReaderContext, link_hover: LinkHover, settings_model: SettingsModel
) -> None:
    settings_model.change(previews=False)
    link_hover.show_target(OVERSTEEP, True)
    assert not link_hover._preview._delay.isActive()
    assert not link_hover._preview.isVisible()
    assert said(context) == "2.1 Oversteeping"


def test_the_card_is_in_the_colours_of_the_look(context: ReaderContext, link_hover: LinkHover) -> None:
    context.look.choose("dark", contrast=False)
    assert link_hover._preview._tokens == read_tokens(dark=True)
