"""The reader's own pages in a real pane."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader import __version__
from aixreader.errors import NotFoundError
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
    return OwnPages(frame.context, frame.host, opener, SavedLinks(frame.context), Collection)


def test_a_page_is_shown_with_its_title(
    controller: WindowController, open_built: Open, show: Callable[[str], str]
) -> None:
    open_built("oversteep")
    for address, (title, words) in PAGES.items():
        assert words in show(address), address
        assert controller.window.windowTitle().startswith(title)


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


def test_every_problem_of_the_edition_is_listed(
    controller: WindowController, open_built: Open, show: Callable[[str], str]
) -> None:
    open_built()
    words = show(PROBLEM_PAGE)
    assert controller.context.session is not None
    problems = controller.context.session.edition.problems
    assert problems
    assert [problem.what for problem in problems if " ".join(problem.what.split()) not in " ".join(words.split())] == []


def test_about_shows_edition_and_versions(
    controller: WindowController, open_built: Open, show: Callable[[str], str]
) -> None:
    open_built()
    words = show(ABOUT)
    assert controller.context.session is not None
    for expected in ("Tiny Exchange", str(controller.context.session.edition.folder), "PySide6"):
        assert expected in words
    if sys.platform.startswith("linux"):
        words = show(ABOUT)  # again: now there is a process that draws pages
        assert "Chromium's sandbox" in words


def test_titles_are_known_without_building_a_page(own_pages: OwnPages) -> None:
    for address, (title, _) in PAGES.items():
        assert own_pages.title_of(address) == title


def test_an_unknown_path_is_not_found(frame: Frame, own_pages: OwnPages) -> None:
    frame.open("overview")
    assert own_pages.fetch("/home").data
    for path in ("", "/", "/nonsense", "/home/", "/../home", "/HOME", "aix://app/home"):
        with pytest.raises(NotFoundError):
            own_pages.fetch(path)
        assert own_pages.title_of(f"aix://app{path}") == "", path


def test_without_an_edition_there_is_no_page(own_pages: OwnPages) -> None:
    with pytest.raises(NotFoundError):
        own_pages.fetch("/home")


def test_links_are_saved_listed_and_removed(
    qtbot: QtBot, controller: WindowController, open_built: Open, show: Callable[[str], str]
) -> None:
    open_built("oversteep")
    for link in LINKS:
        controller.parts.saved_links.add(link)
        assert said(controller) == f"Link saved: {link}"
    words = show(SAVED_LINKS)
    assert words.index(LINKS[1]) < words.index(LINKS[0]), "the newest first"
    assert words.count("found in 2.1 Oversteeping") == 2
    with qtbot.waitSignal(controller.context.page_loaded, check_params_cb=bool):  # the click itself loads nothing
        ask(qtbot, controller, "document.querySelectorAll('a[href^=\"aix://act/forget-link/\"]')[1].click()")
    words = page_text(qtbot, controller)
    assert LINKS[0] not in words
    assert LINKS[1] in words


def test_the_window_can_be_closed_during_a_click(
    qtbot: QtBot, controller: WindowController, open_built: Open, show: Callable[[str], str]
) -> None:
    open_built("oversteep")
    controller.parts.saved_links.add(LINKS[0])
    show(SAVED_LINKS)
    with qtbot.waitSignal(controller.context.page_loaded):
        ask(qtbot, controller, "document.querySelector('a[href^=\"aix://act/forget-link/\"]').click()")
    controller.window.close()
    assert controller.host.reader is None or controller.host.reader.pane is None


@pytest.mark.parametrize("link", LINKS)
def test_a_saved_link_is_confirmed_like_any_other(
    qtbot: QtBot, controller: WindowController, open_built: Open, show: Callable[[str], str], link: str
) -> None:
    open_built()
    controller.parts.saved_links.add(link)
    show(SAVED_LINKS)
    ask(qtbot, controller, "document.querySelector('a.external').click()")
    qtbot.waitUntil(lambda: controller.parts.external_links.dialog is not None)
    assert controller.parts.external_links.dialog is not None
    controller.parts.external_links.dialog.reject()


def test_a_link_saved_without_a_current_section_has_no_title(controller: WindowController, open_built: Open) -> None:
    open_built()
    controller.parts.saved_links.add(LINKS[0])
    assert [(link.address, link.title) for link in controller.parts.saved_links.links] == [(LINKS[0], "")]


def test_home_leads_on_to_what_was_read(
    qtbot: QtBot, controller: WindowController, open_built: Open, show: Callable[[str], str]
) -> None:
    controller.state.begin()
    open_built()
    assert "Nothing read yet" in page_text(qtbot, controller)
    for number, section in enumerate(("oversteep", "teapot"), 1):
        show(controller.context.section_address(section))
        qtbot.waitUntil(lambda number=number: len(controller.parts.marks.repository.marks.visits) == number)  # type: ignore[misc]  # a lambda with a default
    words = show(HOME)
    assert "Continue reading" in words
    assert "No sections read yet." not in words
    links = ask(
        qtbot, controller, "[...document.querySelectorAll('.home-card.first, .home-visits a')].map(a => a.href)"
    )
    assert links == f"aix://act/continue/teapot,{controller.context.section_address('oversteep')}"
    assert controller.host.reader is not None
    controller.host.reader.act_clicked.emit("/continue/teapot")
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "teapot")


def test_home_passes_over_what_is_not_in_this_edition(
    qtbot: QtBot, controller: WindowController, open_built: Open, show: Callable[[str], str]
) -> None:
    open_built()
    section = controller.context.section_at("aix://content/docs/overview")
    assert section is not None
    visit = Visit("2024-01-01 gone", "gone", "A section that is gone", "2024-01-01T00:00:00Z")
    controller.parts.marks.repository.marks.apply([Put(visit)])
    assert "A section that is gone" not in show(HOME)
    assert "Nothing read yet" in page_text(qtbot, controller)
