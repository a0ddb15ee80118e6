"""What goes to the clipboard, and that the status bar says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aixreader.ui.window.main_window import MainWindow
from tests.ui.seen import ask, copied, go, said, trigger

BEFORE = "what was there"
OVERSTEEP = "https://owaspai.org/go/oversteep/"
UNNAMED = "docs/2_threats#café-ünder-the-élms"


@pytest.fixture(autouse=True)
def _clipboard(window: MainWindow, open_built: Callable[..., None]) -> Iterator[None]:  # noqa: ARG001  # in this order
    open_built("oversteep")
    QGuiApplication.clipboard().setText(BEFORE)
    yield
    QGuiApplication.clipboard().clear()


def mark(qtbot: QtBot, window: MainWindow, selector: str) -> str:
    """Mark the words of an element; returns them."""
    ask(qtbot, window, f"getSelection().selectAllChildren(document.querySelector('{selector}'))")
    pane = window.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.page.selectedText() != "")
    return pane.page.selectedText()


def test_marked_words_are_copied(qtbot: QtBot, window: MainWindow) -> None:
    words = mark(qtbot, window, "p strong")
    trigger(window, "copy")
    assert copied() == words != ""
    assert said(window) == "Copied"


def test_marked_words_of_the_field_that_has_the_keyboard_come_first(qtbot: QtBot, window: MainWindow) -> None:
    mark(qtbot, window, "p strong")
    window.contents_panel.field.setText("kettle")
    window.contents_panel.start_filter()
    trigger(window, "copy")
    assert copied() == "kettle"


def test_nothing_is_copied_for_nothing(window: MainWindow) -> None:
    window.statusBar().clearMessage()
    trigger(window, "copy")
    assert copied() == BEFORE
    assert said(window) == ""


def test_outside_the_edition_there_is_no_link_to_copy(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page_loaded):
        trigger(window, "home")
    for copy in (window.copying.permalink, window.copying.reader_link, window.copying.cited):
        copy()
    assert copied() == BEFORE


@pytest.mark.parametrize(("action", "link"), [("copy_permalink", OVERSTEEP), ("copy_link", "aix:oversteep")])
def test_links_to_the_section_are_copied_and_shown(window: MainWindow, action: str, link: str) -> None:
    trigger(window, action)
    assert copied() == link
    assert said(window).endswith(f": {link}")


def test_a_section_without_permalink_gives_the_reader_s_own(qtbot: QtBot, window: MainWindow) -> None:
    go(qtbot, window, UNNAMED)
    window.copying.permalink()
    assert copied() == f"aix:{UNNAMED}"


def test_an_address_outside_is_copied_whole(window: MainWindow) -> None:
    window.copying.address("https://example.org/?a=1&b=%20")
    assert copied() == "https://example.org/?a=1&b=%20"
    assert copied() in said(window)


def test_a_citation_says_where_the_words_stand(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None
    words = mark(qtbot, window, "p strong")
    trigger(window, "copy_cited")
    quoted, _, where = copied().partition(" (")
    assert quoted == f"“{words}”"
    date = window.session.edition.manifest.date
    assert where == ", ".join(part for part in ("2.1 Oversteeping", "Tiny Exchange", date, OVERSTEEP) if part) + ")"
    assert said(window) == "Copied with its source"


def test_a_citation_of_nothing_marked_is_the_source_alone(window: MainWindow) -> None:
    trigger(window, "copy_cited")
    assert copied().startswith("2.1 Oversteeping, Tiny Exchange, ")
    assert copied().endswith(OVERSTEEP)
