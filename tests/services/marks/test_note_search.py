"""Search in highlights and notes."""

from __future__ import annotations

from aixreader.services.marks.note_search import find_notes
from aixreader.userdata.records import Annotation

NOTES = (
    Annotation("a", "teapot", "Teapot watch", "looks at the pot", note="Ask  Ada\nabout it"),
    Annotation("b", "lidlock", "Lid lock", "the lid stays on"),
    Annotation("c", "lidlock", "Lid lock", "", note="the Crème and the lid"),
)


def ids(query: str, limit: int = 10) -> list[str]:
    return [hit.id for hit in find_notes(NOTES, query, limit)]


def test_all_words_have_to_be_in_quote_note_or_title() -> None:
    assert ids("pot ada") == ["a"]
    assert ids("lid") == ["b", "c"]
    assert ids("creme LID lock") == ["c"]
    assert ids("lid absent") == []


def test_no_words_find_nothing() -> None:
    assert ids("") == []
    assert ids(" ... ") == []


def test_the_limit_holds_and_the_snippet_is_one_line() -> None:
    assert ids("lid", limit=1) == ["b"]
    (hit,) = find_notes(NOTES, "ada", 10)
    assert hit.snippet.text == "Ask Ada about it"
    assert hit.path == ("Teapot watch",)
