"""A publication as an EPUB 3 book. The same publication gives the same bytes: all dates are that of the edition."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from html import escape
from pathlib import PurePosixPath
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from aixreader.html.edit import replace_tags
from aixreader.html.tree import Tag, ids, join_attributes
from aixreader.publish.accessibility import accessibility
from aixreader.publish.book_cover import book_cover
from aixreader.publish.book_html import chapter_html, cover
from aixreader.publish.epub_notes import NoteReferences, footnotes
from aixreader.publish.epub_package import CONTENTS, COVER, NOTES, TITLE_PAGE, BookFiles, contents, ncx, package
from aixreader.publish.publication import Picture, Publication
from aixreader.publish.svg import plain_svg
from aixreader.publish.timestamps import edition_time
from aixreader.publish.xhtml import INVALID_CHARACTERS, xhtml

MIME = "application/epub+zip"

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="{policy}"/>
<link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""
REFUSED = ("script", "object", "frame", "worker", "connect", "media")
POLICY = "; ".join(
    [
        *(f"{name}-src 'none'" for name in REFUSED),
        "script-src-elem 'strict-dynamic'",
        "form-action 'none'",
        "base-uri 'none'",
    ]
)
"""The pages' Content Security Policy: nothing on a page runs, and nothing is sent. `'strict-dynamic'` without a nonce
runs no script that the page's markup holds or links to, only those that a program adds to an open page, as checkers do
(DAISY Ace). Pictures and styles are the book's own; no source is stated for them, as `'self'` excludes them where an
e-reader opens books as files.
"""
CORE_KINDS = {
    "image/gif": (".gif",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/svg+xml": (".svg",),
}
"""The kinds of pictures that every e-reader shows, with the suffixes of their files; WebP is one since EPUB 3.3."""
WEBP = "image/webp"
ConvertPicture: TypeAlias = Callable[[bytes], bytes | None]
"""Converts a picture to PNG or JPEG, None where it cannot."""
JPEG_START = b"\xff\xd8"
UNSAFE = re.compile(r"[^\w.-]")


def epub(publication: Publication, style: str, convert: ConvertPicture = lambda _data: None) -> bytes:
    """The book; `style` is its style sheet. `convert(picture)` converts a picture of a kind that e-readers need not
    show; where it gives None, the picture's words stand in the book instead.

    EPUB 3 requires the date of the last modification, and a ZIP archive one of each file. Both are the date of the
    edition (`edition_time`), so that they do not depend on when the book is made.
    """
    modified = edition_time(publication.date)
    pictures = _book_pictures(publication, convert)
    names = {key: f"pictures/{number}-{picture.name}" for number, (key, picture) in enumerate(pictures.items(), 1)}
    cover_picture = _cover_picture(publication, convert)
    pages = dict(_pages(publication, cover_picture))
    kinds = {cover_picture.name: cover_picture.mime, **{name: pictures[key].mime for key, name in names.items()}}
    anchors = {anchor: name for name, (_, body) in pages.items() for anchor, _ in ids(body)}
    files = BookFiles(tuple(pages), kinds, cover_picture.name, anchors)
    pages[CONTENTS] = ("Contents", contents(publication, files))
    claims = accessibility([body for _, body in pages.values()], pictures.values())
    out = io.BytesIO()
    with ZipFile(out, "w") as book:
        put = partial(_put, book, modified)
        put("mimetype", MIME, method=ZIP_STORED)
        put("META-INF/container.xml", CONTAINER)
        put("book/package.opf", package(publication, files, modified, claims))
        put("book/toc.ncx", ncx(publication, files))
        put("book/style.css", style)
        for name, (title, body) in pages.items():
            shown = body if name == COVER else _resolve_pictures(files.resolve_links(body), names)
            put(f"book/{name}", _page(escape(title), xhtml(shown)))
        for picture, name in names.items():
            put(f"book/{name}", pictures[picture].data)
        put(f"book/{cover_picture.name}", cover_picture.data)
    return out.getvalue()


def _pages(publication: Publication, cover_picture: Picture) -> Iterator[tuple[str, tuple[str, str]]]:
    """(file name, (title, HTML)) of each page of the book, in reading order."""
    words = escape(f"Cover: {publication.title}")
    image = f'<img src="{cover_picture.name}" role="doc-cover" alt="{words}">'
    yield COVER, (publication.title, f'<section epub:type="cover" class="cover-picture">{image}</section>')
    yield TITLE_PAGE, (publication.title, f'<section epub:type="titlepage">{cover(publication)}</section>')
    yield CONTENTS, ("Contents", "")
    notes = NoteReferences()
    for number, chapter in enumerate(publication.chapters, 1):
        name = f"chapter-{number:03}.xhtml"
        opening = (
            f'<section class="chapter" epub:type="chapter" role="doc-chapter" aria-labelledby="{escape(chapter.id)}">'
        )
        body = chapter_html(chapter).replace('<section class="chapter">', opening, 1)
        yield name, (chapter.title, footnotes(notes.mark(body)))
    if publication.notes:
        yield NOTES, ("Links", notes.list(publication.notes))


def _cover_picture(publication: Publication, convert: ConvertPicture) -> Picture:
    """The cover as PNG, which all e-readers show on their shelves; as a drawing where it cannot be converted."""
    drawing = book_cover(publication)
    data = convert(drawing)
    if not data:
        return Picture("cover.svg", "image/svg+xml", drawing)
    is_jpeg = data.startswith(JPEG_START)
    return Picture("cover.jpg" if is_jpeg else "cover.png", "image/jpeg" if is_jpeg else "image/png", data)


def _page(title: str, body: str) -> str:
    return PAGE.format(title=title, body=body, policy=POLICY)


def _book_pictures(publication: Publication, convert: ConvertPicture) -> dict[str, Picture]:
    """The pictures as they are put into the book, by their name in the publication; their own is that of a file."""
    pictures = {}
    for key, picture in publication.pictures.items():
        if kept := _book_picture(picture, convert):
            pictures[key] = replace(kept, name=_file_name(key, kept.mime))
    return pictures


def _book_picture(picture: Picture, convert: ConvertPicture) -> Picture | None:
    """A picture as e-readers show it; None for one of which there is no such picture."""
    if picture.mime == "image/svg+xml":
        drawing = plain_svg(picture.data)
        return replace(picture, data=drawing) if drawing else None
    if picture.mime in CORE_KINDS:
        return picture
    data = convert(picture.data)
    if not data:
        return picture if picture.mime == WEBP else None
    return Picture(picture.name, "image/jpeg" if data.startswith(JPEG_START) else "image/png", data)


def _file_name(key: str, kind: str) -> str:
    """A picture's file name, with the suffix of its kind: e-readers go by that."""
    suffixes = CORE_KINDS.get(kind, (".webp",))
    name = PurePosixPath(UNSAFE.sub("_", PurePosixPath(key).name)[-60:])
    return str(name) if name.suffix.lower() in suffixes else f"{name.stem}{suffixes[0]}"


def _resolve_pictures(html: str, names: Mapping[str, str]) -> str:
    """`html` with the pictures' files as sources; what is not in the book is named in words."""

    def shown(tag: Tag) -> str:
        values = tag.attributes
        if name := names.get(values.get("src", "")):
            return f"<img{join_attributes({key: escape(value) for key, value in (values | {'src': name}).items()})}>"
        return f'<span class="placeholder">Picture not in this book: {escape(values.get("alt", ""))}</span>'

    return replace_tags(html, ("img",), shown)


def _put(book: ZipFile, modified: datetime, name: str, data: str | bytes, method: int = ZIP_DEFLATED) -> None:
    """Write a file; a text without what XML does not allow, which titles may hold: one of it, and no e-reader opens the
    book.
    """
    if isinstance(data, str):
        data = data.translate(INVALID_CHARACTERS)
    info = ZipInfo(name, modified.timetuple()[:6])
    info.compress_type = method
    info.external_attr = 0o644 << 16
    book.writestr(info, data)
