"""The peek in the window: opened from links, rows and the palette; its buttons; what acts in it; the next start."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from aixreader.ui.palette.command_palette import CommandPalette
from aixreader.ui.reader.reader import Reader
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import address, ask_page, trigger

Open = Callable[..., None]
ALT = Qt.KeyboardModifier.AltModifier
OVERSTEEP = "aix://content/docs/2_threats#21-oversteeping"
FOUND = "CSS.highlights.has('found') || CSS.highlights.has('here')"
FOCUS_LINK = "document.querySelector('#aix-content a[href^=\"aix://content\"]').focus({preventScroll: true})"
"""Focuses a link; scrolled into view, it would make the section that is read another one."""
ACTIONS = ("peek_pin", "peek_here", "peek_in_tab", "peek_close")


@pytest.fixture
def reader(controller: WindowController, open_built: Open) -> Reader:
    open_built("oversteep")
    reader = controller.host.reader
    assert reader is not None
    controller.window.activateWindow()
    return reader


def key(controller: WindowController, code: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Press a key in the window, whose shortcuts come first."""
    QTest.keyClick(controller.window.windowHandle(), code, modifier)


def test_a_link_is_peeked_at_without_leaving_the_page(
    qtbot: QtBot, controller: WindowController, reader: Reader
) -> None:
    context, session = controller.context, controller.context.session
    tab = reader.pane
    assert session is not None
    assert tab is not None
    teapot = session.address("teapot")
    assert [name for name in ACTIONS if context.actions[name].isEnabled()] == []

    tab.peek_requested.emit(teapot)
    assert (reader.peek.address, address(controller), reader.pane is tab) == (teapot, OVERSTEEP, True)
    assert [name for name in ACTIONS if not context.actions[name].isEnabled()] == []
    assert len(reader.peek.page.buttons if reader.peek.page else ()) == len(ACTIONS)
    with qtbot.waitSignal(context.beside_loaded):
        pass
    target = tab.input_target
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: reader.peek.page is None)
    assert address(controller) == OVERSTEEP

    for link, told in (("https://example.org/", reader.external_link_clicked), ("aix://act/help", None)):
        if told is not None:
            told.disconnect()
            with qtbot.waitSignal(told, check_params_cb=lambda named: named == "https://example.org/"):
                reader.show_beside(link)
        else:
            reader.show_beside(link)
        assert reader.peek.page is None, link
    context.menu_for(teapot).actions()[2].trigger()
    assert reader.peek.address == teapot


def test_what_has_the_focus_is_where_actions_act(qtbot: QtBot, controller: WindowController, reader: Reader) -> None:
    context, session = controller.context, controller.context.session
    assert session is not None
    teapot = session.address("teapot")
    with qtbot.waitSignal(context.beside_loaded):
        context.peek(teapot)
    steps = reader.breadcrumb.steps
    trigger(controller, "switch")
    assert (reader.area.is_in_peek, context.section, context.page) == (True, session.find("teapot"), reader.peek.pane)
    assert reader.breadcrumb.steps == steps, "the breadcrumb is the tab's"
    assert reader.find_bar._page is reader.peek.pane.page if reader.peek.pane is not None else False
    trigger(controller, "bookmark")
    marks = controller.parts.marks.repository
    qtbot.waitUntil(lambda: bool(marks.marks.bookmarks_of("teapot")))
    trigger(controller, "next_section")
    assert reader.peek.address == context.address != teapot
    assert reader.tabs.pane is not None
    assert reader.tabs.pane.target == OVERSTEEP
    qtbot.waitUntil(context.actions["back"].isEnabled)
    trigger(controller, "back")
    qtbot.waitUntil(lambda: reader.peek.address == teapot)
    trigger(controller, "switch")
    assert controller.window.sidebar.isAncestorOf(controller.window.focusWidget())
    trigger(controller, "switch_back")
    assert reader.area.is_in_peek
    trigger(controller, "switch_back")
    assert (reader.area.is_in_peek, address(controller)) == (False, OVERSTEEP)
    trigger(controller, "switch")
    assert context.actions["close_tab"].isEnabled()
    trigger(controller, "close_tab")
    assert (reader.peek.page, reader.tabs.count, address(controller)) == (None, 1, OVERSTEEP)
    assert not context.actions["close_tab"].isEnabled()
    with qtbot.waitSignal(context.beside_loaded):
        context.peek(teapot)
    ribbons = "document.querySelectorAll('a.ribbon.on').length"
    qtbot.waitUntil(lambda: ask_page(qtbot, reader.peek.pane, ribbons) == "1")  # though it is not in front


