"""A publication as an EPUB 3 book. The same publication gives the same bytes: all dates are that of the edition."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from html import escape
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from aixreader.html.edit import replace_attribute
from aixreader.html.tree import ids
from aixreader.publish.book_html import chapter_html, cover, end_notes, nested_list
from aixreader.publish.publication import Publication
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
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""
UNSAFE = re.compile(r"[^\w.-]")


def epub(publication: Publication, style: str) -> bytes:
    """The book; `style` is its style sheet.

    EPUB 3 requires the date of the last modification, and a ZIP archive one of each file. Both are the date of the
    edition (`edition_time`), so that they do not depend on when the book is made.
    """
    pages = dict(_pages(publication))
    names = {picture: f"pictures/{number}-{_safe(picture)}" for number, picture in enumerate(publication.pictures, 1)}
    files = {anchor: name for name, (_, body) in pages.items() for anchor, _ in ids(body)}
    modified = edition_time(publication.date)
    out = io.BytesIO()
    with ZipFile(out, "w") as book:
        put = partial(_put, book, modified)
        put("mimetype", MIME, method=ZIP_STORED)
        put("META-INF/container.xml", CONTAINER)
        put("book/package.opf", _package(publication, list(pages), names, modified))
        put("book/nav.xhtml", PAGE.format(title="Contents", body=_nav(publication, files)))
        put("book/style.css", style)
        for name, (title, body) in pages.items():
            shown = replace_attribute(_resolve_links(body, files), "img", "src", names.get)
            put(f"book/{name}", PAGE.format(title=escape(title), body=xhtml(shown)))
        for picture, name in names.items():
            put(f"book/{name}", publication.pictures[picture].data)
    return out.getvalue()


def _pages(publication: Publication) -> Iterator[tuple[str, tuple[str, str]]]:
    """(file name, (title, HTML)) of each page of the book."""
    yield "cover.xhtml", (publication.title, cover(publication))
    for number, chapter in enumerate(publication.chapters, 1):
        yield f"chapter-{number:03}.xhtml", (chapter.title, chapter_html(chapter))
    if publication.notes:
        yield "notes.xhtml", ("Links", end_notes(publication))


def _package(publication: Publication, pages: list[str], pictures: dict[str, str], modified: datetime) -> str:
    """The package document (OPF): metadata, files and reading order."""
    digest = hashlib.sha256("\n".join(piece.html for piece in publication.pieces).encode()).hexdigest()
    items = "".join(
        f'<item id="{name.partition(".")[0]}" href="{name}" media-type="application/xhtml+xml"/>\n' for name in pages
    )
    for number, (picture, name) in enumerate(pictures.items(), 1):
        mime = publication.pictures[picture].mime
        items += f'<item id="picture-{number}" href="{name}" media-type="{escape(mime)}"/>\n'
    spine = "".join(f'<itemref idref="{name.partition(".")[0]}"/>\n' for name in pages)
    date = f"<dc:date>{escape(publication.date[:10])}</dc:date>\n" if publication.date else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">urn:sha256:{digest}</dc:identifier>\n'
        f"<dc:title>{escape(publication.title)}</dc:title>\n<dc:language>en</dc:language>\n"
        f"<dc:creator>OWASP AI Exchange</dc:creator>\n<dc:rights>CC0 1.0</dc:rights>\n{date}"
        f"<dc:description>{escape(publication.edition_line)}</dc:description>\n"
        f'<meta property="dcterms:modified">{modified:%Y-%m-%dT%H:%M:%SZ}</meta>\n</metadata>\n<manifest>\n'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="style" href="style.css" media-type="text/css"/>\n{items}</manifest>\n'
        f"<spine>\n{spine}</spine>\n</package>\n"
    )


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


def _safe(name: str) -> str:
    return UNSAFE.sub("_", PurePosixPath(name).name)[-60:]
