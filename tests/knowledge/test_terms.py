"""Terms are found however they are spelt, and explained as far as the edition explains them."""

from __future__ import annotations

import pytest

from aixreader.knowledge.terms import TermFinder
from aixreader.model import Glossary, Term
from aixreader.services.session.session import Session

ART = Term("ART", "Adversarial robust tea", "a", "abbreviation", ("ART", "ARTs"))
LBT = Term("LBT", "Loose black tea", "a", "abbreviation", ("LBT", "LBTs"))
TEA = Term("Loose black tea", "Leaves in a pot.", "b", "term", ("Loose black tea", "Loose black teas"))
LOCK = Term("LID LOCK", "Keep the lid on.", "lidlock", "control", ("LID LOCK",))


@pytest.fixture
def finder(session: Session) -> TermFinder:
    return TermFinder(Glossary((ART, LBT, LOCK, TEA)), session.names, session.edition.sections)


def test_a_term_is_named_by_any_spelling(finder: TermFinder) -> None:
    for words, term in (("LBTs", LBT), ("lbt", LBT), (" loose-black  TEAS", TEA), ("Lid lock", LOCK), ("art", ART)):
        assert finder.named(words) is term, words
    assert finder.named("") is None
    assert finder.named("tea") is None
    assert [finder.at(number) for number in (-1, 0, 4)] == [None, ART, None]


def test_an_exact_spelling_comes_before_another(session: Session) -> None:
    art = Term("Art", "What is made with skill.", "b", "term", ("Art", "Arts"))
    finder = TermFinder(Glossary((ART, art)), session.names, {})
    assert [finder.named(words) for words in ("art", "Art", "ART", "ARTs")] == [art, art, ART, ART]


def test_the_words_of_an_abbreviation_are_explained_too(finder: TermFinder) -> None:
    assert finder.explanation(LBT) == "Loose black tea: Leaves in a pot."
    assert finder.explanation(ART) == "Adversarial robust tea"
    assert finder.explanation(TEA) == "Leaves in a pot."


def test_controls_are_named_as_people_read_them(finder: TermFinder) -> None:
    assert [finder.name(term) for term in finder.terms] == ["ART", "LBT", "Lid lock", "Loose black tea"]
    assert finder.place(LOCK) == finder.name(LOCK)
    assert finder.place(ART) == ""
