"""The context menu of a link."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu, QWidget

from aixreader.model import Section
from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext

PEEK = "Peek\tAlt+Enter"


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> ReaderContext:
    context = make_context(bare_window)
    context.set_session(session)
    return context


def entries(menu: QMenu) -> list[str]:
    """The texts without mnemonics, "-" for a separator."""
    return ["-" if action.isSeparator() else action.text().replace("&", "") for action in menu.actions()]


def test_a_section_can_be_opened_here_or_in_a_tab(context: ReaderContext, session: Session) -> None:
    requested: list[tuple[str, bool]] = []
    peeked: list[str] = []
    context.peek_requested.connect(peeked.append)
    context.address_requested.connect(lambda address, new_tab: requested.append((address, new_tab)))
    menu = context.menu_for(session.address("teapot"))
    assert entries(menu) == ["Open", "Open in new tab", PEEK]
    for action in menu.actions():
        action.trigger()
    assert peeked == [session.address("teapot")]
    assert requested == [(session.address("teapot"), False), (session.address("teapot"), True)]
    menu.deleteLater()


def test_parts_add_entries_in_order(context: ReaderContext, session: Session) -> None:
    def about(menu: QMenu, section: Section) -> None:
        menu.addAction(f"About {section.title}")

    def more(menu: QMenu, _section: Section) -> None:
        menu.addAction("And more")

    def visit(menu: QMenu, address: str) -> None:
        menu.addAction(f"Visit {address}")

    context.link_menu.add_section_entries(about)
    context.link_menu.add_section_entries(more)
    context.link_menu.add_external_entries(visit)
    menu = context.menu_for(session.address("lidlock"))
    title = session.find("lidlock").title
    assert entries(menu) == ["Open", "Open in new tab", PEEK, "-", f"About {title}", "And more"]
    outside = context.menu_for("https://example.org/")
    assert entries(outside) == ["Visit https://example.org/"]
    own = context.menu_for("aix://app/home")
    assert entries(own) == ["Open", "Open in new tab", PEEK]
    for each in (menu, outside, own):
        each.deleteLater()
