"""The rows of the search panel's list: results by rank or under their pages, folds, and searches to start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aixreader.search.answer import Hit
    from aixreader.services.search.other_editions import OtherAnswer

SHOWN_OF_PAGE = 3
"""Results of a page that are listed before the rest is folded."""
SHOWN_MARKS = 5
"""Marks of a kind, likewise."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A result. `path` are the titles above it that are shown with it. `edition` is the id of another edition that it
    is of, on the shelf.
    """

    hit: Hit
    path: tuple[str, ...]
    edition: str = ""


@dataclass(frozen=True, slots=True)
class TitleRow:
    """The title of the rows below it; not selectable."""

    title: str


@dataclass(frozen=True, slots=True)
class FoldRow:
    """Stands for the further results of a group, a page's or the user's marks, or below them once they are listed.
    With a `label`, which is shown in place of their number, it stands over them: those of another edition.
    """

    rest: tuple[ResultRow, ...]
    is_open: bool = False
    is_of_page: bool = True
    label: str = ""


@dataclass(frozen=True, slots=True)
class QueryRow:
    """A search that can be started."""

    text: str


Row = ResultRow | TitleRow | FoldRow | QueryRow


def ranked_rows(hits: Iterable[Hit]) -> list[Row]:
    """Results by rank alone."""
    return [ResultRow(hit, hit.path) for hit in hits]


def grouped_rows(hits: Iterable[Hit]) -> list[Row]:
    """Results under the titles of their pages, pages in the order of their best results. A page with one result has
    no title as long as none stands above it.
    """
    pages: dict[str, list[Hit]] = {}
    for hit in hits:
        pages.setdefault(hit.page, []).append(hit)
    rows: list[Row] = []
    is_titled = False  # whether what follows would stand under the title of another page
    for found in pages.values():
        is_titled = is_titled or len(found) > 1
        rows += _page_rows(found) if is_titled else ranked_rows(found)
    return rows


def mark_rows(title: str, hits: Iterable[Hit], *, is_folded: bool) -> list[Row]:
    """Marks of the user under a title; with `is_folded` the first of them, and a fold."""
    rows = tuple(ResultRow(hit, hit.path) for hit in hits)
    shown, rest = _folded(rows, SHOWN_MARKS if is_folded else len(rows))
    fold = [FoldRow(rest, is_of_page=False)] if rest else []
    return [TitleRow(title), *shown, *fold] if rows else []


def other_row(other: OtherAnswer, label: str) -> FoldRow:
    """The results of another edition, all of them folded."""
    rows = tuple(ResultRow(hit, hit.path, other.entry) for hit in other.answer.hits)
    return FoldRow(rows, is_of_page=False, label=label)


def _page_rows(hits: Sequence[Hit]) -> Sequence[Row]:
    title = next((hit.path[0] for hit in hits if hit.path), hits[0].title)
    shown, rest = _folded(tuple(ResultRow(hit, hit.path[1:]) for hit in hits), SHOWN_OF_PAGE)
    return [TitleRow(title), *shown, *([FoldRow(rest)] if rest else [])]


def _folded(rows: tuple[ResultRow, ...], count: int) -> tuple[tuple[ResultRow, ...], tuple[ResultRow, ...]]:
    """The first `count` rows and the rest. A fold takes the room of one result: there is none for a single one."""
    shown = count if len(rows) > count + 1 else len(rows)
    return rows[:shown], rows[shown:]
