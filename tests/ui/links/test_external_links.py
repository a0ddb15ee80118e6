"""No link leads outside unasked: a question stands first, or a choice the user has made for good; what hides something
is refused in either case.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.links.external_dialog import ExternalDialog
from aixreader.ui.links.external_links import ExternalLinks

SHOWN = "https://xn--mnchen-3ya.example/"
ADDRESS = "https://münchen.example/"
HOSTILE = (
    "https://bank.example@evil.example/",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://a.example/\u202e",
)


class Outside:
    """What lies outside the reader: a browser, a clipboard, a list of kept links, the user's settings."""

    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []
        self.has_browser = True

    def open(self, address: str) -> bool:
        self.done.append(("open", address))
        return self.has_browser

    def note(self, what: str, address: str) -> None:
        self.done.append((what, address))


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def links(qtbot: QtBot, outside: Outside, make_context: Callable[..., ReaderContext]) -> ExternalLinks:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    context = make_context(window, set_clipboard=lambda text: outside.note("copy", text))
    links = ExternalLinks(context, outside.open)
    links.save_requested.connect(lambda address: outside.note("keep", address))
    return links


def asked(links: ExternalLinks) -> ExternalDialog:
    """The question that stands."""
    assert links.dialog is not None
    assert links.dialog.isVisible()
    return links.dialog


def press(links: ExternalLinks, text: str) -> None:
    target = [button for button in asked(links).findChildren(QPushButton) if button.text().replace("&", "") == text]
    target[0].click()


def boxes(links: ExternalLinks) -> list[str]:
    """What the boxes over the window say."""
    context = links.parent()
    assert isinstance(context, ReaderContext)
    return [box.text() for box in context.window.findChildren(QMessageBox) if box.isVisible()]


def test_asking_alone_does_nothing(links: ExternalLinks, outside: Outside) -> None:
    links.ask(ADDRESS)
    context = links.parent()
    assert isinstance(context, ReaderContext)
    assert asked(links).parentWidget() is context.window
    assert outside.done == []


@pytest.mark.parametrize(
    ("button", "does"),
    [("Copy address", "copy"), ("Save for later", "keep"), ("Open in browser", "open")],
)
def test_the_button_decides_and_the_address_is_the_one_shown(
    links: ExternalLinks, outside: Outside, button: str, does: str
) -> None:
    links.ask(ADDRESS)
    press(links, button)
    assert outside.done == [(does, SHOWN)]
    assert links.dialog is None
    assert boxes(links) == []


def test_escape_does_nothing_and_the_next_question_can_be_asked(
    qtbot: QtBot, links: ExternalLinks, outside: Outside
) -> None:
    links.ask(ADDRESS)
    first = asked(links)
    with qtbot.waitSignal(first.destroyed):
        qtbot.keyClick(first, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]  # no types
    assert (links.dialog, outside.done) == (None, [])
    links.ask("mailto:a@example.org")
    press(links, "Copy address")
    assert outside.done == [("copy", "mailto:a@example.org")]


def test_one_question_stands_at_a_time(links: ExternalLinks, outside: Outside) -> None:
    links.ask(ADDRESS)
    first = asked(links)
    links.ask("https://example.org/other")
    links.ask("javascript:alert(1)")
    assert asked(links) is first
    assert boxes(links) == []
    press(links, "Copy address")
    assert outside.done == [("copy", SHOWN)]


@pytest.mark.parametrize("choice", ["ask", "browser", "keep", "copy"])
@pytest.mark.parametrize("address", HOSTILE, ids=ascii)
def test_what_hides_something_is_refused_whatever_was_chosen(
    links: ExternalLinks, outside: Outside, settings_model: SettingsModel, address: str, choice: str
) -> None:
    settings_model.change(external_links=choice)
    links.ask(address)
    assert links.dialog is None
    assert outside.done == []
    assert len(boxes(links)) == 1


@pytest.mark.parametrize(("choice", "does"), [("browser", "open"), ("keep", "keep"), ("copy", "copy")])
def test_a_choice_made_for_good_is_not_asked_again(
    links: ExternalLinks, outside: Outside, settings_model: SettingsModel, choice: str, does: str
) -> None:
    settings_model.change(external_links=choice)
    links.ask(ADDRESS)
    assert links.dialog is None
    assert outside.done == [(does, SHOWN)]


@pytest.mark.parametrize("choice", ["", "open", "nonsense"])
def test_a_choice_nobody_knows_is_asked_about(
    links: ExternalLinks, outside: Outside, settings_model: SettingsModel, choice: str
) -> None:
    settings_model.change(external_links=choice)
    links.ask(ADDRESS)
    assert asked(links).isVisible()
    assert outside.done == []


def test_a_choice_for_good_becomes_the_setting(links: ExternalLinks, settings_model: SettingsModel) -> None:
    links.ask(ADDRESS)
    asked(links).policy_chosen.emit("keep")
    assert settings_model.settings.external_links == "keep"


def test_where_no_program_opens_it_the_address_is_told(links: ExternalLinks, outside: Outside) -> None:
    outside.has_browser = False
    links.ask(ADDRESS)
    press(links, "Open in browser")
    assert [SHOWN in text for text in boxes(links)] == [True]


@pytest.mark.parametrize("address", HOSTILE, ids=ascii)
def test_only_what_may_be_opened_is_kept(links: ExternalLinks, outside: Outside, address: str) -> None:
    links.save(address)
    links.save(ADDRESS)
    assert outside.done == [("keep", SHOWN)]
