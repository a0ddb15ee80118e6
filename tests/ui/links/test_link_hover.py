"""Where a link leads is said before it is followed, and shown if the user wants it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aixreader.pages.action_links import COPY_PERMALINK, action_address
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.window.own_pages import HOME
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import said

OVERSTEEP = "aix://content/docs/2_threats#21-oversteeping"


@pytest.fixture(autouse=True)
def _at_once(controller: WindowController, open_built: Callable[..., None]) -> None:
    open_built()
    controller.parts.link_hover._preview._rest.setInterval(0)


def hover(controller: WindowController, address: str) -> None:
    assert controller.host.reader is not None
    controller.host.reader.link_hovered.emit(address)


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
def test_the_status_bar_says_where_a_link_leads(controller: WindowController, address: str, words: str) -> None:
    hover(controller, address)
    assert said(controller) == words
    hover(controller, "")
    assert said(controller) == ""


def test_a_section_is_shown_in_a_card_until_the_pointer_leaves(qtbot: QtBot, controller: WindowController) -> None:
    card = controller.parts.link_hover._preview
    hover(controller, OVERSTEEP)
    qtbot.waitUntil(card.isVisible)
    texts = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert texts[:2] == ["2.1 Oversteeping", "Threat"]
    assert "The leaves stay in too long." in texts
    hover(controller, "")
    assert not card.isVisible()


@pytest.mark.parametrize("address", ["https://example.org/", HOME, action_address(COPY_PERMALINK, "oversteep")])
def test_nothing_else_is(controller: WindowController, address: str) -> None:
    hover(controller, OVERSTEEP)
    hover(controller, address)
    assert not controller.parts.link_hover._preview._rest.isActive()
    assert not controller.parts.link_hover._preview.isVisible()


def test_who_wants_no_previews_gets_none(controller: WindowController, keeper: SettingsModel) -> None:
    keeper.change(previews=False)
    hover(controller, OVERSTEEP)
    assert not controller.parts.link_hover._preview._rest.isActive()
    assert not controller.parts.link_hover._preview.isVisible()
    assert said(controller) == "2.1 Oversteeping"


def test_the_card_is_in_the_colours_of_the_look(controller: WindowController, keeper: SettingsModel) -> None:
    keeper.change(look="dark")
    assert controller.parts.link_hover._preview._tokens == read_tokens(dark=True)
