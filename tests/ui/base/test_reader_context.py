"""The context of the parts of a window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from aixreader.errors import NotFoundError
from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.web.pane import Pane


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext]) -> ReaderContext:
    return make_context(bare_window)


def test_without_an_edition_nothing_is_read(context: ReaderContext) -> None:
    assert context.session is None
    assert context.section is None
    assert context.page is None
    assert context.address == ""
    assert context.section_at("aix://content/docs/overview") is None


def test_another_edition_starts_without_a_section(qtbot: QtBot, context: ReaderContext, session: Session) -> None:
    with qtbot.waitSignal(context.session_changed):
        context.set_session(session)
    with qtbot.waitSignal(context.section_changed):
        context.set_address(session.address("teapot"))
    assert (context.section, context.address) == (session.find("teapot"), session.address("teapot"))
    context.set_session(session)
    assert (context.section, context.address) == (None, "")


def test_own_pages_have_an_address_and_no_section(context: ReaderContext, session: Session) -> None:
    context.set_session(session)
    context.set_address("aix://app/home")
    assert context.address == "aix://app/home"
    assert context.section is None


def test_addresses_are_requested_here_or_in_a_tab(context: ReaderContext, session: Session) -> None:
    requested: list[tuple[str, bool]] = []
    context.address_requested.connect(lambda address, new_tab: requested.append((address, new_tab)))
    context.set_session(session)
    context.go("aix://app/home")
    context.open_tab("aix://app/about")
    context.show_section("teapot")
    context.show_section("lidlock", new_tab=True)
    assert requested == [
        ("aix://app/home", False),
        ("aix://app/about", True),
        (session.address("teapot"), False),
        (session.address("lidlock"), True),
    ]


def test_a_section_that_is_not_there_is_reported(
    bare_window: QWidget, context: ReaderContext, session: Session
) -> None:
    context.set_session(session)
    with pytest.raises(NotFoundError):
        context.section_address("teapott")
    context.show_section("teapott")
    (box,) = bare_window.findChildren(QMessageBox)
    assert "teapott" in box.text()
    box.close()


def test_other_requests_are_signals(qtbot: QtBot, context: ReaderContext) -> None:
    with qtbot.waitSignal(context.external_requested) as external:
        context.open_external("https://example.org/")
    with qtbot.waitSignal(context.panel_requested) as panel:
        context.show_panel("search")
    with qtbot.waitSignal(context.page_focus_requested):
        context.focus_page()
    assert (external.args, panel.args) == (["https://example.org/"], ["search"])


def test_the_page_in_front_is_asked_for_each_time(context: ReaderContext, pane: Pane) -> None:
    front: list[Pane] = []
    context.set_page_source(lambda: front[-1] if front else None)
    assert context.page is None
    front.append(pane)
    assert context.page is pane


def test_copying_shows_a_status(bare_window: QWidget, make_context: Callable[..., ReaderContext]) -> None:
    clipboard: list[str] = []
    said: list[tuple[str, int]] = []
    context = make_context(bare_window, set_clipboard=clipboard.append)
    context.messages.status_changed.connect(lambda text, timeout: said.append((text, timeout)))
    context.copy("aix:teapot", "Link copied")
    assert clipboard == ["aix:teapot"]
    assert said == [("Link copied", 5000)]
