"""A publication as an HTML document for printing: cover, contents, running heads, and placeholders for page numbers.

The page of a section is known only after layout. Each placeholder is a link without text to a second anchor of the
section; `publish.pdf` looks these links up in the printed PDF and writes the page numbers into them.
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
"""The prefix of the second anchor of a section."""
ANCHOR = re.compile(r'(<h[1-6] id=")(s-[^"]*|chapter-\d+)(">)')
INTERNAL_LINK = re.compile(r'(<a href="#(s-[^"]*|chapter-\d+)">)(.*?)</a>', re.DOTALL)
SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)(")')
BOLD_PARAGRAPH = re.compile(r"<p>(<strong>[^<]*</strong>)</p>")
"""The Exchange uses such a paragraph as a heading that does not start a section."""
PLACEHOLDER = "\N{NO-BREAK SPACE}" * 4
LONG_WORD = re.compile(r"(<[^>]*>)|[^\s<>]{25,}")
"""A tag, or a word of 25 characters and more: `paper.css` lets it break anywhere."""
SIZES = ("A4", "Letter")
MIN_PIECES_WITH_CONTENTS = 4
"""A publication of fewer pieces has no table of contents and no cover page of its own."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Print options: `size` is one of `SIZES`, `scale` the font size in percent, `margin` the side margins in
    millimetres, `columns` the columns of the list of links. `made_by` is shown on the cover, "" to leave it out.
    """

    size: str = "A4"
    scale: int = 100
    margin: int = 19
    columns: int = 2
    made_by: str = ""


def print_html(publication: Publication, style: str) -> str:
    """The document; `style` is the URL of its style sheet, pictures are requested from `/-/<name>`."""
    is_short = _is_short(publication)
    parts = [cover(publication)] if is_short else [cover(publication), contents(publication)]
    for number, chapter in enumerate(publication.chapters, 1):
        parts.append(chapter_html(chapter).replace('class="chapter"', f'class="chapter c{number}"', 1))
    body = INTERNAL_LINK.sub(_with_placeholder, "\n".join([*parts, end_notes(publication)]))
    body = ANCHOR.sub(lambda head: f'{head[1]}{head[2]}{head[3]}<span id="{PAGE}{head[2]}"></span>', body)
    body = SOURCE.sub(lambda image: f"{image[1]}/-/{quote(image[2])}{image[3]}", body)
    body = BOLD_PARAGRAPH.sub(r'<p class="head">\1</p>', body)
    body = LONG_WORD.sub(lambda match: match[1] or f'<span class="long">{match[0]}</span>', body)
    kind = '<body class="short">' if is_short else "<body>"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(publication.title)}</title>\n"
        f'<meta name="author" content="{escape(AUTHOR)}">\n'
        f'<meta name="description" content="{escape(publication.edition_line)}">\n'
        f'<meta name="keywords" content="{escape(KEYWORDS)}">\n'
        f'<link rel="stylesheet" href="{escape(style)}">\n</head>\n{kind}\n{body}\n</body>\n</html>\n'
    )


def paper_style(publication: Publication, plain: str, paper: Paper) -> str:
    """The style sheet: the rules of `plain`, the page size, and the running head and foot of each chapter."""
    foot = 'content: counter(page) " / " counter(pages)'
    font = "font: 8pt sans-serif; color: #333333"
    left = f"@bottom-left {{ content: {_string(publication.edition_line)}; {font} }}"
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
    return sum(1 for _ in publication.pieces) < MIN_PIECES_WITH_CONTENTS


def _with_placeholder(link: re.Match[str]) -> str:
    """An internal link, followed by the placeholder for its page number."""
    return f'{link[1]}{link[3]}</a>\N{WORD JOINER}<a class="page" href="#{PAGE}{link[2]}">{PLACEHOLDER}</a>'


def _string(text: str) -> str:
    """`text` as a CSS string."""
    inside = "".join(f"\\{ord(char):06x}" if char in '"\\<>\n\r\f' else char for char in text)
    return f'"{inside}"'
