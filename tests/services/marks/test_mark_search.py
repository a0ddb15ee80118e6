"""Search in highlights, notes and bookmarks."""

from __future__ import annotations

from aixreader.search.answer import Hit
from aixreader.services.marks.mark_search import FoundMarks, MarkSearch, SearchedMarks, asks_for_marks
from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Annotation, Bookmark, Folder

MARKS = Collection(
    (
        Annotation("a", "teapot", "Teapot watch", "looks at the pot", note="Ask  Ada\nabout it"),
        Annotation("b", "lidlock", "Lid lock", "the lid stays on"),
        Annotation("c", "lidlock", "Lid lock", "", note="the Crème and the lid"),
        Folder("outer", "Kitchen"),
        Folder("inner", "Top shelf", "outer"),
        Bookmark("x", "teapot", "Teapot watch", "inner", quote="Somebody looks at the pot"),
        Bookmark("y", "lidlock", "Lid lock"),
    )
)
ROLES = {"teapot": "control"}


def find(query: str, limit: int = 10) -> FoundMarks:
    return MarkSearch(ROLES.get).find(MARKS, query, limit)


def ids(query: str, limit: int = 10) -> list[str]:
    return [hit.id for hit in find(query, limit).notes]


def both(query: str) -> str:
    found = find(query)
    return "".join(hit.id for hit in (*found.notes, *found.bookmarks))


def test_all_words_have_to_be_in_quote_note_or_title() -> None:
    assert ids("pot ada") == ["a"]
    assert ids("lid") == ["b", "c"]
    assert ids("creme LID lock") == ["c"]
    assert ids("lid absent") == []


def test_no_words_find_nothing() -> None:
    for query in ("", " ... ", "-lid", "NOT lid", "role:control", '""', "*"):
        assert both(query) == "", query


def test_the_limit_holds_and_the_snippet_is_one_line() -> None:
    assert ids("lid", limit=1) == ["b"]
    assert find("lid", limit=1).note_count == 2
    (hit,) = find("ada").notes
    assert hit.snippet.text == "Ask Ada about it"
    assert hit.path == ("Teapot watch",)
    assert hit.snippet.highlights == ((4, 7),)


def test_bookmarks_are_found_by_their_titles_and_those_of_their_folders() -> None:
    assert find("shelf kitchen").bookmarks == (Hit("x", "", "Teapot watch", ("Kitchen", "Top shelf"), "control", 0.0),)
    assert find("shelf").bookmarks[0].snippet.text == "Somebody looks at the pot"
    (hit,) = find("lid").bookmarks
    assert (hit.path, hit.role) == ((), "")


def test_the_query_language_holds_for_marks() -> None:
    for query, expected in (
        ("lid OR ada", "abcy"),
        ('"lid lock"', "bcy"),
        ('"lock lid"', ""),
        ("lid -creme", "by"),
        ("lid -cre", "bcy"),
        ("(ada OR creme) NOT pot", "c"),
        ("kit*", "x"),
        ("title:lid", "bcy"),
        ("title:creme", ""),
        ("note:", "abc"),
        ("NOTE: lid", "bc"),
        ("note:lid creme", "c"),
        ('note:"the lid"', "bc"),
        ("note: -creme", "ab"),
        ("bookmark:", "xy"),
        ("bookmark:kitchen", "x"),
        ("note: bookmark:", "abcxy"),
        ("note:creme OR bookmark:teapot", "cx"),
        ("note:creme bookmark:teapot", "cx"),
        ("lid -note:creme", "by"),
        ("note:zebra", ""),
        ("note:teapot role:control", ""),
    ):
        assert both(query) == expected, query


def test_which_queries_ask_for_marks_alone() -> None:
    for query in ("note:", "Note:lid", "tea bookmark:x", "(note:lid)", "note: OR tea"):
        assert asks_for_marks(query), query
        assert find(query).is_alone
    for query in ("", "note", "footnote:x", '"note: x"', "lid -note:x", "keynote:"):
        assert not asks_for_marks(query), query
        assert not find(query).is_alone


def test_a_long_note_is_shown_where_the_word_stands() -> None:
    note = "lead " * 400 + "needle and " + "tail " * 40_000
    marks = Collection([Annotation("n", "teapot", "T", note=note)])
    (hit,) = MarkSearch(ROLES.get).find(marks, "needle", 5).notes
    snippet = hit.snippet
    assert len(snippet.text) < 500
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["needle"]


def test_marks_are_searched_as_they_were_when_it_began() -> None:
    marks = Collection([Annotation("n", "teapot", "T", note="before"), Bookmark("x", "teapot", "before too")])
    searched = SearchedMarks(marks.annotations, marks.bookmarks, marks.folders)
    marks.apply([Drop("annotation", "n"), Drop("bookmark", "x")])
    found = MarkSearch(ROLES.get).find(searched, "before", 5)
    assert ([hit.id for hit in found.notes], [hit.id for hit in found.bookmarks]) == (["n"], ["x"])


def test_changes_are_found_and_what_was_removed_is_not_kept() -> None:
    marks = Collection([Annotation("n", "teapot", "T", note="before"), Annotation("m", "teapot", "T", note="gone")])
    search = MarkSearch(ROLES.get)
    assert search.find(marks, "before", 5).note_count == 1
    marks.apply([Put(Annotation("n", "teapot", "T", note="after")), Drop("annotation", "m")])
    assert search.find(marks, "before", 5).note_count == 0
    assert search.find(marks, "after", 5).note_count == 1
    assert "gone" not in str(search._texts)
