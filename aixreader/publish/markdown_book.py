"""A publication as Markdown: one file, or a folder with a file for each chapter, and its pictures beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from aixreader.control_characters import without_controls
from aixreader.publish.heading_ids import github_ids, needs_anchor
from aixreader.publish.markdown import escape_line, escape_markdown
from aixreader.publish.markdown_inline import FootnoteLabels
from aixreader.publish.markdown_text import markdown_text
from aixreader.publish.own_notes import signed_text
from aixreader.publish.publication import Chapter, Piece, Publication

INDEX, PICTURES = "index.md", "pictures"
MAX_LEVEL = 6
UNSAFE = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A file of an export; `name` is relative to where the export is written, with `/` between folders."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of a file: its anchor in the publication ("" for one that nothing links to), its level and its text."""

    anchor: str
    level: int
    title: str


def markdown_file(publication: Publication, pictures: str = "") -> Iterator[MarkdownFile]:
    """One file, without a name, then its pictures in the folder `pictures`, which links name relative to the file;
    without one, pictures are links to the site.
    """
    names = _picture_names(publication, pictures)
    headings = [_Heading("", 1, publication.title)]
    for chapter in publication.chapters:
        headings += _headings(chapter, 2)
    page = _Page(headings, {}, names)
    lines = [page.heading(headings[0]), "", *_about(publication)]
    for chapter in publication.chapters:
        lines += page.chapter(chapter, 2)
    yield MarkdownFile("", _bytes(lines))
    yield from _pictures(publication, names)


def markdown_folder(publication: Publication) -> Iterator[MarkdownFile]:
    """A file for each chapter, one with the contents, and a folder of pictures."""
    names = _picture_names(publication, PICTURES)
    files = _chapter_names(publication.chapters)
    headings = {file: _headings(chapter, 1) for file, chapter in zip(files, publication.chapters, strict=True)}
    addresses = {
        anchor: f"{quote(file)}#{name}" for file, inside in headings.items() for anchor, name in _ids(inside).items()
    }
    title = _Heading("", 1, publication.title)
    index = [_Page([title], {}, names).heading(title), "", *_about(publication), ""]
    yield MarkdownFile(INDEX, _bytes([*index, *_contents(publication, files, addresses)]))
    for file, chapter in zip(files, publication.chapters, strict=True):
        page = _Page(headings[file], addresses, names)
        yield MarkdownFile(file, _bytes(page.chapter(chapter, 1)))
    yield from _pictures(publication, names)


class _Page:
    """Writes the chapters of one file. `others` are the addresses of what stands in other files."""

    def __init__(self, headings: Sequence[_Heading], others: dict[str, str], pictures: dict[str, str]) -> None:
        own = _ids(headings)
        titles = [heading.title for heading in headings]
        self._anchored = {
            heading.anchor for heading, needed in zip(headings, needs_anchor(titles), strict=True) if needed
        }
        self._own = own
        self._addresses = others | {anchor: f"#{name}" for anchor, name in own.items()}
        self._pictures = pictures
        self._notes = FootnoteLabels()

    def chapter(self, chapter: Chapter, top: int) -> Iterator[str]:
        """The lines of a chapter, whose heading has the level `top`."""
        if not chapter.is_headed:
            yield from ("", self.heading(_Heading(chapter.id, top, chapter.title)))
        addresses: set[str] = set()  # headings that the site has no address for have that of their page
        for piece in chapter.pieces:
            yield from self._piece(piece, top, is_new=piece.permalink not in addresses)
            addresses.add(piece.permalink)

    def heading(self, heading: _Heading) -> str:
        """A heading, with an anchor where programs would give it different ids."""
        anchor = f'<span id="{self._own[heading.anchor]}"></span>' if heading.anchor in self._anchored else ""
        return f"{'#' * heading.level} {anchor}{_one_line(heading.title)}"

    def _piece(self, piece: Piece, top: int, *, is_new: bool) -> Iterator[str]:
        yield from ("", self.heading(_piece_heading(piece, top)))
        link = f"<{piece.permalink}>" if piece.permalink and is_new else ""
        about = " · ".join(filter(None, (escape_line(piece.meta) if piece.meta else "", link)))
        if about:
            yield from ("", about)
        if lines := markdown_text(signed_text(piece.html), self._address, self._picture, self._notes):
            yield from ("", *lines)

    def _address(self, address: str) -> str:
        return self._addresses.get(address.removeprefix("#"), "") if address.startswith("#") else address

    def _picture(self, name: str) -> str:
        return self._pictures.get(name, "")


