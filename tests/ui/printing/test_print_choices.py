"""What can be printed, as it is chosen in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader.services.export.section_selector import select_sections
from aixreader.ui.printing.print_choices import PrintChoices, PrintSources
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark, Folder
from tests.ui.seen import go

Open = Callable[..., None]


def sources(controller: WindowController) -> PrintSources:
    marks, search = controller.parts.marks.repository, controller.parts.search
    return PrintSources(lambda: marks.marks, lambda: search.answer, lambda *_: b"")


@pytest.fixture
def choices(qtbot: QtBot, controller: WindowController, open_built: Open) -> PrintChoices:
    """All there can be."""
    open_built("oversteep")
    controller.parts.marks.repository.change(
        [
            Put(Folder("f", "Green")),
            Put(Folder("g", "Jasmine", parent="f")),
            Put(Bookmark("a", "teapot", "Teapot watch")),
            Put(Bookmark("b", "lidlock", "Lid lock", folder="g")),
            Put(Annotation("n", "teapot", "Teapot watch", "looks at the pot")),
        ]
    )
    qtbot.waitUntil(lambda: bool(controller.parts.marks.repository.marks.annotations))
    controller.parts.search.panel.field.setText("steam")
    qtbot.waitUntil(lambda: controller.parts.search.answer is not None and bool(controller.parts.search.answer.hits))
    go(qtbot, controller, "oversteep")
    assert controller.context.session is not None
    return PrintChoices(controller.context.session, controller.context.section, sources(controller))


def test_what_there_is_is_offered(choices: PrintChoices) -> None:
    names = [name for name, _ in choices.offers()]
    assert names == [
        *("section", "page", "related", "table", "notes", "ticked", "results", "bookmarks"),
        *("bookmarks:Green / Jasmine", "all"),
    ]
    assert dict(choices.offers())["bookmarks:Green / Jasmine"] == "Bookmarks in Green / Jasmine"


def test_each_means_its_sections(controller: WindowController, choices: PrintChoices) -> None:
    session = controller.context.session
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


def test_on_a_page_of_the_reader_s_own(controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    assert controller.context.session is not None
    assert [name for name, _ in PrintChoices(controller.context.session, None, sources(controller)).offers()] == [
        "table",
        "ticked",
        "all",
    ]
