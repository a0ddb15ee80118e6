"""The parts of an EPUB that tell e-readers what it holds: package document, contents, and those of older readers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape

from aixreader.html.edit import replace_attribute
from aixreader.publish.book_html import nested_list
from aixreader.publish.publication import Publication

COVER, TITLE_PAGE, CONTENTS, NOTES = "cover.xhtml", "title.xhtml", "nav.xhtml", "notes.xhtml"
COVER_ID = "cover-image"


@dataclass(frozen=True, slots=True)
class BookFiles:
    """The files of a book beside its own tables: `pages` in reading order, `pictures` with their MIME types, of which
    `cover` is the cover's name; `anchors` are the pages by the ids on them.
    """

    pages: tuple[str, ...]
    pictures: Mapping[str, str]
    cover: str
    anchors: Mapping[str, str]

    def link(self, anchor: str) -> str:
        """The address of an id."""
        return f"{self.anchors.get(anchor, '')}#{anchor}"

    def resolve_links(self, html: str) -> str:
        """`html` with its internal links resolved to the file that has their anchor."""
        return replace_attribute(html, "a", "href", lambda href: self.link(href[1:]), prefix="#")


def package(
    publication: Publication, files: BookFiles, modified: datetime, accessibility: Iterable[tuple[str, str]]
) -> str:
    """The package document (OPF): metadata, files and reading order."""
    source = publication.attribution
    stated = {
        "dc:title": publication.title,
        "dc:language": "en",
        "dc:creator": source.author,
        "dc:source": source.site,
        "dc:rights": source.licence,
        "dc:date": publication.date[:10],
        "dc:description": publication.edition_line,
    }
    metadata = f'<dc:identifier id="id">{identifier(publication)}</dc:identifier>\n'
    metadata += "".join(f"<{name}>{escape(value)}</{name}>\n" for name, value in stated.items() if value)
    metadata += _meta("dcterms:modified", f"{modified:%Y-%m-%dT%H:%M:%SZ}")
    metadata += "".join(_meta(name, value) for name, value in accessibility)
    pages = [name for name in files.pages if name != CONTENTS]
    items = "".join(_item(_id(name), name, "application/xhtml+xml") for name in pages)
    for number, (name, mime) in enumerate(files.pictures.items(), 1):
        is_cover = name == files.cover
        items += _item(COVER_ID if is_cover else f"picture-{number}", name, mime, COVER_ID if is_cover else "")
    spine = "".join(f'<itemref idref="{_id(name)}"/>\n' for name in files.pages)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}'
        f'<meta name="cover" content="{COVER_ID}"/>\n</metadata>\n<manifest>\n'
        f"{_item('nav', CONTENTS, 'application/xhtml+xml', 'nav')}"
        f"{_item('ncx', 'toc.ncx', 'application/x-dtbncx+xml')}{_item('style', 'style.css', 'text/css')}{items}"
        f'</manifest>\n<spine toc="ncx">\n{spine}</spine>\n<guide>\n'
        f'<reference type="cover" title="Cover" href="{COVER}"/>\n'
        f'<reference type="toc" title="Contents" href="{CONTENTS}"/>\n'
        f'<reference type="text" title="Text" href="{_first_chapter(files)}"/>\n</guide>\n</package>\n'
    )


def identifier(publication: Publication) -> str:
    """A name of the book that another text does not have."""
    digest = hashlib.sha256("\n".join(piece.html for piece in publication.pieces).encode()).hexdigest()
    return f"urn:sha256:{digest}"


def contents(publication: Publication, files: BookFiles) -> str:
    """The body of the navigation document: the table of contents, and the book's landmarks."""
    listed = files.resolve_links(nested_list(publication.headings))
    marks = [("cover", COVER, "Cover"), ("toc", f"{CONTENTS}#toc", "Contents")]
    marks.append(("bodymatter", _first_chapter(files), "Text"))
    if NOTES in files.pages:
        marks.append(("footnotes", NOTES, "Links"))
    landmarks = "".join(f'<li><a epub:type="{kind}" href="{href}">{title}</a></li>' for kind, href, title in marks)
    return (
        f'<nav class="contents" epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1>{listed}</nav>\n'
        f'<nav epub:type="landmarks" aria-label="Landmarks" id="landmarks" hidden="hidden"><ol>{landmarks}</ol></nav>'
    )


def ncx(publication: Publication, files: BookFiles) -> str:
    """The table of contents for readers of EPUB 2."""
    out: list[str] = []
    depth = deepest = 0
    for number, (level, anchor, title) in enumerate(publication.headings, 1):
        out.append("</navPoint>\n" * (depth - level + 1))
        depth, deepest = level, max(level, deepest)
        out.append(
            f'<navPoint id="entry-{number}" playOrder="{number}"><navLabel><text>{escape(title)}</text></navLabel>'
            f'<content src="{escape(files.link(anchor))}"/>'
        )
    out.append("</navPoint>\n" * depth)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="en">\n<head>\n'
        f'<meta name="dtb:uid" content="{identifier(publication)}"/>\n'
        f'<meta name="dtb:depth" content="{deepest}"/>\n'
        '<meta name="dtb:totalPageCount" content="0"/>\n<meta name="dtb:maxPageNumber" content="0"/>\n</head>\n'
        f"<docTitle><text>{escape(publication.title)}</text></docTitle>\n<navMap>\n{''.join(out)}</navMap>\n</ncx>\n"
    )


def _first_chapter(files: BookFiles) -> str:
    return next((name for name in files.pages if name not in (COVER, TITLE_PAGE, CONTENTS)), TITLE_PAGE)


def _id(name: str) -> str:
    return name.partition(".")[0]


def _item(identity: str, name: str, mime: str, properties: str = "") -> str:
    more = f' properties="{properties}"' if properties else ""
    return f'<item id="{identity}" href="{name}" media-type="{escape(mime)}"{more}/>\n'


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}">{escape(value)}</meta>\n'
