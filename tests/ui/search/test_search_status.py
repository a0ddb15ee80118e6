"""The lines over the results."""

from __future__ import annotations

from aixreader.search.answer import Answer, Hit, excerpt
from aixreader.services.marks.mark_search import FoundMarks
from aixreader.ui.search.search_status import count_text, marks_text, progress_html, status_html

HIT = Hit("pot", "tea", "Pot", (), "control", 1.0, excerpt("text"))


def test_what_is_said_of_an_answer() -> None:
    for answer, is_filtered, expected in (
        (Answer("tea", (HIT,), 12), True, "12 sections"),
        (Answer("tea pot", (HIT,), 12, complete=12), True, "12 sections"),
        (Answer("tea pot", (HIT,), 12, complete=5), True, "5 sections with all words, 7 with some"),
        (Answer("tea pot", (HIT,), 12, complete=1), True, "1 section with all words, 11 with some"),
        (Answer("tea pot", (HIT,), 12, complete=0), True, "12 sections"),
        (Answer("poisoning", (HIT,), 12, complete=11), True, "12 sections"),
        (Answer("tea", (HIT,), 3, is_weak=True), False, "Nothing answers this. The closest sections:"),
        (Answer("tea", (HIT,), 1, missing=("<b>",)), False, "Not found: &lt;b&gt;.<br>1 section"),
        (
            Answer('"tea <pot', (HIT,), 1, unclosed="tea <pot"),
            False,
            "The quotation mark is not closed: searched for the phrase “tea &lt;pot”.<br>1 section",
        ),
        (Answer("x"), False, "No results.<br>Try fewer or other words, or a prefix: <i>poison*</i>."),
    ):
        assert status_html(answer, is_filtered=is_filtered) == expected
    unclosed = Answer('"tea', (HIT,), 1, unclosed="tea")
    assert status_html(unclosed, is_filtered=False, has_hint=False) == "1 section", "it is being typed"
    assert 'href="unfilter:"' in status_html(Answer("x"), is_filtered=True)
    assert count_text(Answer("tea")) == "0 sections"


def test_what_is_said_of_marks() -> None:
    for found, expected in (
        (FoundMarks((HIT,), (), 1), "1 note"),
        (FoundMarks((HIT,) * 3, (HIT,), 3, 1), "3 notes, 1 bookmark"),
        (FoundMarks((), (HIT,) * 2, 0, 900), "900 bookmarks (first 2)"),
        (FoundMarks(), "No such notes or bookmarks."),
    ):
        assert marks_text(found) == expected


def test_there_is_nothing_to_cancel_at_the_end() -> None:
    assert progress_html(0.5, "A<b", has_query=True) == 'A&lt;b: 50 % <a href="stop:">Cancel</a>'
    assert progress_html(1.0, "Ready", has_query=True) == "Searching…"
    assert progress_html(1.0, "Ready", has_query=False) == ""
