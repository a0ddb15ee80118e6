"""A publication as one self-contained HTML document: pictures and styles are embedded, there is no script."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape

from aixreader.html.edit import replace_attribute, replace_elements
from aixreader.html.tree import Element
from aixreader.publish.publication import Chapter, Piece, Publication

CONTENT_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""The document's Content Security Policy: the browser fetches nothing."""


def book_html(publication: Publication, style: str) -> str:
    """The document; `style` is the text of its style sheet. Its title is its only heading of level 1."""
    chapters = "\n".join(chapter_html(chapter, top=2) for chapter in publication.chapters)
    chapters = replace_elements(chapters, "table", _scrollable)
    body = "\n".join([cover(publication), contents(publication), f"<main>\n{chapters}\n</main>"])
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(publication.title)}</title>\n{_metadata(publication)}<style>\n{style}\n</style>\n</head>\n"
        f"<body>\n{_embed_pictures(body, publication)}\n{end_notes(publication)}\n</body>\n</html>\n"
    )


def _metadata(publication: Publication) -> str:
    source = publication.attribution
    values = {
        "author": source.author,
        "description": publication.edition_line,
        "dcterms.date": publication.date[:10],
        "dcterms.rights": source.licence,
    }
    metas = [f'<meta name="{name}" content="{escape(value)}">\n' for name, value in values.items() if value]
    licence = f'<link rel="license" href="{escape(source.licence_address)}">\n' if source.licence_address else ""
    return "".join([*metas, licence])


def _scrollable(table: Element) -> str:
    """A table in a box of its own, which scrolls sideways where the table is wider than the page, by keys as well."""
    return f'<div class="wide" role="region" aria-label="Table" tabindex="0">{table.html}</div>'


def cover(publication: Publication) -> str:
    """Title, edition, author of the selection, and source."""
    notice = f'<p class="notice">{escape(publication.notice)}</p>' if publication.notice else ""
    by = f"<p>Selected by {escape(publication.made_by)}</p>" if publication.made_by else ""
    source = f'<p class="source">{escape(publication.source_line)}</p>' if publication.source_line else ""
    return (
        f'<header class="cover"><h1>{escape(publication.title)}</h1>\n'
        f"<p>{escape(publication.edition_line)}</p>\n{by}{notice}"
        f"{source}</header>"
    )


def contents(publication: Publication) -> str:
    """The table of contents: links to all pieces, nested by level."""
    return f'<nav class="contents" id="contents"><h2>Contents</h2>\n{nested_list(publication.headings)}</nav>'


def nested_list(entries: Iterable[tuple[int, str, str]]) -> str:
    """(level, anchor, title) entries as nested `<ol>` lists of links."""
    out: list[str] = []
    depth = 0
    for level, anchor, title in entries:
        while depth > level:
            out.append("</li></ol>")
            depth -= 1
        if depth == level:
            out.append("</li>")
        while depth < level:
            out.append("<ol>" if depth + 1 == level else "<ol><li>")
            depth += 1
        out.append(f'<li><a href="#{escape(anchor)}">{escape(title)}</a>')
    return "".join(out) + "</li></ol>" * depth


def chapter_html(chapter: Chapter, top: int = 1) -> str:
    """A chapter with its pieces; its own heading is left out if it is that of its first piece. `top` is the level of
    chapters in the document.
    """
    pieces = "\n".join(piece_html(piece, top) for piece in chapter.pieces)
    title = "" if chapter.is_headed else heading(top, chapter.id, chapter.title)
    return f'<section class="chapter">\n{title}{pieces}\n</section>'


def piece_html(piece: Piece, top: int = 1) -> str:
    """A piece with its heading, category and permalink; `top` as in `chapter_html`."""
    link = f'<a href="{escape(piece.permalink)}">{escape(piece.permalink)}</a>' if piece.permalink else ""
    meta = " · ".join(filter(None, (escape(piece.meta), link)))
    meta_html = f'<p class="meta">{meta}</p>\n' if meta else ""
    return f"{heading(piece.level + top - 1, piece.id, piece.title)}{meta_html}{piece.html}"


def heading(level: int, anchor: str, title: str) -> str:
    """A heading with an id; levels above 6 become 6, as HTML has no more."""
    tag = f"h{min(level, 6)}"
    return f'<{tag} id="{escape(anchor)}">{escape(title)}</{tag}>\n'


def end_notes(publication: Publication) -> str:
    """The numbered list of external addresses."""
    if not publication.notes:
        return ""
    items = "".join(
        f'<li id="note-{number}"><a href="{escape(address)}">{escape(address)}</a></li>'
        for number, address in enumerate(publication.notes, 1)
    )
    return f'<section class="notes"><h2 id="notes">Links</h2><ol>{items}</ol></section>'


def link_number(number: int) -> str:
    """The number of an external address behind a link to it, which leads to the list of them."""
    return f'<sup class="note"><a href="#note-{number}">{number}</a></sup>'


def _embed_pictures(html: str, publication: Publication) -> str:
    """`html` with the publication's pictures as `data:` URLs."""

    def data_url(name: str) -> str | None:
        picture = publication.pictures.get(name)
        if picture is None:
            return None
        return f"data:{picture.mime};base64,{base64.b64encode(picture.data).decode('ascii')}"

    return replace_attribute(html, "img", "src", data_url)
