"""The peek opens and closes its pane."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from aixreader.ui.reader.columns import Columns
from aixreader.ui.reader.peek import Peek
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages

TEA, MILK = "aix://content/tea", "aix://content/milk"


@pytest.fixture
def peek(qtbot: QtBot, trial_engine: type[Engine]) -> Iterator[Peek]:
    engine = trial_engine(PageLook())
    engine.serve(Pages({"/tea": "<p>tea", "/milk": "<p>milk"}))
    columns = Columns()
    qtbot.addWidget(columns)
    columns.add(QWidget(columns))
    columns.resize(900, 300)
    columns.show()
    peek = Peek(columns, lambda parent: Pane(engine, parent), lambda address: address.rsplit("/", 1)[-1])
    peek.buttons = [QAction("Close", columns)]
    yield peek
    peek.close()
    engine.close_down()


def test_it_lives_only_while_it_is_open(qtbot: QtBot, peek: Peek) -> None:
    assert [peek.page, peek.pane, peek.address, peek.is_pinned] == [None, None, "", False]
    peek.pin(on=True)
    assert (peek.is_pinned, peek.page) == (False, None), "there is nothing to pin"
    with qtbot.waitSignal(peek.changed):
        peek.show(TEA)
    pane, page = peek.pane, peek.page
    assert pane is not None
    assert page is not None
    assert (peek.address, page.title, page.accessibleName()) == (TEA, "tea", "Peek")
    assert [button.text() for button in page.findChildren(QToolButton)] == ["Close"]
    qtbot.waitUntil(lambda: pane.address == TEA)
    peek.show(MILK)
    assert (peek.pane is pane, peek.address, page.title) == (True, MILK, "milk")
    qtbot.waitUntil(lambda: pane.can_go_back)
    peek.pin(on=True)
    assert (peek.is_pinned, peek.address) == (True, MILK)
    engine_page = pane.page
    with qtbot.waitSignal(peek.changed):
        peek.close()
    assert (peek.page, peek.address, peek.is_pinned) == (None, "", False)
    assert not isValid(engine_page), "its page is gone at once"  # type: ignore[no-untyped-call]  # no types
    with qtbot.assertNotEmitted(peek.changed):
        peek.close()
