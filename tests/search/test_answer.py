"""What an answer makes only when it is asked for."""

from __future__ import annotations

from aixreader.search.answer import Answer, Excerpts, Facet, Hit, Snippet, Terms, excerpt


def test_excerpts_are_made_once_and_only_when_they_are_shown() -> None:
    made: list[str] = []

    def make() -> Excerpts:
        made.append("made")
        return Excerpts((Snippet("one"), Snippet("two")), best=1, count=4)

    hit = Hit("a", "p", "A", (), "", 1.0, make)
    assert made == []
    assert (hit.snippet.text, [each.text for each in hit.snippets], hit.count) == ("two", ["one", "two"], 4)
    assert made == ["made"]
    assert hit == Hit("a", "p", "A", (), "", 1.0), "whatever was made of them"
    assert (Hit("a", "p", "A", (), "", 1.0).snippet, Hit("a", "p", "A", (), "", 1.0).reasons) == (Snippet(""), ())


def test_a_hit_of_one_snippet() -> None:
    assert Hit("a", "p", "A", (), "", 1.0, excerpt("some text", ((0, 4),))).snippet == Snippet("some text", ((0, 4),))


def test_facets_and_words_to_mark_are_made_when_they_are_asked_for() -> None:
    made: list[str] = []

    def make() -> tuple[Facet, ...]:
        made.append("made")
        return (Facet("role", "control", 3),)

    answer = Answer("tea", make_facets=make, make_marked=lambda: Terms(("tea", "teas"), ("kettle guard",)))
    assert made == []
    assert answer.facets == answer.facets == (Facet("role", "control", 3),)
    assert made == ["made"]
    assert answer.terms == ("kettle guard", "tea", "teas")
    assert answer == Answer("tea")
