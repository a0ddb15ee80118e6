"""Two editions beside each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressDialog
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.edition_side import EditionSide
from aixreader.ui.reader.reader import Reader
from aixreader.ui.window.compare_controller import CompareController
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import go, menu, said, trigger

OVERSTEEP = "aix://content/docs/2_threats#21-oversteeping"


@pytest.fixture
def reader(controller: WindowController, open_built: Callable[..., None]) -> Reader:
    open_built("oversteep")
    reader = controller.host.reader
    assert reader is not None
    return reader


@pytest.fixture
def compare(controller: WindowController) -> CompareController:
    return next(part for part in controller.context.children() if isinstance(part, CompareController))


def opened(qtbot: QtBot, compare: CompareController, reader: Reader, edition: Path) -> EditionSide:
    """The other edition, with its page loaded."""
    compare.open(None, edition)
    qtbot.waitUntil(lambda: reader.area.edition is not None)
    side = reader.area.edition
    assert side is not None
    with qtbot.waitSignal(side.pane.loaded):
        pass
    return side


def test_it_follows_the_section_that_is_read(
    qtbot: QtBot, controller: WindowController, reader: Reader, compare: CompareController, built: Path
) -> None:
    context = controller.context
    trigger(controller, "split")
    side = opened(qtbot, compare, reader, built)
    assert (len(reader.area.groups.all), reader.tabs.count) == (1, 1), "in place of the second side"
    assert (side.pane.target, side.title.endswith(": 2.1 Oversteeping")) == (OVERSTEEP, True)
    assert context.actions["compare"].isChecked()
    assert (context.page, reader.area.seen_panes) == (reader.tabs.pane, [reader.tabs.pane])
    go(qtbot, controller, "teapot")
    assert compare.session is not None
    teapot = compare.session.address("teapot")
    assert side.pane.target == teapot
    open_here, follow, close = side.buttons
    follow.click()
    go(qtbot, controller, "oversteep")
    assert side.pane.target == teapot
    open_here.click()
    qtbot.waitUntil(lambda: context.address == teapot)

    follow.click()
    del compare.session.edition.sections["lidlock"]  # as if it were an older one
    go(qtbot, controller, "lidlock")
    assert side.title.endswith("is not in this edition")
    go(qtbot, controller, "oversteep")
    assert side.title.endswith(": 2.1 Oversteeping")
    side.act_clicked.emit()
    assert said(controller) == "The other edition can only be read"
    trigger(controller, "split")
    assert [reader.area.edition, compare.session, len(reader.area.groups.all)] == [None, None, 2]
    side = opened(qtbot, compare, reader, built)
    close = side.buttons[2]
    close.click()
    assert (reader.area.edition, context.actions["compare"].isChecked()) == (None, False)


def test_what_acts_in_it_and_what_does_not(
    qtbot: QtBot, controller: WindowController, reader: Reader, compare: CompareController, built: Path
) -> None:
    context, actions = controller.context, controller.context.actions
    controller.window.activateWindow()
    qtbot.waitUntil(controller.window.isActiveWindow)
    side = opened(qtbot, compare, reader, built)
    steps = reader.breadcrumb.steps
    trigger(controller, "switch")
    trigger(controller, "switch")
    assert (reader.area.is_in_edition, reader.pane, context.section, context.address) == (True, side.pane, None, "")
    assert reader.find_bar._page is side.pane.page
    assert reader.breadcrumb.steps == steps
    off = ("bookmark", "highlight", "note", "cite", "copy_cited", "copy_permalink", "next_section")
    assert [name for name in off if actions[name].isEnabled()] == []
    side.pane.run_script("getSelection().selectAllChildren(document.querySelector('h1, h2'))")
    qtbot.waitUntil(lambda: bool(side.pane.selected_text))
    trigger(controller, "copy")
    assert said(controller) == "Copied"
    trigger(controller, "peek")
    assert reader.peek.page is None, "there is nothing of the open edition to peek at"
    assert actions["close_tab"].isEnabled()
    trigger(controller, "close_tab")
    assert (reader.area.edition, reader.tabs.count, context.address) == (None, 1, OVERSTEEP)


def test_it_is_chosen_from_a_menu_and_an_error_is_told(
    qtbot: QtBot, controller: WindowController, reader: Reader, compare: CompareController, built: Path, tmp_path: Path
) -> None:
    trigger(controller, "compare")
    texts = [action.text().replace("&", "") for action in menu(controller).actions()]
    assert texts[-2:] == ["Choose a folder…", "Choose an archive…"]
    menu(controller).close()
    with qtbot.waitSignal(compare._opener.failed):
        compare.open(tmp_path, None)
    assert reader.area.edition is None
    assert not [dialog for dialog in controller.window.findChildren(QProgressDialog) if dialog.isVisible()]
    side = opened(qtbot, compare, reader, built)
    assert controller.context.session is not None
    with qtbot.waitSignals([controller.context.page_loaded, side.closed]):
        controller.open_source(None, controller.context.session.edition.folder)
    assert reader.area.edition is None
