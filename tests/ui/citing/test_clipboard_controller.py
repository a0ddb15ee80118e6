"""What goes to the clipboard, and that the status bar says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import ask, copied, go, said, trigger

BEFORE = "what was there"
OVERSTEEP = "https://owaspai.org/go/oversteep/"
UNNAMED = "docs/2_threats#café-ünder-the-élms"


@pytest.fixture(autouse=True)
def _clipboard(controller: WindowController, open_built: Callable[..., None]) -> Iterator[None]:  # noqa: ARG001  # in this order
    open_built("oversteep")
    QGuiApplication.clipboard().setText(BEFORE)
    yield
    QGuiApplication.clipboard().clear()


def mark(qtbot: QtBot, controller: WindowController, selector: str) -> str:
    """Mark the words of an element; returns them."""
    ask(qtbot, controller, f"getSelection().selectAllChildren(document.querySelector('{selector}'))")
    pane = controller.host.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.page.selectedText() != "")
    return pane.page.selectedText()


def test_marked_words_are_copied(qtbot: QtBot, controller: WindowController) -> None:
    words = mark(qtbot, controller, "p strong")
    trigger(controller, "copy")
    assert copied() == words != ""
    assert said(controller) == "Copied"


def test_marked_words_of_the_field_that_has_the_keyboard_come_first(qtbot: QtBot, controller: WindowController) -> None:
    mark(qtbot, controller, "p strong")
    controller.parts.contents.panel.field.setText("kettle")
    controller.parts.contents.panel.start_filter()
    trigger(controller, "copy")
    assert copied() == "kettle"


def test_nothing_is_copied_for_nothing(controller: WindowController) -> None:
    controller.window.statusBar().clearMessage()
    trigger(controller, "copy")
    assert copied() == BEFORE
    assert said(controller) == ""


def test_outside_the_edition_there_is_no_link_to_copy(qtbot: QtBot, controller: WindowController) -> None:
    with qtbot.waitSignal(controller.context.page_loaded):
        trigger(controller, "home")
    for copy in (
        controller.parts.clipboard.permalink,
        controller.parts.clipboard.reader_link,
        controller.parts.clipboard.cited,
    ):
        copy()
    assert copied() == BEFORE


@pytest.mark.parametrize(("action", "link"), [("copy_permalink", OVERSTEEP), ("copy_link", "aix:oversteep")])
def test_links_to_the_section_are_copied_and_shown(controller: WindowController, action: str, link: str) -> None:
    trigger(controller, action)
    assert copied() == link
    assert said(controller).endswith(f": {link}")


def test_a_section_without_permalink_gives_the_reader_s_own(qtbot: QtBot, controller: WindowController) -> None:
    go(qtbot, controller, UNNAMED)
    controller.parts.clipboard.permalink()
    assert copied() == f"aix:{UNNAMED}"


def test_an_address_outside_is_copied_whole(controller: WindowController) -> None:
    controller.parts.clipboard.address("https://example.org/?a=1&b=%20")
    assert copied() == "https://example.org/?a=1&b=%20"
    assert copied() in said(controller)


def test_a_citation_says_where_the_words_stand(qtbot: QtBot, controller: WindowController) -> None:
    assert controller.context.session is not None
    words = mark(qtbot, controller, "p strong")
    trigger(controller, "copy_cited")
    quoted, _, where = copied().partition(" (")
    assert quoted == f"“{words}”"
    date = controller.context.session.edition.manifest.date
    assert where == ", ".join(part for part in ("2.1 Oversteeping", "Tiny Exchange", date, OVERSTEEP) if part) + ")"
    assert said(controller) == "Copied with its source"


def test_a_citation_of_nothing_marked_is_the_source_alone(controller: WindowController) -> None:
    trigger(controller, "copy_cited")
    assert copied().startswith("2.1 Oversteeping, Tiny Exchange, ")
    assert copied().endswith(OVERSTEEP)
