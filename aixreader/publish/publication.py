"""A publication: a selection of sections prepared for export, as chapters of pieces with resolved links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from aixreader.model.attribution import UNSTATED, Attribution


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file: `name` is its name in the publication, `data` its bytes."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """One section's own text.

    `id` is its anchor in the publication, `level` its depth in it (chapters have 1). `html` is its sanitised text
    without the heading; links to other pieces are `#id`, image sources are `Picture.name`. `meta` is its category,
    `permalink` its address on the web, "" if it has none.
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
    """The selected pieces of one page; `id` is its anchor."""

    id: str
    title: str
    pieces: tuple[Piece, ...]

    @property
    def is_headed(self) -> bool:
        """Whether its first piece bears its heading, so that it needs none of its own."""
        return bool(self.pieces) and self.pieces[0].id == self.id


@dataclass(frozen=True, slots=True)
class Publication:
    """Chapters and their metadata: title, date (ISO 8601) and revision of the edition, "" where unknown, and its
    `notice`, which is shown on the cover. `made_by` is the author of the selection, "" to leave it out. `notes` are
    external addresses, numbered from 1 in this order. `attribution` is that of the text, empty where nobody's is known.
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
    attribution: Attribution = UNSTATED

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces in order."""
        return (piece for chapter in self.chapters for piece in chapter.pieces)

    @property
    def headings(self) -> Iterator[tuple[int, str, str]]:
        """Level, anchor and title of every chapter and piece, each once, in order; none is more than one level below
        the one before it.
        """
        for chapter in self.chapters:
            depth = 1
            yield depth, chapter.id, chapter.title
            for piece in chapter.pieces:
                if piece.id != chapter.id:
                    depth = min(piece.level, depth + 1)
                    yield depth, piece.id, piece.title

    @property
    def edition_line(self) -> str:
        """Title, date and revision of the edition, in one line."""
        as_of = f"as of {self.date[:10]}" if self.date else ""
        revision = f"revision {self.revision[:12]}" if self.revision else ""
        return ", ".join(filter(None, (self.edition, as_of, revision)))

    @property
    def source_line(self) -> str:
        """Whose text it is, where that is stated."""
        return f"Source: {self.attribution.line}" if self.attribution.line else ""

    @property
    def keywords(self) -> str:
        """What a catalogue files it under: the edition and its author."""
        return ", ".join(dict.fromkeys(filter(None, (self.edition, self.attribution.author))))
