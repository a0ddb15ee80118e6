"""Filters by facets and their counts."""

from __future__ import annotations

from aixreader.model.facet_filter import count_values, group_filters, matches

POT = {"kind": ("pot",), "made of": ("clay", "iron")}
CUP = {"kind": ("cup",), "made of": ("clay",)}
LID = {"kind": ("lid",)}
ALL = (POT, CUP, LID)


def left(*filters: tuple[str, str]) -> list[object]:
    return [item for item in ALL if matches(item, group_filters(filters))]


def test_values_of_a_facet_widen_and_facets_narrow() -> None:
    assert left() == [POT, CUP, LID]
    assert left(("made of", "clay")) == [POT, CUP]
    assert left(("made of", "iron"), ("made of", "clay")) == [POT, CUP]
    assert left(("made of", "clay"), ("kind", "cup")) == [CUP]
    assert left(("made of", "iron"), ("kind", "cup")) == []
    assert left(("age", "old")) == []


def test_a_count_is_what_choosing_that_value_leaves() -> None:
    for filters in ([], [("made of", "clay")], [("kind", "pot")], [("kind", "pot"), ("made of", "clay")]):
        for facet in ("kind", "made of"):
            others = [pair for pair in filters if pair[0] != facet]
            for value, count in count_values(ALL, facet, filters).items():
                assert count == len(left(*others, (facet, value))), (filters, facet, value)


def test_values_come_in_their_order_and_once_per_item() -> None:
    assert list(count_values(ALL, "kind", ())) == ["pot", "cup", "lid"]
    assert count_values([{"kind": ("pot", "pot")}], "kind", ()) == {"pot": 1}
    assert count_values(ALL, "age", ()) == {}
