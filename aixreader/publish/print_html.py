"""A publication as an HTML document for printing: cover, contents, running heads, and placeholders for page numbers.

Each link inside is followed by a placeholder for the number of the page that it leads to (see `publish.page_numbers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from aixreader.html.edit import Edit, replace_attribute, replace_text, splice
from aixreader.html.tree import Element, elements, first_children, with_attribute
from aixreader.publish.book_html import chapter_html, contents, cover, end_notes
from aixreader.publish.page_numbers import BEFORE, Target, targets
from aixreader.publish.publication import Publication

LONG_WORD = re.compile(r"[^\s<>]{25,}")
"""A word of 25 characters and more: `paper.css` lets it break anywhere."""
TALL_ROW = 900
"""Characters of text from which on a row of a table may go on on the next page."""
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


def print_html(publication: Publication, style: str, scale: int = 100) -> str:
    """The document; `style` is the URL of its style sheet, pictures are requested from `/-/<name>`. `scale` is the font
    size in percent.
    """
    is_short = _is_short(publication)
    parts = []
    for number, chapter in enumerate(publication.chapters, 1):
        parts.append(chapter_html(chapter).replace('class="chapter"', f'class="chapter c{number}"', 1))
    numbered = targets(publication, scale, has_contents=not is_short)
    text = "\n".join([*parts, end_notes(publication)])
    text = splice(text, _placeholders(text, numbered, BEFORE))
    listed = _anchored(publication) if is_short else contents(publication)
    listed = splice(listed, _placeholders(listed, numbered, "")) if not is_short else listed
    body = "\n".join([cover(publication), listed, text])
    body = splice(body, _bold_paragraphs(body))
    body = splice(body, _tall_rows(body))
    body = replace_attribute(body, "img", "src", lambda name: f"/-/{quote(name)}")
    body = replace_text(body, LONG_WORD, lambda word: f'<span class="long">{word}</span>')
    kind = '<body class="short">' if is_short else "<body>"
    by = publication.attribution.author
    author = f'<meta name="author" content="{escape(by)}">\n' if by else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(publication.title)}</title>\n"
        f"{author}"
        f'<meta name="description" content="{escape(publication.edition_line)}">\n'
        f'<meta name="keywords" content="{escape(publication.keywords)}">\n'
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


def _anchored(publication: Publication) -> str:
    """Links to all headings, which are not shown: browsers write anchors only for what is linked to, and the outline
    needs them. One heading needs no outline.
    """
    headings = list(publication.headings)
    links = "".join(f'<a href="#{escape(anchor)}"></a>' for _, anchor, _ in headings)
    return f"<nav hidden>{links}</nav>" if len(headings) > 1 else ""


def _placeholders(html: str, numbered: Mapping[str, Target], before: str) -> Iterator[Edit]:
    """After each internal link a placeholder for its page number, with `before` before the number."""
    for link, href in with_attribute(html, ("a",), "href", "#"):
        target = numbered.get(href.removeprefix("#"))
        if target is not None:
            yield link.end, link.end, f'<a class="page" href="{escape(href)}">{target.placeholder(before)}</a>'


def _tall_rows(html: str) -> Iterator[Edit]:
    """Rows of tables that are too tall to be kept whole: half a page would be left empty before them."""
    for row in elements(html, "tr"):
        if row.is_bare and _is_tall(row):
            yield row.start, row.content_start, '<tr class="tall">'


def _is_tall(row: Element) -> bool:
    return row.content_end - row.content_start > TALL_ROW and len(row.text()) > TALL_ROW


def _bold_paragraphs(html: str) -> Iterator[Edit]:
    """Paragraphs of bold text only: the Exchange uses them as headings that do not start a section."""
    for paragraph, words in first_children(html, ("p",), ("strong",)):
        if not (paragraph.is_bare and words.is_bare) or "<" in words.content:
            continue
        if words.start == paragraph.content_start and words.end == paragraph.content_end:
            yield paragraph.start, paragraph.content_start, '<p class="head">'


def _string(text: str) -> str:
    """`text` as a CSS string."""
    inside = "".join(f"\\{ord(char):06x}" if char in '"\\<>\n\r\f' else char for char in text)
    return f'"{inside}"'
