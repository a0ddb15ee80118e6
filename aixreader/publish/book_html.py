"""A publication as one HTML document that holds everything it shows: no script, nothing fetched."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from html import escape

from aixreader.publish.publication import Chapter, Piece, Publication

SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)(")')
SEALED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""The document's own policy: whatever a browser is told elsewhere, it fetches nothing."""


def book_html(publication: Publication, style: str) -> str:
    """The whole document; `style` is its style sheet."""
    body = "\n".join([cover(publication), contents(publication), *map(chapter_html, publication.chapters)])
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{SEALED}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(publication.title)}</title>\n<style>\n{style}\n</style>\n</head>\n"
        f"<body>\n{_with_pictures(body, publication)}\n{end_notes(publication)}\n</body>\n</html>\n"
    )


def cover(publication: Publication) -> str:
    """What it is, of which edition."""
    notice = f'<p class="notice">{escape(publication.notice)}</p>' if publication.notice else ""
    by = f"<p>Selected by {escape(publication.made_by)}</p>" if publication.made_by else ""
    return (
        f'<header class="cover"><h1>{escape(publication.title)}</h1>\n<p>{escape(publication.told)}</p>\n{by}{notice}'
        '<p class="source">Text of the OWASP AI Exchange, owaspai.org, CC0 1.0</p></header>'
    )


def contents(publication: Publication) -> str:
    """Links to every piece, nested as deep as they are."""
    entries = []
    for chapter in publication.chapters:
        entries.append((1, chapter.id, chapter.title))
        entries += [(piece.level, piece.id, piece.title) for piece in chapter.pieces if piece.id != chapter.id]
    return f'<nav class="contents" id="contents"><h2>Contents</h2>\n{nested(entries)}</nav>'


def nested(entries: Iterable[tuple[int, str, str]]) -> str:
    """(level, anchor, title) as lists in lists."""
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


def chapter_html(chapter: Chapter) -> str:
    """A chapter with its pieces."""
    pieces = "\n".join(map(piece_html, chapter.pieces))
    title = "" if chapter.pieces and chapter.pieces[0].id == chapter.id else heading(1, chapter.id, chapter.title)
    return f'<section class="chapter">\n{title}{pieces}\n</section>'


def piece_html(piece: Piece) -> str:
    """A piece under its heading, with what its Category says and its permalink."""
    link = f'<a href="{escape(piece.permalink)}">{escape(piece.permalink)}</a>' if piece.permalink else ""
    meta = " · ".join(filter(None, (escape(piece.meta), link)))
    said = f'<p class="meta">{meta}</p>\n' if meta else ""
    return f"{heading(piece.level, piece.id, piece.title)}{said}{piece.html}"


def heading(level: int, anchor: str, title: str) -> str:
    """A heading; deeper than six is six."""
    tag = f"h{min(level, 6)}"
    return f'<{tag} id="{escape(anchor)}">{escape(title)}</{tag}>\n'


def end_notes(publication: Publication) -> str:
    """Where links that lead outside lead, by number."""
    if not publication.notes:
        return ""
    items = "".join(
        f'<li id="note-{number}"><a href="{escape(address)}">{escape(address)}</a></li>'
        for number, address in enumerate(publication.notes, 1)
    )
    return f'<section class="notes"><h2 id="notes">Links</h2><ol>{items}</ol></section>'


def _with_pictures(html: str, publication: Publication) -> str:
    def held(match: re.Match[str]) -> str:
        picture = publication.pictures.get(match[2])
        if picture is None:
            return match[0]
        data = base64.b64encode(picture.data).decode("ascii")
        return f"{match[1]}data:{picture.mime};base64,{data}{match[3]}"

    return SOURCE.sub(held, html)
