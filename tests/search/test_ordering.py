"""The order of an answer."""

from __future__ import annotations

from aixreader.progress import silent
from aixreader.search.engine import SearchEngine
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import make_index
from aixreader.search.synonyms import Synonyms

TEXT = "A lid keeps steam in the kettle."
DOCUMENTS = (
    IndexDocument("join", "join", "Join us", text=TEXT + " The kettle club has a lid.", is_aside=True),
    IndexDocument("leftover", "tea", "Leftover", text=TEXT),
    IndexDocument("lids", "tea", "Lids", text=TEXT + " Heat moves on.", role="control"),
    IndexDocument("cups", "tea", "Cups", text="A cup has no lid, and " + "is filled. " * 40, role="control"),
    IndexDocument("pots", "tea", "Pots", text="Steam " * 60, role="control"),
)


def engine() -> SearchEngine:
    return SearchEngine(make_index(DOCUMENTS, silent), Synonyms({}))


def test_content_comes_before_leftovers_and_pages_about_the_project() -> None:
    opened = engine()
    assert [hit.id for hit in opened.search("steam kettle").hits] == ["lids", "leftover", "join", "pots"]
    assert opened.search("join us").hits[0].id == "join", "unless it is asked for by name"


def test_how_many_hold_every_word_is_told() -> None:
    answer = engine().search("lid steam")
    assert (answer.complete, answer.total) == (3, 5), "those with one of them are never cut off"
    assert {hit.id for hit in answer.hits} == {"lids", "leftover", "pots", "join", "cups"}
    assert engine().search("lid zebra").complete == 0


def test_what_is_not_there_has_a_short_weak_answer() -> None:
    answer = engine().search("zebra stripes lid")
    assert answer.is_weak
    assert answer.missing == ("zebra", "stripes")
    assert 0 < len(answer.hits) <= 5
    assert engine().search("zebra stripes lid").corrected == ""
    assert not engine().search("lid that somehow believes").is_weak, "what nothing holds is a word of plain English"
    assert not engine().search("kettle lid").is_weak
    assert not engine().search("lids").is_weak
    assert not engine().search("role:control").is_weak


def test_reasons_tell_what_is_taken_off() -> None:
    hit = next(hit for hit in engine().search("kettle cup").hits if hit.id == "join")
    assert {reason.why for reason in hit.reasons if reason.points < 0} == {
        "list of links, about the project, or without a role",
        "words that it does not hold",
    }
    assert abs(sum(reason.points for reason in hit.reasons) - hit.score) < 1e-3


def test_a_list_of_what_others_wrote_loses_less_than_an_index() -> None:
    text = "Books on steam by many hands"
    documents = (
        IndexDocument("contents", "p", "Contents", text=text, is_link_list=True),
        IndexDocument("books", "p", "Shelf", text=text, is_link_list=True, is_bibliography=True),
        IndexDocument("steam", "p", "Vapour", text=text, role="control"),
    )
    opened = SearchEngine(make_index(documents, silent), Synonyms({}))
    assert [hit.id for hit in opened.search("steam books").hits] == ["steam", "books", "contents"]


def test_what_belongs_to_the_section_that_is_named_follows_it() -> None:
    documents = (
        IndexDocument("pots", "p", "Pots and pans", text="All kinds.", role="threat group", kin=("lost", "gone")),
        IndexDocument("lost", "p", "Lost", text="Nobody finds the pots and pans. " + "Water. " * 40, role="threat"),
        IndexDocument("shelf", "p", "Shelf", text="Pans hang here, and pots stand.", role="control"),
    )
    opened = SearchEngine(make_index(documents, silent), Synonyms({}))
    named = opened.search("pots and pans")
    assert [hit.id for hit in named.hits] == ["pots", "lost", "shelf"]
    reasons = [reason for reason in named.hits[1].reasons if reason.why == "belongs to the first one"]
    assert len(reasons) == 1
    assert reasons[0].points > 0
    assert named.hits[1].score <= named.hits[0].score
    for hit in named.hits:
        assert abs(sum(reason.points for reason in hit.reasons) - hit.score) < 1e-3
    assert {reason.why for hit in opened.search("water").hits for reason in hit.reasons} == {"typed"}


def test_where_nothing_answers_no_correction_is_offered() -> None:
    answer = engine().search("zebraxyzzy elephantine kettel")
    assert (answer.is_weak, answer.corrected) == (True, "")
    assert engine().search("kettel").corrected == "kettle"
