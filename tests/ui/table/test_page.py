"""The table in a tab, with a page beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.table.page import TablePage
from aixreader.ui.table.panel import TablePanel
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane


@pytest.fixture
def make_page(qtbot: QtBot, session: Session, trial_engine: type[Engine]) -> Iterator[Callable[[], TablePage]]:
    engine = trial_engine(PageLook())
    engine.serve(session)
    pages: list[TablePage] = []

    def make() -> TablePage:
        page = TablePage(TablePanel(session, read_tokens()), lambda parent: Pane(engine, parent), str)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1000, 500)
        page.show()
        return page

    yield make
    for page in pages:
        page.close_down()
    engine.close_down()


def test_a_click_opens_the_section_beside_the_table(
    qtbot: QtBot, session: Session, make_page: Callable[[], TablePage]
) -> None:
    page = make_page()
    page.restore("", "aix:table?pick=lidlock")
    assert page.history_state == "", "the table is alone"
    page.panel.view.opened.emit("teapot", False)
    pane = page.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.address == session.address("teapot"))
    assert page.panel.isVisible()
    assert page.address == "aix:table?pick=lidlock"
    page.panel.view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: pane.address == session.address("lidlock"))
    (button,) = [each for each in page.findChildren(QToolButton) if each.objectName() == "close"]
    assert button.accessibleName() == "Close the page beside the table"
    assert page.panel.is_beside_page
    with qtbot.waitSignal(page.history_state_changed):
        button.click()
    assert page.history_state == ""
    assert (page.pane, page.panel.is_beside_page) == (None, False)
    qtbot.waitUntil(lambda: page.panel.width() == page.width())


def test_the_page_that_is_open_beside_follows_what_is_picked(
    qtbot: QtBot, session: Session, make_page: Callable[[], TablePage]
) -> None:
    page = make_page()
    page.panel.view.picked.emit("lidlock", False)
    assert page.history_state == "", "picking opens nothing"
    page.panel.view.opened.emit("lidlock", False)
    pane = page.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.address == session.address("lidlock"))
    page.panel.view.setFocus()
    sizes = page.panel.size()
    page.panel.view.picked.emit("oversteep", False)
    page.panel.view.picked.emit("teatheft", False)
    qtbot.waitUntil(lambda: pane.address == session.address("teatheft"))
    assert page.panel.size() == sizes
    assert page.panel.view.hasFocus()
    pane.show_address(session.address("teapot"))
    page.panel.bar.field.setText("tea")
    page.panel.view.picked.emit("lidlock", True)
    assert not page._follow_timer.isActive(), "of several, and of a filter, it shows nothing"


def test_what_was_open_is_open_again(qtbot: QtBot, session: Session, make_page: Callable[[], TablePage]) -> None:
    page = make_page()
    page.restore("", "aix:table?face=matrix")
    page.show_address(session.address("teapot"))
    assert page.pane is not None
    qtbot.waitUntil(lambda: page.pane is not None and page.pane.address == session.address("teapot"))
    memory, address = page.history_state, page.address
    assert memory.isascii()
    page.close_beside()
    again = make_page()
    again.restore(memory, address)
    assert again.panel.state.face == "matrix"
    qtbot.waitUntil(lambda: again.pane is not None and again.pane.address == session.address("teapot"))


def test_a_memory_that_is_none_opens_the_table_alone(make_page: Callable[[], TablePage]) -> None:
    page = make_page()
    for memory in (
        "",
        "x",
        "[]",
        "[1, 2, 3]",
        '["a", "b"]',
        '{"a": 1}',
        "null",
        "[" * 100_000,
        f'["aix://content/a", "", [{10**30}, 1]]',
    ):
        page.restore(memory, "aix:table")
        assert page.pane is None, memory[:20]
        assert page.history_state == "", memory[:20]


def test_another_view_and_a_tab_of_its_own(qtbot: QtBot, session: Session, make_page: Callable[[], TablePage]) -> None:
    page = make_page()
    with qtbot.waitSignal(page.shown, check_params_cb=lambda link: link == "aix:table?pick=teapot"):
        page.show_address("aix:table?pick=teapot")
    with qtbot.waitSignal(page.tab_requested, check_params_cb=lambda link: link == session.address("teapot")):
        page.panel.view.opened.emit("teapot", True)
    with qtbot.waitSignal(page.shown, check_params_cb=lambda link: link == "aix:table"):
        page.panel.view.cleared.emit()


def test_tab_goes_through_the_tool_bar_to_the_table_and_on(
    qtbot: QtBot, bare_window: QWidget, session: Session
) -> None:
    before = QLineEdit(bare_window)
    panel = TablePanel(session, read_tokens(), bare_window)
    page = TablePage(panel, lambda _parent: pytest.fail("no page is opened"), str, bare_window)
    after = QLineEdit(bare_window)
    before.show()
    after.show()
    page.show()
    bare_window.activateWindow()
    qtbot.waitUntil(bare_window.isActiveWindow)
    page.setFocus()
    assert panel.view.hasFocus()
    panel.view.picked.emit("oversteep", False)
    stops = []
    for _ in range(14):
        QTest.keyClick(bare_window.focusWidget(), Qt.Key.Key_Tab)
        stops.append(bare_window.focusWidget())
    assert stops[0] is panel.legend.open_button
    assert {before, after, panel.bar.field, panel.bar.more, panel.view} <= set(stops), "Tab is not caught"