def test_its_buttons(qtbot: QtBot, controller: WindowController, reader: Reader) -> None:
    context, session = controller.context, controller.context.session
    assert session is not None
    teapot, lidlock = session.address("teapot"), session.address("lidlock")
    context.peek(teapot)
    trigger(controller, "peek_in_tab")
    assert (reader.peek.page, reader.tabs.count) == (None, 2)
    qtbot.waitUntil(lambda: address(controller) == teapot)
    context.peek(lidlock)
    trigger(controller, "peek_here")
    assert (reader.peek.page, reader.tabs.count, reader.address) == (None, 2, lidlock)
    context.peek(teapot)
    trigger(controller, "peek_pin")
    assert context.actions["peek_pin"].isChecked()
    assert not context.end_peek()
    trigger(controller, "peek_in_tab")
    assert (reader.peek.address, reader.tabs.count) == (teapot, 3), "a pinned one stays"
    controller.window.escaped.emit()
    assert reader.peek.address == teapot
    trigger(controller, "peek_pin")
    controller.window.escaped.emit()
    assert (reader.peek.page, context.actions["peek_pin"].isChecked()) == (None, False)
    context.peek(teapot)
    trigger(controller, "peek_close")
    assert reader.peek.page is None


def test_keys_in_the_page_in_lists_and_in_the_palette(
    qtbot: QtBot, controller: WindowController, reader: Reader
) -> None:
    context, session, parts = controller.context, controller.context.session, controller.parts
    assert session is not None
    assert reader.pane is not None
    qtbot.waitUntil(controller.window.isActiveWindow)
    context.focus_page()
    key(controller, Qt.Key.Key_Return, ALT)
    with qtbot.waitSignal(context.beside_loaded):
        qtbot.waitUntil(lambda: reader.peek.address == OVERSTEEP)  # without a link the section itself
    reader.pane.run_script(FOCUS_LINK)
    qtbot.waitUntil(lambda: ask_page(qtbot, reader.tabs.pane, "document.activeElement.tagName") == "A")
    key(controller, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: reader.peek.address not in ("", OVERSTEEP))

    parts.contents.tree.setFocus()
    key(controller, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert reader.peek.address == OVERSTEEP
    key(controller, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert reader.peek.page is None
    assert controller.window.focusWidget() is parts.contents.tree

    search = parts.search
    search.start()
    search.panel.field.setText("teapot")
    qtbot.waitUntil(lambda: search.answer is not None and bool(search.answer.hits))
    key(controller, Qt.Key.Key_Return, ALT)
    assert search.answer is not None
    assert reader.peek.address == session.address(search.answer.hits[0].id)
    assert address(controller) == OVERSTEEP
    qtbot.waitUntil(lambda: ask_page(qtbot, reader.peek.pane, FOUND) == "true")
    context.peek(session.address("lidlock"))
    qtbot.waitUntil(lambda: ask_page(qtbot, reader.peek.pane, FOUND) == "false")
    key(controller, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert (reader.peek.page, search.panel.text) == (None, "teapot"), "Esc closes the peek before the query"

    trigger(controller, "commands")
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, CommandPalette)
    line = palette.findChild(QLineEdit)
    QTest.keyClicks(line, "lidlock")
    QTest.keyClick(line, Qt.Key.Key_Return, ALT)
    assert reader.peek.address == session.address("lidlock")
    reader.serve(session)
    assert reader.peek.page is None, "another edition has other sections"
