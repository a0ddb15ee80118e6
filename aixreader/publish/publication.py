"""A selection of sections, ready to leave the reader: chapters of pieces, whose links lead to each other or outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that pieces show: `name` is its name in the publication, `data` its bytes."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """One section's own text.

    `id` is its anchor in the publication, `level` its depth in it (chapters have 1), `html` its text without the
    heading: safe, its links to other pieces `#id`, its pictures by `Picture.name`. `meta` is what its Category says,
    `permalink` its address on the Exchange's site, "" without one.
    """

    id: str
    section: str
    title: str
    level: int
    html: str
    meta: str = ""
    permalink: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is taken of one page; `id` is its anchor."""

    id: str
    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """Chapters with what they are of: the edition's title, date and revision, as far as they are told, and `notice`, a
    line over every page of it; `made_by` is who made the selection, if that is to be told. `notes` are the outside
    addresses in the order of their numbers, from 1 on.
    """

    title: str
    edition: str
    date: str
    revision: str
    notice: str
    chapters: tuple[Chapter, ...]
    notes: tuple[str, ...] = ()
    pictures: dict[str, Picture] = field(default_factory=dict)
    made_by: str = ""

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces in order."""
        return (piece for chapter in self.chapters for piece in chapter.pieces)

    @property
    def told(self) -> str:
        """The edition in a line."""
        as_of = f"as of {self.date[:10]}" if self.date else ""
        revision = f"revision {self.revision[:12]}" if self.revision else ""
        return ", ".join(filter(None, (self.edition, as_of, revision)))
