"""Links that were saved for later."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.links.saved_links import MAX_LINKS, SavedLinks
from aixreader.userdata.session_state import SavedLink, SessionState


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> ReaderContext:
    context = make_context(bare_window)
    context.set_session(session)
    context.set_address(session.address("teapot"))
    return context


def test_a_link_is_saved_with_the_section_it_was_found_in(
    qtbot: QtBot, context: ReaderContext, session: Session
) -> None:
    links = SavedLinks(context)
    with qtbot.waitSignals([links.changed, context.messages.status_changed]):
        links.add("https://example.org/1")
    links.add("https://example.org/2")
    links.add("https://example.org/1")
    assert [link.address for link in links.links] == ["https://example.org/1", "https://example.org/2"]
    assert {link.title for link in links.links} == {context.name_of(session.find("teapot"))} == {"Teapot watch"}
    links.remove("https://example.org/1")
    assert [link.address for link in links.links] == ["https://example.org/2"]
    links.clear()
    assert links.links == ()


def test_there_is_an_end(context: ReaderContext) -> None:
    links = SavedLinks(context)
    for number in range(MAX_LINKS + 3):
        links.add(f"https://example.org/{number}")
    assert len(links.links) == MAX_LINKS
    assert links.links[0].address == f"https://example.org/{MAX_LINKS + 2}"


@pytest.mark.parametrize("private", [False, True])
def test_they_outlive_the_run(context: ReaderContext, private: bool) -> None:
    links = SavedLinks(context)
    links.restore(SessionState(kept=(SavedLink("https://example.org/", "T", "2026-01-01T00:00:00+00:00"),)))
    links.add("https://example.org/new")
    saved = links.save(SessionState(panel="search"), private=private)
    assert [link.address for link in saved.kept] == ["https://example.org/new", "https://example.org/"]
    assert saved.panel == "search"
