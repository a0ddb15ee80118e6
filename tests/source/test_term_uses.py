"""The first use of a term in each section, where it is text and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from aixreader.model import Section, Term
from aixreader.source.term_uses import TermFinder
from tests.source.conftest import Compile
from tests.waiting import growth

TERMS = (
    Term("Kettle", "m", "one", forms=("Kettle", "Kettles")),
    Term("Tea kettle", "m", "one", forms=("Tea kettle", "Tea kettles")),
    Term("LBT", "m", "other", "abbreviation", forms=("LBT", "LBTs")),
    Term("LID LOCK", "m", "other", "control", forms=("LID LOCK",)),
    Term("Spout", "m", "other", forms=("Spout",), is_local=True),
)
PLACES = {"one": "a", "two": "a", "other": "b"}


def sections(*starts: int) -> list[Section]:
    return [
        Section(name, "a", name, 1, name, 1, 2, start, 10_000)
        for name, start in zip(("two", "one"), starts, strict=False)
    ]


def used(html: str, own: Sequence[Section] = (), title: str = "") -> list[str]:
    finder = TermFinder(TERMS, PLACES, title)
    return [html[start:end] for start, end, _ in finder.uses("a", html, own or sections(0))]


def test_words_are_found_however_they_are_written() -> None:
    assert used("<p>A kettle, and kettles.</p>") == ["kettle"]
    assert used("<p>Some Kettles. The tea-kettle; a Tea\nKettle.</p>") == ["Kettles", "tea-kettle"]
    assert used("<p>The LBTs and LBT, no lbt; LID LOCK, no lid lock</p>") == ["LBTs", "LID LOCK"]
    assert used("<p>“Kettle” (LBT-based)</p>") == ["Kettle", "LBT"]
    assert used("<p>İstanbul’s kettle</p>") == ["kettle"]
    assert used("<p>a&nbsp;kettle</p>") == ["kettle"]


def test_longer_words_and_names_are_none() -> None:
    for text in ("kettledrum", "re-kettle", "@kettle", "#kettle", "kettle@x", "kettle.org", "kettle-drum", "x/kettle"):
        assert used(f"<p>{text}</p>") == [], text
    assert used("<p>loose black tea (LBT)</p>") == []  # written out here
    assert used("<p>Spout</p>") == []  # may be a word like others on this page
    assert used("<p>LBT and kettle</p>", title="The LBT guide") == ["kettle"]


def test_headings_links_labels_quotes_and_code_are_left_alone() -> None:
    for name in ("h2", "a", "code", "pre", "strong", "b", "blockquote", "dfn", "abbr", "th", "dt"):
        assert used(f'<{name} title="a kettle">a kettle <em>and kettle</em></{name}>') == [], name
    assert used('<p title="a kettle">a <a href="/kettle">kettle</a><br> <em>kettle</em></p>') == ["kettle"]
    assert used("<ul><li>kettle") == ["kettle"]


def test_each_section_has_its_first_but_the_one_that_defines() -> None:
    html = "<p>kettle LBT kettle</p>" + "<p>kettle LBT LBT</p>"
    half = len(html) // 2 - 1
    assert used(html, sections(0, half)) == ["kettle", "LBT", "LBT"]  # "one" defines the kettle


def test_the_time_grows_with_the_page_alone() -> None:
    alike = [Term(f"kettle {number:04}", "m", "other", forms=(f"kettle {number:04}",)) for number in range(2_000)]
    finder = TermFinder(alike, PLACES)
    for part in ("kettle 1 ", "kettle ", "<b>", "</b>", "(kettle-", "kettle 0001 "):

        def find(size: int, part: str = part) -> object:
            return list(finder.uses("a", part * size, sections(0)))

        assert growth(find, 5_000) < 12, part


def test_uses_are_kept_with_the_edition(compiled: Compile) -> None:
    page = "# Tea\nLoose Black Tea (LBT).\n## Two\nAn LBT, and LBT.\n"
    library = compiled({"content/tea.md": page})
    start, end, index = library.glossary.uses["tea"]
    assert library.pages[0].html[start:end] == "LBT"
    assert library.glossary.terms[index].name == "LBT"
