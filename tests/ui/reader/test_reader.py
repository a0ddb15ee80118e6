"""The reader: it emits the signals of the page in front only, and those of its parts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, SignalInstance
from pytestqt.qtbot import QtBot

from aixreader.errors import NotFoundError
from aixreader.services.session.resources import HTML, Resource
from aixreader.ui.reader.reader import Reader
from aixreader.ui.web.page_look import PageLook
from tests.ui.web.outside import Pages

FILL = "<p>line</p>" * 100
TEA = f"<h1 id=top>Tea</h1>{FILL}<h2 id=pot>Pot</h2>{FILL}<h2 id=cup>Cup</h2>{FILL}<title>tea</title>"
MILK = "<p>No tea here, but <a href=/tea id=link>a link</a></p><title>milk</title>"


@pytest.fixture
def provider() -> Pages:
    return Pages({"/tea": TEA, "/milk": MILK, "/empty": "<title>empty</title>"})


@pytest.fixture
def reader(qtbot: QtBot, provider: Pages) -> Iterator[Reader]:
    """A reader on three pages, with the first in front."""
    reader = Reader(PageLook(), 100, lambda address: address.rsplit("/", 1)[-1])
    qtbot.addWidget(reader)
    reader.resize(800, 600)
    reader.serve(provider)
    reader.show()
    show(qtbot, reader, "tea")
    yield reader
    reader.close_down()


def at(name: str) -> str:
    return f"aix://content/{name}"


def show(qtbot: QtBot, reader: Reader, name: str) -> None:
    with qtbot.waitSignal(reader.loaded, check_params_cb=bool):
        reader.show_address(at(name))


def run(reader: Reader, script: str) -> None:
    assert reader.pane is not None
    reader.pane.run_script(script)


def received(signal: SignalInstance[tuple[str]]) -> list[str]:
    """What is told from now on."""
    arguments: list[str] = []
    signal.connect(arguments.append)
    return arguments


def test_the_address_changes_as_the_page_is_scrolled(qtbot: QtBot, reader: Reader) -> None:
    assert reader.address.startswith(at("tea"))
    for anchor in ("cup", "pot"):
        run(reader, f"document.getElementById('{anchor}').scrollIntoView()")
        qtbot.waitUntil(lambda anchor=anchor: bool(reader.address == f"{at('tea')}#{anchor}"))  # type: ignore[misc]  # a lambda with a default


def test_a_tab_behind_tells_nothing(qtbot: QtBot, reader: Reader) -> None:
    reader.background_tabs = False
    behind = reader.pane
    with qtbot.waitSignal(reader.loaded, check_params_cb=bool):
        reader.open_tab(at("milk"))
    qtbot.waitUntil(lambda: reader.address == at("milk"))
    assert behind is not None
    addresses = received(reader.address_changed)
    with qtbot.waitSignal(behind.loaded), qtbot.assertNotEmitted(reader.loaded, wait=150):
        behind.show_address(at("empty"))
    assert addresses == []
    assert reader.tabs.bar.tabText(0) == "empty"


def test_tabs_are_opened_behind_or_in_front_with_the_look_and_zoom_of_all(qtbot: QtBot, reader: Reader) -> None:
    reader.set_zoom(150)
    reader.background_tabs = True
    reader.open_tab(at("milk"))
    assert reader.tabs.bar.currentIndex() == 0
    reader.tabs.close_tab(1)
    reader.background_tabs = False
    reader.open_tab(at("milk"))
    assert reader.tabs.bar.currentIndex() == 1
    qtbot.waitUntil(lambda: reader.address == at("milk"))
    with qtbot.waitSignal(reader.history_changed):
        reader.tabs.go_to(0)
    assert reader.address.startswith(at("tea")), "the address is that of the tab in front"

    reader.tabs.go_to(1)
    show(qtbot, reader, "empty")
    factors = {pane.page.zoomFactor() for pane in reader.tabs.panes}
    assert factors == {1.5}
    assert len(reader.tabs.panes) == 2

    look = PageLook("dark", background="#101214")
    reader.set_look(look)
    assert [pane.page.backgroundColor().name() for pane in reader.tabs.panes] == ["#101214"] * 2
    assert reader.engine.look == look


def test_a_step_of_the_breadcrumb_leads_there_and_another_edition_closes_every_tab(
    qtbot: QtBot, reader: Reader, provider: Pages
) -> None:
    reader.show_steps((("Milk", at("milk")), ("Here", at("tea"))))
    with qtbot.waitSignal(reader.loaded, check_params_cb=bool):
        reader.breadcrumb.address_activated.emit(at("milk"))
    assert reader.address == at("milk")

    def fetch(path: str) -> Resource:
        if path != "/home":
            raise NotFoundError(f"no {path}")
        return Resource(HTML, b"<title>ours</title>")

    reader.serve_own(fetch)
    with qtbot.waitSignal(reader.loaded, check_params_cb=bool):
        reader.show_address("aix://app/home")
    (pane,) = reader.tabs.panes
    assert pane.page.title() == "ours", "pages of our own are made when asked for"

    reader.open_tab(at("milk"))
    reader.serve(provider)
    assert reader.tabs.count == 0
    assert reader.pane is None
    reader.start_find()
    reader.find_bar.find_next()
    reader.set_zoom(120)


def test_the_find_bar_starts_with_the_selection_and_goes_on_in_the_page_in_front(qtbot: QtBot, reader: Reader) -> None:
    pane = reader.pane
    assert pane is not None
    run(reader, "getSelection().selectAllChildren(document.getElementById('pot'))")
    qtbot.waitUntil(lambda: pane.page.selectedText() == "Pot")
    reader.start_find()
    assert reader.find_bar.field.text() == "Pot"

    reader.find_bar.field.setText("tea")
    qtbot.waitUntil(lambda: reader.find_bar.count.text() == "1 of 1")
    show(qtbot, reader, "empty")
    qtbot.waitUntil(lambda: reader.find_bar.count.text() == "No results")
    reader.background_tabs = False
    reader.open_tab(at("milk"))
    qtbot.waitUntil(lambda: reader.find_bar.count.text() == "1 of 1")


def test_the_page_is_scrolled_while_one_finds_and_has_the_keyboard_after(qtbot: QtBot, reader: Reader) -> None:
    pane = reader.pane
    assert pane is not None
    with qtbot.waitActive(reader):
        reader.activateWindow()
    reader.start_find()
    assert reader.find_bar.field.hasFocus()
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_PageDown)  # type: ignore[no-untyped-call]  # no types
    qtbot.waitUntil(lambda: pane.page.scrollPosition().y() > 100)
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]  # no types
    assert not reader.find_bar.isVisible()
    qtbot.waitUntil(lambda: pane.input_target is not None and pane.input_target.hasFocus())


def test_the_page_stays_where_it_was_when_finding_ends(qtbot: QtBot, reader: Reader) -> None:
    """Left to itself the keyboard would go to the page's first link, and the page with it."""
    reader.serve(Pages({"/links": f"<a href=/tea>first</a>{FILL}{FILL}<title>links</title>"}))
    show(qtbot, reader, "links")
    pane = reader.pane
    assert pane is not None
    with qtbot.waitActive(reader):
        reader.activateWindow()
    run(reader, "scrollTo(0, 2000)")
    qtbot.waitUntil(lambda: pane.page.scrollPosition().y() == 2000)
    reader.start_find()
    qtbot.keyClicks(reader.find_bar.field, "nothing")  # type: ignore[no-untyped-call]  # no types
    qtbot.waitUntil(lambda: reader.find_bar.count.text() == "No results")
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]  # no types
    focused: list[object] = []
    pane.run_script("document.activeElement.tagName", focused.append)
    qtbot.waitUntil(lambda: bool(focused))
    assert focused == ["BODY"]
    assert pane.page.scrollPosition().y() == 2000


def test_links_that_lead_to_no_page_are_handed_on_and_who_hears_of_them_may_go_elsewhere_at_once(
    qtbot: QtBot, reader: Reader
) -> None:
    show(qtbot, reader, "milk")
    for link, signal, argument in (
        ("https://example.org/a?b=c", reader.external_link_clicked, "https://example.org/a?b=c"),
        ("aix://act/copy/x", reader.act_clicked, "/copy/x"),
    ):
        with qtbot.waitSignal(signal) as asked:
            run(reader, f"document.getElementById('link').href = '{link}'; document.getElementById('link').click()")
        assert asked.args == [argument]
        assert reader.address == at("milk")

    def leave(_path: str) -> None:
        reader.open_tab(at("empty"))
        reader.tabs.close_tab(0)

    reader.background_tabs = False
    reader.act_clicked.connect(leave)
    run(reader, "document.getElementById('link').href = 'aix://act/leave'; document.getElementById('link').click()")
    qtbot.waitUntil(lambda: reader.address == at("empty"))
    assert reader.tabs.count == 1
