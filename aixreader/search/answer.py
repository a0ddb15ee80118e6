"""The result of a search."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One contribution to a section's score: `term` matched in the index field `field`, which added `points`.

    `why` says how the query led to that term: typed, completed, corrected, or a synonym.
    """

    term: str
    field: str
    why: str
    points: float


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt of a section's text; `highlights` are the matched words in it, as (start, end) in characters."""

    text: str
    highlights: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that matched. `count` is how often the matched words occur in its text."""

    id: str
    page: str
    title: str
    path: tuple[str, ...]
    role: str
    score: float
    snippet: Snippet = Snippet("")
    count: int = 0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """A value to filter by, and how many of the matching sections have it."""

    name: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of a query, best first, up to the limit of the search.

    `total` counts all matches, also those beyond the limit. `corrected` is the query with its spelling corrected, ""
    where nothing was. `synonyms` are the synonyms that were searched for as well. `terms` are the words to highlight
    in a page, in every form in which they occur there; synonyms of several words are one term each. `missing` is
    what was typed and no section contains, not even in another spelling.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    corrected: str = ""
    synonyms: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    terms: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
