"""A publication as an EPUB 3 book. The same publication gives the same bytes: all dates are that of the edition."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from html import escape
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from aixreader.html.edit import replace_attribute, replace_tags
from aixreader.html.tree import Tag, ids, join_attributes
from aixreader.publish.book_html import chapter_html, cover, end_notes, nested_list
from aixreader.publish.publication import Picture, Publication
from aixreader.publish.svg import plain_svg
from aixreader.publish.timestamps import edition_time
from aixreader.publish.xhtml import xhtml

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
POLICY = "; ".join([*(f"{name}-src 'none'" for name in REFUSED), "form-action 'none'", "base-uri 'none'"])
"""The pages' Content Security Policy: nothing runs, and nothing is sent. Pictures and styles are the book's own; no
source is stated for them, as `'self'` excludes them where an e-reader opens books as files.
"""
CORE_KINDS = {
    "image/gif": (".gif",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/svg+xml": (".svg",),
    "image/webp": (".webp",),
}
"""The kinds of pictures that every e-reader shows (EPUB 3.3, 3.2), with the suffixes of their files."""
UNSAFE = re.compile(r"[^\w.-]")


def epub(publication: Publication, style: str, to_png: Callable[[bytes], bytes | None] = lambda _data: None) -> bytes:
    """The book; `style` is its style sheet. `to_png(picture)` converts a picture of a kind that e-readers need not
    show; where it gives None, the picture's words stand in the book instead.

    EPUB 3 requires the date of the last modification, and a ZIP archive one of each file. Both are the date of the
    edition (`edition_time`), so that they do not depend on when the book is made.
    """
    pages = dict(_pages(publication))
    pictures = _book_pictures(publication, to_png)
    names = {key: f"pictures/{number}-{picture.name}" for number, (key, picture) in enumerate(pictures.items(), 1)}
    files = {anchor: name for name, (_, body) in pages.items() for anchor, _ in ids(body)}
    modified = edition_time(publication.date)
    out = io.BytesIO()
    with ZipFile(out, "w") as book:
        put = partial(_put, book, modified)
        put("mimetype", MIME, method=ZIP_STORED)
        put("META-INF/container.xml", CONTAINER)
        put(
            "book/package.opf",
            _package(publication, list(pages), [(names[key], pictures[key].mime) for key in names], modified),
        )
        put("book/nav.xhtml", _page("Contents", _nav(publication, files)))
        put("book/style.css", style)
        for name, (title, body) in pages.items():
            shown = _resolve_pictures(_resolve_links(body, files), names)
            put(f"book/{name}", _page(escape(title), xhtml(shown)))
        for picture, name in names.items():
            put(f"book/{name}", pictures[picture].data)
    return out.getvalue()


def _pages(publication: Publication) -> Iterator[tuple[str, tuple[str, str]]]:
    """(file name, (title, HTML)) of each page of the book."""
    yield "cover.xhtml", (publication.title, cover(publication))
    for number, chapter in enumerate(publication.chapters, 1):
        yield f"chapter-{number:03}.xhtml", (chapter.title, chapter_html(chapter))
    if publication.notes:
        yield "notes.xhtml", ("Links", end_notes(publication))


def _package(publication: Publication, pages: list[str], pictures: list[tuple[str, str]], modified: datetime) -> str:
    """The package document (OPF): metadata, files and reading order."""
    digest = hashlib.sha256("\n".join(piece.html for piece in publication.pieces).encode()).hexdigest()
    items = "".join(
        f'<item id="{name.partition(".")[0]}" href="{name}" media-type="application/xhtml+xml"/>\n' for name in pages
    )
    for number, (name, mime) in enumerate(pictures, 1):
        items += f'<item id="picture-{number}" href="{name}" media-type="{escape(mime)}"/>\n'
    spine = "".join(f'<itemref idref="{name.partition(".")[0]}"/>\n' for name in pages)
    source = publication.attribution
    date = f"<dc:date>{escape(publication.date[:10])}</dc:date>\n" if publication.date else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">urn:sha256:{digest}</dc:identifier>\n'
        f"<dc:title>{escape(publication.title)}</dc:title>\n<dc:language>en</dc:language>\n"
        f"{_stated('dc:creator', source.author)}{_stated('dc:rights', source.licence)}{date}"
        f"<dc:description>{escape(publication.edition_line)}</dc:description>\n"
        f'<meta property="dcterms:modified">{modified:%Y-%m-%dT%H:%M:%SZ}</meta>\n</metadata>\n<manifest>\n'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="style" href="style.css" media-type="text/css"/>\n{items}</manifest>\n'
        f"<spine>\n{spine}</spine>\n</package>\n"
    )


def _stated(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>\n" if value else ""


def _page(title: str, body: str) -> str:
    return PAGE.format(title=title, body=body, policy=POLICY)


def _book_pictures(publication: Publication, to_png: Callable[[bytes], bytes | None]) -> dict[str, Picture]:
    """The pictures as they are put into the book, by their name in the publication; their own is that of a file."""
    pictures = {}
    for key, picture in publication.pictures.items():
        kind, data = picture.mime, picture.data if picture.mime in CORE_KINDS else to_png(picture.data)
        if kind == "image/svg+xml":
            data = plain_svg(picture.data)
        elif kind not in CORE_KINDS:
            kind = "image/png"
        if data:
            pictures[key] = Picture(_file_name(key, kind), kind, data)
    return pictures


def _file_name(key: str, kind: str) -> str:
    """A picture's file name, with the suffix of its kind: e-readers go by that."""
    suffixes = CORE_KINDS[kind]
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


def _nav(publication: Publication, files: dict[str, str]) -> str:
    """The table of contents; `files` are the pages by the anchors on them."""
    entries = []
    for chapter in publication.chapters:
        entries.append((1, chapter.id, chapter.title))
        entries += [(piece.level, piece.id, piece.title) for piece in chapter.pieces if piece.id != chapter.id]
    listed = _resolve_links(nested_list(entries), files)
    return f'<nav epub:type="toc" id="toc"><h1>Contents</h1>{listed}</nav>'


def _resolve_links(html: str, files: dict[str, str]) -> str:
    """`html` with its internal links resolved to the file that has their anchor."""
    return replace_attribute(html, "a", "href", lambda href: f"{files.get(href[1:], '')}{href}", prefix="#")


def _put(book: ZipFile, modified: datetime, name: str, data: str | bytes, method: int = ZIP_DEFLATED) -> None:
    info = ZipInfo(name, modified.timetuple()[:6])
    info.compress_type = method
    info.external_attr = 0o644 << 16
    book.writestr(info, data)
