"""Filtering by facets, and counting what a filter would leave.

Filters are (facet, value) pairs. Values of one facet are alternatives, different facets all have to match. What is
filtered is given by its values per facet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

FacetValues = Mapping[str, Collection[str]]
Filters = Iterable[tuple[str, str]]


def group_filters(filters: Filters) -> dict[str, set[str]]:
    """The accepted values per facet."""
    accepted: dict[str, set[str]] = {}
    for facet, value in filters:
        accepted.setdefault(facet, set()).add(value)
    return accepted


def matches(values: FacetValues, accepted: Mapping[str, set[str]]) -> bool:
    """Whether something with these values passes the filters (as of `group_filters`)."""
    return all(not wanted.isdisjoint(values.get(facet, ())) for facet, wanted in accepted.items())


def count_values(items: Iterable[FacetValues], facet: str, filters: Filters) -> Counter[str]:
    """How many of the items that pass `filters` have each value of `facet`, in the order in which values occur.

    Filters on `facet` itself are left out, so that the counts are those of choosing another of its values.
    """
    others = group_filters(pair for pair in filters if pair[0] != facet)
    return Counter(value for item in items if matches(item, others) for value in dict.fromkeys(item.get(facet, ())))
