"""The body of a section's HTML: without the heading and the block quote with Category and Permalink."""

from __future__ import annotations

import re

from aixreader.html.edit import remove_first
from aixreader.html.names import HEADINGS
from aixreader.html.tree import elements

META = re.compile(r"\s*(?:Category|Permalink)\b")


def without_head(html: str, *, heading: bool = True) -> str:
    """The section without its Category and Permalink, and without its heading unless `heading` is false."""
    return _without_quote(remove_first(html, *HEADINGS) if heading else html)


def _without_quote(html: str) -> str:
    for quote in elements(html, "blockquote"):
        paragraph = quote.first("p") if quote.is_bare else None
        if not paragraph or not paragraph.is_bare or not META.match(html, paragraph.content_start):
            continue
        if quote.is_closed:
            return html[: quote.start].rstrip() + html[quote.end :]
    return html
