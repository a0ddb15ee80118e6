"""Markdown as the Exchange is written: CommonMark with what Hugo has on by default: GFM's tables, autolinks,
strikethrough and task lists, footnotes, definition lists, alerts, attributes of headings, and a typographer.

The block parser (`blocks`) and the inline parser (`inline`) are our own. Of Python-Markdown only the stash for raw HTML
and its postprocessing, which puts that HTML back, are used; its own block and inline rules never run. The expressions
for tags in this package read source text, not sanitised HTML.
"""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.source.markup.extension import CommonMark, Dialect, Heading, LeftOut, to_html

__all__ = ["Dialect", "Heading", "LeftOut", "Rendered", "render"]

# Python-Markdown marks its placeholders with these characters; text must not contain them.
CONTROL = dict.fromkeys((0x02, 0x03), "\ufffd")


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML, the headings that were written in Markdown, in order, and what was left out."""

    html: str
    headings: tuple[Heading, ...]
    left_out: tuple[LeftOut, ...] = ()


def render(text: str, dialect: Dialect | None = None, *, raw_html: bool = True) -> Rendered:
    """Render a text; without `raw_html` tags are left out and their text stays (Hugo's `unsafe: false`)."""
    from markdown import Markdown

    extension = CommonMark(dialect or Dialect(raw_html=raw_html))
    converter = Markdown(extensions=[extension])
    converter.serializer = to_html
    html = converter.convert(text.translate(CONTROL))
    return Rendered(html, tuple(extension.headings), tuple(extension.left_out))
