"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a section ranks where it does: a `term` found in a `field`, what led to it (`why`), and the `points` it
    gave.
    """

    term: str
    field: str
    why: str
    points: float


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a section's text; `marks` are the found words in it, as (start, end) in characters."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that was found. `count` is how often the words stand in its text."""

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
    """One value to filter by, and how many of the sections found have it."""

    name: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a search found, best first, up to its limit.

    `total` counts beyond the limit. `corrected` is the query with its misspelled words put right, "" where there are
    none. `also` names the synonyms that were looked for. `terms` are the words to mark in a page, in every form in
    which they occur.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    corrected: str = ""
    also: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    terms: tuple[str, ...] = ()
