"""What can be printed, as it is chosen in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader.services.export.section_selector import select_sections
from aixreader.ui.printing.print_choices import PrintChoices
from aixreader.ui.window.main_window import MainWindow
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark, Folder
from tests.ui.seen import go

Open = Callable[..., None]


@pytest.fixture
def choices(qtbot: QtBot, window: MainWindow, open_built: Open) -> PrintChoices:
    """All there can be."""
    open_built("oversteep")
    window.marks.keeper.change(
        [
            Put(Folder("f", "Green")),
            Put(Folder("g", "Jasmine", parent="f")),
            Put(Bookmark("a", "teapot", "Teapot watch")),
            Put(Bookmark("b", "lidlock", "Lid lock", folder="g")),
            Put(Annotation("n", "teapot", "Teapot watch", "looks at the pot")),
        ]
    )
    qtbot.waitUntil(lambda: bool(window.marks.keeper.marks.annotations))
    window.search.panel.field.setText("steam")
    qtbot.waitUntil(lambda: window.search.answer is not None and bool(window.search.answer.hits), timeout=10_000)
    go(qtbot, window, "oversteep")
    return PrintChoices(window, window.section)


def test_what_there_is_is_offered(choices: PrintChoices) -> None:
    names = [name for name, _ in choices.offers()]
    assert names == [
        *("section", "page", "related", "table", "notes", "ticked", "results", "bookmarks"),
        *("bookmarks:Green / Jasmine", "all"),
    ]
    assert dict(choices.offers())["bookmarks:Green / Jasmine"] == "Bookmarks in Green / Jasmine"


def test_each_means_its_sections(window: MainWindow, choices: PrintChoices) -> None:
    session = window.session
    assert session is not None

    def chosen(name: str) -> tuple[str, set[str]]:
        choice = select_sections(session, choices.words(name, ["teapot"]), choices.sources(), only=True)
        return choice.title, {section.id for section in choice.sections}

    assert chosen("section") == ("Oversteeping", {"oversteep"})
    assert chosen("related")[1] > {"oversteep", "teapot"}
    assert chosen("bookmarks:Green / Jasmine") == (f"{session.title}: Green / Jasmine", {"lidlock"})
    assert chosen("bookmarks")[1] == {"teapot", "lidlock"}
    assert chosen("ticked")[1] == {"teapot"}
    assert chosen("results")[0] == f"{session.title}: steam"
    assert chosen("all")[1] == set(session.edition.sections)
    assert choices.words("page", []) == ["docs/2_threats"]


def test_on_a_page_of_the_reader_s_own(window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    assert [name for name, _ in PrintChoices(window, None).offers()] == ["table", "ticked", "all"]