def _one_line(title: str) -> str:
    return escape_markdown(" ".join(title.split()))


def _headings(chapter: Chapter, top: int) -> list[_Heading]:
    first = [] if chapter.is_headed else [_Heading(chapter.id, top, chapter.title)]
    return [*first, *(_piece_heading(piece, top) for piece in chapter.pieces)]


def _piece_heading(piece: Piece, top: int) -> _Heading:
    return _Heading(piece.id, min(piece.level + top - 1, MAX_LEVEL), piece.title)


def _ids(headings: Sequence[_Heading]) -> dict[str, str]:
    """The ids of headings in their file, by their anchors in the publication."""
    ids = github_ids([" ".join(heading.title.split()) for heading in headings])
    return {heading.anchor: name for heading, name in zip(headings, ids, strict=True)}


def _about(publication: Publication) -> list[str]:
    by = [f"Selected by {escape_line(publication.made_by)}", ""] if publication.made_by else []
    notice = ["", escape_line(publication.notice)] if publication.notice else []
    lines = (f"{escape_line(line)}." for line in (publication.edition_line, publication.source_line) if line)
    return [*by, " ".join(lines), *notice]


def _contents(publication: Publication, files: Sequence[str], addresses: dict[str, str]) -> Iterator[str]:
    """Links to all pieces, as a list nested by level."""
    for file, chapter in zip(files, publication.chapters, strict=True):
        yield f"- [{_one_line(chapter.title)}]({quote(file)})"
        for piece in chapter.pieces:
            if piece.id != chapter.id:
                yield f"{'  ' * (piece.level - 1)}- [{_one_line(piece.title)}]({addresses[piece.id]})"


def _chapter_names(chapters: Iterable[Chapter]) -> list[str]:
    """The names of the chapters' files: their numbers and titles."""
    names: list[str] = []
    for number, chapter in enumerate(chapters, 1):
        words = UNSAFE.sub("-", chapter.title.lower()).strip("-.")[:60].rstrip("-.")
        names.append(f"{number:02}-{words}.md" if words else f"{number:02}.md")
    return names


def _picture_names(publication: Publication, folder: str) -> dict[str, str]:
    """The addresses of pictures in the files, by their names in the publication."""
    if not folder:
        site = next((urlsplit(piece.permalink) for piece in publication.pieces if piece.permalink), None)
        return {name: f"https://{site.netloc}/{quote(name)}" for name in publication.pictures} if site else {}
    names: dict[str, str] = {}
    taken: set[str] = set()
    for name in publication.pictures:
        path = PurePosixPath(name)
        stem, suffix = (
            UNSAFE.sub("-", path.stem).strip("-.") or "picture",
            UNSAFE.sub("", path.suffix.removeprefix(".")),
        )
        file, number = f"{stem}.{suffix}", 1
        while file.lower() in taken:
            number += 1
            file = f"{stem}-{number}.{suffix}"
        taken.add(file.lower())
        names[name] = f"{folder}/{file}"
    return names


def _pictures(publication: Publication, names: dict[str, str]) -> Iterator[MarkdownFile]:
    for name, picture in publication.pictures.items():
        if "://" not in names.get(name, "://"):
            yield MarkdownFile(names[name], picture.data)


def _bytes(lines: Iterable[str]) -> bytes:
    return (without_controls("\n".join(lines).strip("\n")) + "\n").encode()
