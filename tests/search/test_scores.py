"""Scores, and the reasons for them."""

from __future__ import annotations

from aixreader.search.scores import Scores


def test_points_of_parts_add_up() -> None:
    one, other = Scores(), Scores()
    one.add({1: 2.0, 2: 1.0}, 0.5, ("t", "body", "typed"))
    other.add({1: 1.0}, 1.0, ("u", "body", "typed"), among=frozenset({1}))
    other.stems.add("u")
    one.merge(other)
    assert dict(one.by_document) == {1: 2.0, 2: 0.5}
    assert [reason.term for reason in one.reasons(1)] == ["t", "u"]
    one.retain({2})
    assert dict(one.by_document) == {2: 0.5}
    assert one.stems == {"u"}


def test_points_are_taken_apart() -> None:
    scores = Scores()
    parts = [("tea", "title", 1.0), ("tea", "body", 2.0)]
    scores.add({1: 3.0}, 2.0, ("tea", "", "typed"), detail=lambda _number: parts)
    assert [(reason.field, reason.points) for reason in scores.reasons(1)] == [("title", 2.0), ("body", 4.0)]
    assert list(scores.reasons(2)) == []


def test_names_are_counted_apart() -> None:
    scores = Scores()
    scores.add({1: 1.0}, 5.0, ("pot", "name", "name"), is_name=True)
    scores.add({2: 1.0}, 1.0, ("pot", "body", "typed"))
    assert (dict(scores.named), dict(scores.by_document), scores.numbers) == ({1: 5.0}, {2: 1.0}, {1, 2})
