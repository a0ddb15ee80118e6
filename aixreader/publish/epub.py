"""A publication as an EPUB 3 book. The same publication gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from aixreader.publish.book_html import chapter_html, cover, end_notes, nested
from aixreader.publish.publication import Publication
from aixreader.publish.xhtml import xhtml

MIME = "application/epub+zip"
NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands for an edition without a date: the earliest that a ZIP archive can state, as is usual for these."""
MAX_YEAR = 2107
"""The last year a ZIP archive can state."""
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
INSIDE = re.compile(r'href="#([^"]*)"')
UNSAFE = re.compile(r"[^\w.-]")


def epub(publication: Publication, style: str) -> bytes:
    """The book; `style` is its style sheet.

    EPUB 3 requires the date of the last modification, and a ZIP archive one of each file. Both are the date of the
    edition, so that they do not depend on when the book is made; for an edition without a date they are `NO_DATE`.
    """
    modified = modified_at(publication.date)
    pages = dict(_pages(publication))
    names = {picture: f"pictures/{number}-{_safe(picture)}" for number, picture in enumerate(publication.pictures, 1)}
    homes = {anchor: name for name, (_, body) in pages.items() for anchor in re.findall(r'\bid="([^"]*)"', body)}
    out = io.BytesIO()
    with ZipFile(out, "w") as book:

        def put(name: str, data: str | bytes, method: int = ZIP_DEFLATED) -> None:
            info = ZipInfo(name, modified.timetuple()[:6])
            info.compress_type = method
            info.external_attr = 0o644 << 16
            book.writestr(info, data)

        put("mimetype", MIME, method=ZIP_STORED)
        put("META-INF/container.xml", CONTAINER)
        put("book/package.opf", _package(publication, list(pages), names, modified))
        put("book/nav.xhtml", PAGE.format(title="Contents", body=_nav(publication, homes)))
        put("book/style.css", style)
        for name, (title, body) in pages.items():
            linked = INSIDE.sub(lambda link: f'href="{homes.get(link[1], "")}#{link[1]}"', body)
            shown = re.sub(
                r'(<img\b[^>]*?\bsrc=")([^"]*)"', lambda found: f'{found[1]}{names.get(found[2], found[2])}"', linked
            )
            put(f"book/{name}", PAGE.format(title=escape(title), body=xhtml(shown)))
        for picture, name in names.items():
            put(f"book/{name}", publication.pictures[picture].data)
    return out.getvalue()


def modified_at(date: str) -> datetime:
    """The date of an edition (ISO 8601, UTC without an offset) in UTC; `NO_DATE` for none, for one that is not ISO 8601
    and for one that a ZIP archive cannot state.
    """
    try:
        read = datetime.fromisoformat(date)
        read = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return NO_DATE
    return read if NO_DATE.year <= read.year <= MAX_YEAR else NO_DATE


def _pages(publication: Publication) -> Iterator[tuple[str, tuple[str, str]]]:
    """File name, title and HTML of each page of the book."""
    yield "cover.xhtml", (publication.title, cover(publication))
    for number, chapter in enumerate(publication.chapters, 1):
        yield f"chapter-{number:03}.xhtml", (chapter.title, chapter_html(chapter))
    if publication.notes:
        yield "notes.xhtml", ("Links", end_notes(publication))


def _package(publication: Publication, pages: list[str], pictures: dict[str, str], modified: datetime) -> str:
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
        f"<dc:description>{escape(publication.told)}</dc:description>\n"
        f'<meta property="dcterms:modified">{modified:%Y-%m-%dT%H:%M:%SZ}</meta>\n</metadata>\n<manifest>\n'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="style" href="style.css" media-type="text/css"/>\n{items}</manifest>\n'
        f"<spine>\n{spine}</spine>\n</package>\n"
    )


def _nav(publication: Publication, homes: dict[str, str]) -> str:
    entries = []
    for chapter in publication.chapters:
        entries.append((1, chapter.id, chapter.title))
        entries += [(piece.level, piece.id, piece.title) for piece in chapter.pieces if piece.id != chapter.id]
    listed = INSIDE.sub(lambda link: f'href="{homes.get(link[1], "")}#{link[1]}"', nested(entries))
    return f'<nav epub:type="toc" id="toc"><h1>Contents</h1>{listed}</nav>'


def _safe(name: str) -> str:
    return UNSAFE.sub("_", PurePosixPath(name).name)[-60:]
