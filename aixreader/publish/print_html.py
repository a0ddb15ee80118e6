"""A publication as a document for paper: cover, contents, running heads, and room for the numbers of pages.

Nobody knows the page of a section before it is printed. Where a number is to stand, the document has an empty link to a
second anchor of the section; `publish.pdf` finds these in what was printed and writes the numbers there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from aixreader.publish.book_html import chapter_html, contents, cover, end_notes
from aixreader.publish.publication import Publication

AUTHOR = "OWASP AI Exchange"
KEYWORDS = "AI security, threats, controls, OWASP AI Exchange"
PAGE = "page-"
"""How the second anchor of a section begins."""
ANCHOR = re.compile(r'(<h[1-6] id=")(s-[^"]*|chapter-\d+)(">)')
INSIDE = re.compile(r'(<a href="#(s-[^"]*|chapter-\d+)">)(.*?)</a>', re.DOTALL)
SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)(")')
HEAD = re.compile(r"<p>(<strong>[^<]*</strong>)</p>")
"""What the Exchange writes for a heading that is no section's."""
ROOM = "\N{NO-BREAK SPACE}" * 4
LONG = re.compile(r"(<[^>]*>)|[^\s<>]{25,}")
"""A tag, or so many signs without a blank: a browser breaks these where it is told to."""
SIZES = ("A4", "Letter")
SHORT = 4
"""Fewer pieces need neither a cover of their own nor contents."""


@dataclass(frozen=True, slots=True)
class Paper:
    """`size` is one of `SIZES`, `scale` the type's size in percent, `margin` in millimetres at the sides, `columns`
    those of the list of links. `made_by` is told on the cover, if it is to be.
    """

    size: str = "A4"
    scale: int = 100
    margin: int = 19
    columns: int = 2
    made_by: str = ""


def print_html(publication: Publication, style: str) -> str:
    """The document; `style` is the address of its style sheet, pictures are asked for at `/-/<name>`."""
    is_short = _is_short(publication)
    parts = [cover(publication)] if is_short else [cover(publication), contents(publication)]
    for number, chapter in enumerate(publication.chapters, 1):
        parts.append(chapter_html(chapter).replace('class="chapter"', f'class="chapter c{number}"', 1))
    body = INSIDE.sub(_with_room, "\n".join([*parts, end_notes(publication)]))
    body = ANCHOR.sub(lambda at: f'{at[1]}{at[2]}{at[3]}<span id="{PAGE}{at[2]}"></span>', body)
    body = SOURCE.sub(lambda found: f"{found[1]}/-/{quote(found[2])}{found[3]}", body)
    body = HEAD.sub(r'<p class="head">\1</p>', body)
    body = LONG.sub(lambda found: found[1] or f'<span class="long">{found[0]}</span>', body)
    kind = '<body class="short">' if is_short else "<body>"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(publication.title)}</title>\n"
        f'<meta name="author" content="{escape(AUTHOR)}">\n'
        f'<meta name="description" content="{escape(publication.told)}">\n'
        f'<meta name="keywords" content="{escape(KEYWORDS)}">\n'
        f'<link rel="stylesheet" href="{escape(style)}">\n</head>\n{kind}\n{body}\n</body>\n</html>\n'
    )


def paper_style(publication: Publication, plain: str, paper: Paper) -> str:
    """The style sheet: `plain` with the paper, and each chapter's running head and foot."""
    foot = 'content: counter(page) " / " counter(pages)'
    font = "font: 8pt sans-serif; color: #333333"
    left = f"@bottom-left {{ content: {_string(publication.told)}; {font} }}"
    rules = [
        plain,
        f".notes ol {{ columns: {paper.columns}; }}",
        f"body {{ font-size: {10.5 * paper.scale / 100:.2f}pt; }}",
        f"@page {{ size: {paper.size}; @bottom-right {{ {foot}; {font} }} {left} }}",
    ]
    if _is_short(publication):
        head = publication.chapters[0].title if publication.chapters else publication.title
        return "\n".join([*rules, f"@page {{ @top-left {{ content: {_string(head)}; {font} }} }}"])
    rules.append("@page :first { @bottom-left { content: none } @bottom-right { content: none } }")
    for number, chapter in enumerate(publication.chapters, 1):
        rules.append(f"@page c{number} {{ @top-left {{ content: {_string(chapter.title)}; {font} }} }}")
        rules.append(f".c{number} {{ page: c{number}; }}")
    return "\n".join(rules)


def _is_short(publication: Publication) -> bool:
    return sum(1 for _ in publication.pieces) < SHORT


def _with_room(link: re.Match[str]) -> str:
    """A link inside, and the place for the number of its page."""
    return f'{link[1]}{link[3]}</a>\N{WORD JOINER}<a class="page" href="#{PAGE}{link[2]}">{ROOM}</a>'


def _string(text: str) -> str:
    """`text` as a string of CSS."""
    inside = "".join(f"\\{ord(char):06x}" if char in '"\\<>\n\r\f' else char for char in text)
    return f'"{inside}"'
