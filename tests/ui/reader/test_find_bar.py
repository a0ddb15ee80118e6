"""The find bar on a real page: matches are counted and stepped through; other pages have no highlights."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.find_bar import MAX_QUERY_LENGTH, FindBar
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, answer

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
GAP = "<p>line</p>" * 80
TEXT = f"<p id=one>kettle</p>{GAP}<p>Kettle</p>{GAP}<p>kettles and tea</p>{GAP}"
OTHER = "<p>One kettle.</p>"


@pytest.fixture
def provider() -> Pages:
    return Pages({"/text": TEXT, "/other": OTHER})


@pytest.fixture
def show(qtbot: QtBot, pane: Pane, provider: Pages) -> Pane:
    """A pane that shows the text."""
    pane.engine.serve(provider)
    with qtbot.waitSignal(pane.loaded):
        pane.show_address("aix://content/text")
    return pane


@pytest.fixture
def bar(qtbot: QtBot, show: Pane) -> Iterator[FindBar]:
    """A bar that finds in it, ready to type."""
    bar = FindBar()
    qtbot.addWidget(bar)
    bar.attach(show.page)
    bar.begin("")
    with qtbot.waitActive(bar):
        bar.activateWindow()
    yield bar
    bar.attach(None)


def enter(qtbot: QtBot, bar: FindBar, words: str) -> None:
    qtbot.keyClicks(bar.field, words)  # type: ignore[no-untyped-call]  # no types


def press(qtbot: QtBot, bar: FindBar, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(bar.field, key, modifier)  # type: ignore[no-untyped-call]  # no types


def says(qtbot: QtBot, bar: FindBar, text: str) -> None:
    """Wait until the bar says so."""
    qtbot.waitUntil(lambda: bar.count.text() == text)


def scrolled(pane: Pane) -> float:
    return pane.page.scrollPosition().y()


def selected(qtbot: QtBot, pane: Pane, expected: str) -> None:
    """Wait until the engine has `expected` selected: where it found last, once its marks are off."""
    qtbot.waitUntil(lambda: pane.page.selectedText() == expected)


def test_it_finds_while_the_user_types(qtbot: QtBot, bar: FindBar) -> None:
    unused = FindBar()
    qtbot.addWidget(unused)
    assert unused.isHidden(), "until it is asked for"

    assert bar.field.hasFocus()
    enter(qtbot, bar, "kettle")
    says(qtbot, bar, "1 of 3")
    enter(qtbot, bar, "s")
    says(qtbot, bar, "1 of 1")
    enter(qtbot, bar, "x")
    says(qtbot, bar, "No results")
    assert bar.field.property("missing") is True
    press(qtbot, bar, Key.Key_Backspace)
    says(qtbot, bar, "1 of 1")
    assert bar.field.property("missing") is False
    bar.field.clear()
    says(qtbot, bar, "")

    enter(qtbot, bar, "nowhere")
    says(qtbot, bar, "No results")
    bar.field.clear()
    assert (bar.count.text(), bar.field.property("missing")) == ("", False), "a field that is cleared misses nothing"

    enter(qtbot, bar, "Kettle")
    says(qtbot, bar, "1 of 3")
    bar.case.click()
    says(qtbot, bar, "1 of 1")
    bar.case.click()
    qtbot.waitUntil(lambda: bar.count.text().endswith("of 3"))


@pytest.fixture
def halfway(qtbot: QtBot, bar: FindBar, show: Pane) -> float:
    """Where the page is, in its middle, when the bar is opened there."""
    bar.close_bar()
    show.run_script("scrollTo(0, document.body.scrollHeight / 2)")
    qtbot.waitUntil(lambda: scrolled(show) > 0)
    at = scrolled(show)
    bar.begin("")
    return at


def test_it_begins_where_the_page_is_and_comes_back_when_there_is_nothing(
    qtbot: QtBot, bar: FindBar, show: Pane, halfway: float
) -> None:
    """Half a word may stand anywhere, and a page that jumps away loses its reader."""
    enter(qtbot, bar, "k")
    says(qtbot, bar, "3 of 3")
    qtbot.waitUntil(lambda: scrolled(show) > halfway)
    enter(qtbot, bar, "x")
    says(qtbot, bar, "No results")
    qtbot.waitUntil(lambda: scrolled(show) == halfway)
    press(qtbot, bar, Key.Key_Backspace)
    says(qtbot, bar, "3 of 3")


@pytest.mark.usefixtures("halfway")
def test_text_typed_after_stepping_is_searched_from_there(qtbot: QtBot, bar: FindBar, show: Pane) -> None:
    enter(qtbot, bar, "k")
    says(qtbot, bar, "3 of 3")
    press(qtbot, bar, Key.Key_Return)
    says(qtbot, bar, "1 of 3")
    with qtbot.waitSignal(show.page.findTextFinished):
        enter(qtbot, bar, "e")
    assert bar.count.text() == "1 of 3"


def test_what_is_selected_is_where_it_begins(qtbot: QtBot, bar: FindBar, show: Pane) -> None:
    show.run_script("document.querySelectorAll('p')[81].scrollIntoView()")
    qtbot.waitUntil(lambda: scrolled(show) > 0)
    enter(qtbot, bar, "t")
    says(qtbot, bar, "3 of 7")
    bar.close_bar()
    show.run_script("getSelection().selectAllChildren(document.querySelectorAll('p')[81])")
    selected(qtbot, show, "Kettle")
    bar.begin("Kettle")
    says(qtbot, bar, "2 of 3")


@pytest.mark.parametrize("key", [None, Key.Key_PageUp], ids=["opened again", "scrolled from the bar"])
def test_after_the_page_was_scrolled_it_begins_there(
    qtbot: QtBot, bar: FindBar, show: Pane, halfway: float, key: Qt.Key | None
) -> None:
    enter(qtbot, bar, "k")
    says(qtbot, bar, "3 of 3")
    qtbot.waitUntil(lambda: scrolled(show) > halfway)
    if key is None:
        bar.close_bar()
    else:
        press(qtbot, bar, key)
    show.run_script("scrollTo(0, 0)")
    qtbot.waitUntil(lambda: scrolled(show) == 0)
    if key is None:
        bar.begin("")
    else:
        enter(qtbot, bar, "e")
    says(qtbot, bar, "1 of 3")


def test_on_and_back_around_both_ends(qtbot: QtBot, bar: FindBar, show: Pane) -> None:
    buttons = {button.accessibleName(): button for button in bar.findChildren(QToolButton)}
    ways: dict[str, tuple[Callable[[], None], Callable[[], None]]] = {
        "call": (bar.find_next, bar.find_previous),
        "keys": (lambda: press(qtbot, bar, Key.Key_Return), lambda: press(qtbot, bar, Key.Key_Return, SHIFT)),
        "enter": (lambda: press(qtbot, bar, Key.Key_Enter), lambda: press(qtbot, bar, Key.Key_Enter, SHIFT)),
        "buttons": (buttons["Next match"].click, buttons["Previous match"].click),
    }
    enter(qtbot, bar, "kettle")
    says(qtbot, bar, "1 of 3")
    for after, before in ways.values():
        for step, count in ((after, 2), (after, 3), (after, 1), (before, 3), (before, 2)):
            step()
            says(qtbot, bar, f"{count} of 3")
        qtbot.waitUntil(lambda: scrolled(show) > 0)
        before()
        says(qtbot, bar, "1 of 3")


def test_escape_closes_it_takes_the_marks_off_and_leaves_the_page_where_it_is(
    qtbot: QtBot, bar: FindBar, show: Pane
) -> None:
    enter(qtbot, bar, "kettles")
    says(qtbot, bar, "1 of 1")
    qtbot.waitUntil(lambda: scrolled(show) > 0)
    at = scrolled(show)
    with qtbot.waitSignal(bar.closed):
        press(qtbot, bar, Key.Key_Escape)
    assert bar.isHidden()
    answer(qtbot, show)
    assert scrolled(show) == at
    bar.begin("")
    assert bar.field.text() == "kettles"
    says(qtbot, bar, "1 of 1")


def test_the_selection_is_searched_for_at_once_and_without_one_the_former_words_stay(
    qtbot: QtBot, bar: FindBar
) -> None:
    button = next(button for button in bar.findChildren(QToolButton) if button.accessibleName() == "Close")
    with qtbot.waitSignal(bar.closed):
        button.click()
    assert bar.isHidden()

    bar.begin("tea")
    assert (bar.field.text(), bar.field.selectedText()) == ("tea", "tea")
    says(qtbot, bar, "1 of 1")
    enter(qtbot, bar, "kettle")
    for words in ("", "two\nlines"):
        bar.begin(words)
        assert (bar.field.text(), bar.field.selectedText()) == ("kettle", "kettle"), repr(words)

    bar.begin("kettle " * MAX_QUERY_LENGTH)
    assert len(bar.field.text()) == MAX_QUERY_LENGTH


def test_keys_that_move_the_page_are_handed_on(qtbot: QtBot, bar: FindBar) -> None:
    keys = []
    bar.scroll_requested.connect(lambda event: keys.append(event.key()))
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown):
        press(qtbot, bar, key)
        assert keys == [key]
        keys.clear()
    with qtbot.assertNotEmitted(bar.scroll_requested):
        enter(qtbot, bar, "a")
        press(qtbot, bar, Key.Key_Left)


def test_another_page_is_searched_and_the_first_has_no_highlights(
    qtbot: QtBot, bar: FindBar, show: Pane, provider: Pages, make_trial_pane: Callable[[], Pane]
) -> None:
    enter(qtbot, bar, "kettle")
    says(qtbot, bar, "1 of 3")
    bar.find_next()
    says(qtbot, bar, "2 of 3")
    with qtbot.assertNotEmitted(show.page.findTextFinished, wait=150):
        bar.attach(show.page)
    assert bar.count.text() == "2 of 3", "the same page again changes nothing"

    other = make_trial_pane()
    other.engine.serve(provider)
    with qtbot.waitSignal(other.loaded):
        other.show_address("aix://content/other")
    with qtbot.waitSignal(show.page.findTextFinished) as finished:
        bar.attach(other.page)
    assert finished.args is not None
    assert finished.args[0].numberOfMatches() == 0
    says(qtbot, bar, "1 of 1")
    with qtbot.assertNotEmitted(show.page.findTextFinished, wait=100):
        bar.find_next()


def test_it_finds_again_only_while_it_is_open_and_a_page_that_is_gone_is_no_trouble(
    qtbot: QtBot, bar: FindBar, show: Pane
) -> None:
    enter(qtbot, bar, "kettle")
    says(qtbot, bar, "1 of 3")
    with qtbot.waitSignal(show.loaded):
        show.show_address("aix://content/other")
    bar.search_again()
    says(qtbot, bar, "1 of 1")
    bar.close_bar()
    with qtbot.assertNotEmitted(show.page.findTextFinished, wait=100):
        bar.search_again()

    with qtbot.waitSignal(show.loaded):
        show.show_address("aix://content/text")
    bar.begin("kettle")
    says(qtbot, bar, "1 of 3")
    show.close_down()
    enter(qtbot, bar, "s")
    bar.find_previous()
    bar.close_bar()
    bar.attach(None)
    bar.begin("tea")
    assert bar.isVisible()


def test_it_says_what_it_is(bar: FindBar) -> None:
    assert bar.field.accessibleName() == "Find in this page"
    names = {button.accessibleName() for button in bar.findChildren(QToolButton)}
    assert {"Previous match", "Next match", "Close"} <= names
