"""CommonMark as Hugo renders it (goldmark with its tables, strikethrough, bare links and typographer), on top of the
`markdown` package.

Python-Markdown brings the frame (the pipeline from lines to a tree to HTML, extensions); its own block and inline rules
are those of 2004 and are replaced by `extension.CommonMark`. The output is not safe: it may hold any HTML the text
holds and goes through the sanitiser before anyone sees it.
"""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.source.commonmark.extension import CommonMark, converter
from aixreader.source.commonmark.headings import Heading

__all__ = ["Heading", "Rendered", "render"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of a text and its Markdown headings (not those written in HTML) in order."""

    html: str
    headings: tuple[Heading, ...]


def render(text: str, *, raw_html: bool = True) -> Rendered:
    """Render CommonMark; never raises, in time linear in the text.

    Without `raw_html` the tags written in the text are left out, as Hugo does where its renderer is not `unsafe`; what
    stands between them stays.
    """
    extension = CommonMark(raw_html=raw_html)
    html = converter(extension).convert(text.replace("\r\n", "\n").replace("\r", "\n"))
    return Rendered(html, tuple(extension.headings))
