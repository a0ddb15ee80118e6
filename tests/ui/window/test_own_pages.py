"""The reader's own pages in a real pane."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader import __version__
from aixreader.errors import NotFoundError
from aixreader.pages.shelf_part import ShelfFacts
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.links.saved_links import SavedLinks
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.own_pages import ABOUT, CHANGES, HOME, PROBLEM_PAGE, SAVED_LINKS, SHORTCUTS, USING, OwnPages
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Visit
from tests.ui.seen import ask, page_text, said
from tests.ui.window.conftest import Frame

Open = Callable[..., None]
PAGES = {
    HOME: ("Home", "Tiny Exchange"),
    USING: ("Using AIX Reader", "Ctrl+Shift+P"),
    SHORTCUTS: ("Keyboard shortcuts", "Alt+Down"),
    CHANGES: ("What is new", __version__),
    ABOUT: ("About AIX Reader", __version__),
    SAVED_LINKS: ("Saved links", "No links are saved."),
    PROBLEM_PAGE: ("Problems", "lost.png"),
}
LINKS = ("https://example.org/?a=1&b=<i>", "mailto:tea@example.org")


@pytest.fixture
def show(qtbot: QtBot, controller: WindowController) -> Callable[[str], str]:
    """Show one of the reader's own pages and return its text."""

    def run(address: str) -> str:
        with qtbot.waitSignal(controller.context.page_loaded) as loaded:
            controller.context.go(address)
        assert loaded.args == [True]
        return page_text(qtbot, controller)

    return run


@pytest.fixture
def own_pages(frame: Frame, jobs: JobRunner) -> OwnPages:
    """The pages for a frame, without marks and saved links."""
    opener = EditionOpener(jobs, lambda _content, _edition, _report: pytest.fail("no edition is opened here"))
    return OwnPages(frame.context, frame.host, opener, SavedLinks(frame.context), Collection, ShelfFacts)


def test_a_page_is_shown_with_its_title_and_what_it_tells_of_the_edition(
    controller: WindowController, open_built: Open, show: Callable[[str], str]
) -> None:
    open_built("oversteep")
    assert controller.context.session is not None
    shown = {}
    for address, (title, words) in PAGES.items():
        shown[address] = show(address)
        assert words in shown[address], address
        assert controller.window.windowTitle().startswith(title)

    problems = controller.context.session.edition.problems
    assert problems
    listed = " ".join(shown[PROBLEM_PAGE].split())
    assert [problem.what for problem in problems if " ".join(problem.what.split()) not in listed] == []

    for expected in ("Tiny Exchange", str(controller.context.session.edition.folder), "PySide6"):
        assert expected in shown[ABOUT]
    if sys.platform.startswith("linux"):
        words = show(ABOUT)  # again: now there is a process that draws pages
        assert "Chromium's sandbox" in words


def test_own_pages_have_the_style_of_the_edition_s(
    qtbot: QtBot, controller: WindowController, open_built: Open, show: Callable[[str], str]
) -> None:
    controller.context.settings_model.change(look="dark", text_size=21)
    open_built("oversteep")
    ground = "getComputedStyle(document.body).backgroundColor + document.documentElement.dataset.look"
    expected = ask(qtbot, controller, ground)
    for address in PAGES:
        show(address)
        assert ask(qtbot, controller, ground) == expected


def test_titles_are_known_without_building_a_page_and_pages_found_with_an_edition(
    frame: Frame, own_pages: OwnPages
) -> None:
    for address, (title, _) in PAGES.items():
        assert own_pages.title_of(address) == title
    with pytest.raises(NotFoundError):
        own_pages.fetch("/home")
    frame.open("overview")
    assert own_pages.fetch("/home").data
    for path in ("", "/", "/nonsense", "/home/", "/../home", "/HOME", "aix://app/home"):
        with pytest.raises(NotFoundError):
            own_pages.fetch(path)
        assert own_pages.title_of(f"aix://app{path}") == "", path


def test_links_are_saved_listed_confirmed_and_removed(
    qtbot: QtBot, controller: WindowController, open_built: Open, show: Callable[[str], str]
) -> None:
    open_built("oversteep")
    links = controller.parts.saved_links
    for link in LINKS:
        links.add(link)
        assert said(controller) == f"Link saved: {link}"
    words = show(SAVED_LINKS)
    assert words.index(LINKS[1]) < words.index(LINKS[0]), "the newest first"
    assert words.count("found in 2.1 Oversteeping") == 2

    for number in range(len(LINKS)):
        ask(qtbot, controller, f"document.querySelectorAll('a.external')[{number}].click()")
        qtbot.waitUntil(lambda: controller.parts.external_links.dialog is not None)
        assert controller.parts.external_links.dialog is not None, "it is confirmed like any other"
        controller.parts.external_links.dialog.reject()
        qtbot.waitUntil(lambda: controller.parts.external_links.dialog is None)

    with qtbot.waitSignal(controller.context.page_loaded, check_params_cb=bool):  # the click itself loads nothing
        ask(qtbot, controller, "document.querySelectorAll('a[href^=\"aix://act/forget-link/\"]')[1].click()")
    words = page_text(qtbot, controller)
    assert LINKS[0] not in words
    assert LINKS[1] in words

    with qtbot.waitSignal(controller.context.page_loaded, check_params_cb=bool):
        links.add(LINKS[0])
    assert (links.links[0].address, links.links[0].title) == (LINKS[0], ""), "none is read, so no title"
    with qtbot.waitSignal(controller.context.page_loaded):
        ask(qtbot, controller, "document.querySelector('a[href^=\"aix://act/forget-link/\"]').click()")
    controller.window.close()  # during the click
    assert controller.host.reader is None or controller.host.reader.pane is None


def test_home_leads_on_to_what_was_read_and_is_in_this_edition(
    qtbot: QtBot, controller: WindowController, open_built: Open, show: Callable[[str], str]
) -> None:
    controller.state.begin()
    open_built()
    marks = controller.parts.marks.repository
    assert "Nothing read yet" in page_text(qtbot, controller)
    visit = Visit("2024-01-01 gone", "gone", "A section that is gone", "2024-01-01T00:00:00Z")
    marks.marks.apply([Put(visit)])
    assert "A section that is gone" not in show(HOME)
    assert "Nothing read yet" in page_text(qtbot, controller)

    for number, section in enumerate(("oversteep", "teapot"), 1):
        show(controller.context.section_address(section))
        qtbot.waitUntil(lambda number=number: len(marks.marks.visits) == 1 + number)  # type: ignore[misc]  # a lambda with a default
    words = show(HOME)
    assert "Continue reading" in words
    assert "No sections read yet." not in words
    links = ask(
        qtbot, controller, "[...document.querySelectorAll('.home-card.first, .home-visits a')].map(a => a.href)"
    )
    assert links == f"aix://act/continue/teapot,{controller.context.section_address('oversteep')}"
    fourth = "cards.append(cards.lastElementChild.cloneNode(true))"
    widths = "new Set([...cards.children].map((card) => card.offsetWidth)).size"
    assert ask(qtbot, controller, f"((cards) => {{ {fourth}; return {widths} }})(document.querySelector('nav'))") == "1"
    assert controller.host.reader is not None
    controller.host.reader.act_clicked.emit("/continue/teapot")
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "teapot")
