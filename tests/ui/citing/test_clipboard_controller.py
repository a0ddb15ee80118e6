"""What goes to the clipboard, and that the status bar says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aixreader.publish.citation import quote_digest
from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.citing.citation_controller import CitationController
from aixreader.ui.citing.clipboard_controller import ClipboardController
from tests.ui.conftest import Reading
from tests.ui.seen import ask, copied, said, trigger

BEFORE = "what was there"
OVERSTEEP = "https://owaspai.org/go/oversteep/"
UNNAMED = "docs/2_threats#café-ünder-the-élms"


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> ReaderContext:
    """The section "oversteep" is read, without a page."""
    context = make_context(bare_window, set_clipboard=QGuiApplication.clipboard().setText)
    context.set_session(session)
    context.set_address(session.address("oversteep"))
    return context


@pytest.fixture
def clipboard(context: ReaderContext) -> ClipboardController:
    return ClipboardController(context)


@pytest.fixture(autouse=True)
def _clipboard() -> Iterator[None]:
    QGuiApplication.clipboard().setText(BEFORE)
    yield
    QGuiApplication.clipboard().clear()


def mark(qtbot: QtBot, reading: Reading, selector: str) -> str:
    """Mark the words of an element of the section "oversteep"; returns them."""
    reading.open("oversteep")
    ask(qtbot, reading, f"getSelection().selectAllChildren(document.querySelector('{selector}'))")
    page = reading.context.page
    assert page is not None
    qtbot.waitUntil(lambda: page.selected_text != "")
    return page.selected_text


def test_the_selection_is_copied_alone_and_with_its_source(qtbot: QtBot, reading: Reading) -> None:
    ClipboardController(reading.context)
    words = mark(qtbot, reading, "p strong")
    trigger(reading, "copy")
    assert copied() == words != ""
    assert said(reading) == "Copied"

    CitationController(reading.context)
    trigger(reading, "copy_cited")
    qtbot.waitUntil(lambda: copied() != words)  # a worker finds the section
    text = copied()
    assert text.endswith(f"Quote: “{words}” SHA-256: {quote_digest(words)}")
    assert f"Oversteeping. {OVERSTEEP}. Edition: Tiny Exchange. " in text
    assert said(reading) == "Citation copied"

    field = QLineEdit("kettle", reading.context.window)
    field.show()
    field.setFocus()
    field.selectAll()
    trigger(reading, "copy")
    assert copied() == "kettle", "the selection of the focused field comes first"


@pytest.mark.usefixtures("clipboard")
def test_nothing_is_copied_for_nothing(context: ReaderContext) -> None:
    trigger(context, "copy")
    assert copied() == BEFORE
    assert said(context) == ""


def test_outside_the_edition_there_is_no_link_to_copy(context: ReaderContext, clipboard: ClipboardController) -> None:
    context.set_address("aix://app/home")
    for copy in (clipboard.copy_permalink, clipboard.copy_reader_link):
        copy()
    assert copied() == BEFORE


@pytest.mark.parametrize(("action", "link"), [("copy_permalink", OVERSTEEP), ("copy_link", "aix:oversteep")])
@pytest.mark.usefixtures("clipboard")
def test_links_to_the_section_are_copied_and_shown(context: ReaderContext, action: str, link: str) -> None:
    trigger(context, action)
    assert copied() == link
    assert said(context).endswith(f": {link}")


def test_a_section_without_permalink_gives_its_address_or_the_reader_s_own(
    context: ReaderContext, clipboard: ClipboardController
) -> None:
    context.set_address(context.section_address(UNNAMED))
    clipboard.copy_permalink()
    assert context.section is not None
    assert copied() == context.section.url
    assert copied().startswith("https://owaspai.org/")
    clipboard.copy_permalink_of(replace(context.section, url=""))
    assert copied() == f"aix:{UNNAMED}"


def test_an_address_outside_is_copied_whole(context: ReaderContext, clipboard: ClipboardController) -> None:
    clipboard.copy_address("https://example.org/?a=1&b=%20")
    assert copied() == "https://example.org/?a=1&b=%20"
    assert copied() in said(context)
