"""What can be printed of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from aixreader.knowledge.reading_lists import ResolvedEntry, ResolvedList
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.search.answer import Answer
from aixreader.services.export.section_selector import select_sections
from aixreader.services.search.search_service import SearchService
from aixreader.services.session.session import Session
from aixreader.ui.printing.print_choices import PrintChoices, PrintSources
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Annotation, Bookmark, Folder

MARKS = Collection(
    [
        Folder("f", "Green"),
        Folder("g", "Jasmine", parent="f"),
        Bookmark("a", "teapot", "Teapot watch"),
        Bookmark("b", "lidlock", "Lid lock", folder="g"),
        Annotation("n", "teapot", "Teapot watch", "looks at the pot"),
    ]
)


def sources(marks: Collection, answer: Answer | None) -> PrintSources:
    return PrintSources(lambda: marks, lambda: answer, lambda *_: b"")


@pytest.fixture
def answer(session: Session, indexed_folders: Folders) -> Iterator[Answer]:
    """The results of a search."""
    with closing(SearchService(session, indexed_folders)) as service:
        service.prepare(silent)
        answer = service.search("steam", limit=50)
        assert answer.hits
        yield answer


@pytest.fixture
def choices(session: Session, answer: Answer) -> PrintChoices:
    """All there can be."""
    return PrintChoices(session, session.find("oversteep"), sources(MARKS, answer))


def test_what_there_is_is_offered(choices: PrintChoices) -> None:
    names = [name for name, _ in choices.items()]
    assert names == [
        *("section", "page", "related", "table", "notes", "ticked", "results", "bookmarks"),
        *("bookmarks:Green / Jasmine", "all"),
    ]
    assert dict(choices.items())["bookmarks:Green / Jasmine"] == "Bookmarks in Green / Jasmine"
    assert dict(choices.items())["page"] == "This page: 2. Threats"


def test_each_means_its_sections(session: Session, choices: PrintChoices) -> None:
    def chosen(name: str) -> tuple[str, set[str]]:
        choice = select_sections(session, choices.selectors(name, ["teapot"]), choices.sources(), only=True)
        return choice.title, {section.id for section in choice.sections}

    assert chosen("section") == ("Oversteeping", {"oversteep"})
    assert chosen("related")[1] > {"oversteep", "teapot"}
    assert chosen("bookmarks:Green / Jasmine") == (f"{session.title}: Green / Jasmine", {"lidlock"})
    assert chosen("bookmarks")[1] == {"teapot", "lidlock"}
    assert chosen("ticked")[1] == {"teapot"}
    assert chosen("results")[0] == f"{session.title}: steam"
    assert chosen("all")[1] == set(session.edition.sections)
    assert choices.selectors("page", []) == ["docs/2_threats"]


def test_on_a_page_of_the_reader_s_own(session: Session) -> None:
    items = PrintChoices(session, None, sources(Collection(), None)).items()
    assert [name for name, _ in items] == ["table", "ticked", "all"]


def test_a_file_is_called_after_its_choice(session: Session, choices: PrintChoices) -> None:
    for name, stem in (
        ("section", "oversteeping"),
        ("related", "oversteeping-related"),
        ("page", "2-threats"),
        ("table", "periodic-table"),
        ("notes", "notes"),
        ("bookmarks", "bookmarks"),
        ("bookmarks:Green / Jasmine", "bookmarks-green-jasmine"),
        ("results", "search-steam"),
    ):
        assert choices.file_stem(name, []) == f"ai-exchange-{stem}"
    assert choices.file_stem("ticked", ["teapot"]) == choices.file_stem("ticked", ["teapot", "lidlock"]).removesuffix(
        "-and-1-more"
    )
    assert choices.file_stem("ticked", []) == "ai-exchange-sections"
    date = (session.edition.manifest.date or "")[:10]
    assert choices.file_stem("all", []) == f"ai-exchange-{date}".rstrip("-")


def test_sections_below_are_offered_where_there_are_any(session: Session) -> None:
    section = session.find("oversteep")
    alone = ResolvedEntry(section, (section,), session.names)
    with_more = ResolvedEntry(section, (section, session.find("teapot")), session.names)
    lists = (ResolvedList("a", "A", "", (alone,)), ResolvedList("b", "B", "", (alone, with_more)))
    made = PrintSources(lambda: MARKS, lambda: None, lambda *_: b"", lambda: lists)
    choices = PrintChoices(session, section, made)
    whole = choices.whole()
    assert "list:a" in whole
    assert "list:b" not in whole
    for name in dict(choices.items()):
        selectors = choices.selectors(name, ["teapot"])
        if name in whole and name not in ("table", "notes"):
            every, only = (
                select_sections(
                    session, selectors, choices.sources(), only=each, reading_list=choices.reading_list
                ).sections
                for each in (False, True)
            )
            assert every == only, name
