"""The result of a search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property


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
    """An excerpt of a section's text; `highlights` are the matched words in it, as (start, end) in characters.

    `synonyms` are the phrases in it that were searched for as well, likewise.
    """

    text: str
    highlights: tuple[tuple[int, int], ...] = ()
    synonyms: tuple[tuple[int, int], ...] = ()

    @property
    def place(self) -> str:
        """The text from the first marked word on, "" where none is marked."""
        first = min((start for start, _ in (*self.highlights, *self.synonyms)), default=len(self.text))
        return self.text[first:]


@dataclass(frozen=True, slots=True)
class Excerpts:
    """What a row shows of a section's text: up to three snippets, in the order of the text, of which `best` is shown
    where there is room for one. `count` is how often the matched words occur in the text.
    """

    snippets: tuple[Snippet, ...] = (Snippet(""),)
    best: int = 0
    count: int = 0


def excerpt(text: str, highlights: tuple[tuple[int, int], ...] = ()) -> Callable[[], Excerpts]:
    """What makes the excerpts of a hit that has one snippet."""
    excerpts = Excerpts((Snippet(text, highlights),))
    return lambda: excerpts


@dataclass(frozen=True)
class Hit:
    """A section that matched.

    What takes time is made when it is first asked for, and kept: excerpts (`snippet`, `snippets`, `count`) for rows
    that are seen, `reasons` for those that are explained. That may be in another thread than the search's, and after
    the index was closed.
    """

    id: str
    page: str
    title: str
    path: tuple[str, ...]
    role: str
    score: float
    make_excerpts: Callable[[], Excerpts] = field(default=Excerpts, repr=False, compare=False)
    make_reasons: Callable[[], tuple[Reason, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def _excerpts(self) -> Excerpts:
        return self.make_excerpts()

    @property
    def snippet(self) -> Snippet:
        """The excerpt that shows best why the section matched."""
        return self._excerpts.snippets[self._excerpts.best]

    @property
    def snippets(self) -> tuple[Snippet, ...]:
        """Up to three excerpts, in the order of the text."""
        return self._excerpts.snippets

    @property
    def count(self) -> int:
        """How often the matched words occur in the section's text."""
        return self._excerpts.count

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """What the score consists of, the largest contribution first."""
        return self.make_reasons()


@dataclass(frozen=True, slots=True)
class Facet:
    """A value to filter by, and how many of the matching sections have it."""

    name: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Terms:
    """The words to highlight in a page, in every form in which they occur: `typed` ones, and `synonyms`, which are
    whole phrases.
    """

    typed: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The hits of a query, best first, up to the limit of the search.

    `total` counts all matches, also those beyond the limit; `complete` those of them that hold every word.
    `corrected` is the query with its spelling corrected, "" where nothing was. `synonyms` are the synonyms that were
    searched for as well. `missing` is what was typed and no section contains, not even in another spelling.
    `is_weak` is set where nothing answers the query: the hits share a word with it, no more.
    `unclosed` are the words behind a quotation mark that is not closed: they were searched for as a phrase.

    `facets` and `marked` are made when they are first asked for, as the excerpts of a `Hit` are.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    corrected: str = ""
    synonyms: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    complete: int = 0
    is_weak: bool = False
    unclosed: str = ""
    make_facets: Callable[[], tuple[Facet, ...]] = field(default=tuple, repr=False, compare=False)
    make_marked: Callable[[], Terms] = field(default=Terms, repr=False, compare=False)

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """The facet values of the matches with their counts, most frequent first."""
        return self.make_facets()

    @cached_property
    def marked(self) -> Terms:
        """The words to highlight in a page."""
        return self.make_marked()

    @property
    def terms(self) -> tuple[str, ...]:
        """All words to highlight in a page; synonyms of several words are one term each."""
        return tuple(sorted({*self.marked.typed, *self.marked.synonyms}))
