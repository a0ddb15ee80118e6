"""The contents follow what is read, without a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.base.list_items import ADDRESS
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.contents.contents_controller import ContentsController
from aixreader.userdata.session_state import SessionState


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext]) -> ReaderContext:
    return make_context(bare_window)


@pytest.fixture
def contents(context: ReaderContext, session: Session) -> ContentsController:
    contents = ContentsController(context)
    context.set_session(session)
    return contents


def test_the_edition_s_pages_are_listed(contents: ContentsController, session: Session) -> None:
    assert contents.tree.contents.rowCount() == len(session.contents())
    assert contents.outline.contents.rowCount() == 0


def test_tree_and_outline_follow_the_section(
    contents: ContentsController, context: ReaderContext, session: Session
) -> None:
    address = session.address("lidlock")
    context.set_address(address)
    assert contents.tree.currentIndex().data(ADDRESS) == address
    assert contents.outline.currentIndex().data(ADDRESS) == address
    assert contents.outline.contents.rowCount() == 1
    context.set_address("aix://app/home")
    assert not contents.tree.currentIndex().isValid()
    assert contents.outline.contents.rowCount() == 0


def test_following_goes_nowhere(contents: ContentsController, context: ReaderContext, session: Session) -> None:
    requested: list[str] = []
    context.address_requested.connect(lambda address, _new_tab: requested.append(address))
    context.set_address(session.address("lidlock"))
    assert requested == []
    contents.tree.address_activated.emit(session.address("teapot"))
    assert requested == [session.address("teapot")]


def test_expanded_rows_are_saved_and_restored(
    qtbot: QtBot, contents: ContentsController, context: ReaderContext, session: Session
) -> None:
    tree = contents.tree
    model = tree.model()
    row = next(index for number in range(model.rowCount()) if model.hasChildren(index := model.index(number, 0)))
    with qtbot.waitSignal(contents.state_changed):
        tree.expand(row)
    saved = contents.save(SessionState(), private=False)
    assert saved.expanded == tree.expanded_addresses != ()
    assert contents.save(SessionState(), private=True) == SessionState()
    context.set_session(session)
    assert tree.expanded_addresses == ()
    contents.restore(saved)
    assert tree.expanded_addresses == saved.expanded


def test_the_filter_and_the_row_that_is_read_are_shown(
    contents: ContentsController, context: ReaderContext, session: Session
) -> None:
    shown: list[str] = []
    context.panel_requested.connect(shown.append)
    context.set_address(session.address("lidlock"))
    contents.panel.field.setText("nothing has this title")
    contents.reveal()
    assert contents.panel.field.text() == ""
    assert contents.tree.currentIndex().data(ADDRESS) == session.address("lidlock")
    contents.start_filter()
    assert shown == ["contents", "contents"]


def test_a_row_has_the_menu_of_its_link(bare_window: QWidget, contents: ContentsController, session: Session) -> None:
    contents.tree.menu_requested.emit(session.address("teapot"), QPoint(10, 10))
    (menu,) = [menu for menu in bare_window.findChildren(QMenu) if menu.isVisible()]
    assert [action.text().replace("&", "") for action in menu.actions()][:2] == ["Open", "Open in new tab"]
    menu.close()


def test_unlisted_pages_come_and_go_with_the_setting(context: ReaderContext, session: Session) -> None:
    catalogue = session.edition.catalogue
    pages = tuple(replace(page, listed=number != 1) for number, page in enumerate(catalogue.pages))
    session.edition.catalogue = replace(catalogue, pages=pages)
    contents = ContentsController(context)
    context.set_session(session)
    assert contents.tree.contents.rowCount() == len(pages) - 1
    context.set_address(session.address("teapot"))
    assert not contents.tree.currentIndex().isValid()
    assert contents.outline.contents.rowCount() == 1
    context.settings_model.change(unlisted_pages=True)
    assert contents.tree.contents.rowCount() == len(pages)
    assert contents.tree.currentIndex().data(ADDRESS) == session.address("teapot")
    context.settings_model.change(unlisted_pages=False)
    assert contents.tree.contents.rowCount() == len(pages) - 1
