"""The notes of a book as e-readers know them: those they show in a box of their own, with ways back to the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from aixreader.html.edit import replace_elements
from aixreader.html.tree import Element, join_attributes, written_attributes

NOTE = {"class": "note"}
"""The attributes of the `<sup>` that holds the number of a link."""
NUMBER = re.compile(r"#note-(\d{1,9})")
FOOTNOTE = re.compile(r"fn-")
BACK = "\u21a9\ufe0e"
REFERENCE = '<a class="footnote-ref" role="doc-noteref"'


def footnotes(html: str) -> str:
    """A page with the footnotes of its own text named as such."""
    html = html.replace(REFERENCE, f'{REFERENCE} epub:type="noteref"')
    return replace_elements(html, "li", _footnote)


def _footnote(item: Element) -> str | None:
    """The item of a list that is a footnote, as a box inside it: the item itself stays one of the list."""
    values = written_attributes(item.written)
    if not FOOTNOTE.match(values.get("id", "")):
        return None
    name = values.pop("id")
    box = f'<div id="{name}" epub:type="footnote" role="doc-footnote">{item.content}</div>'
    return f"<li{join_attributes(values)}>{box}</li>"


class NoteReferences:
    """The places of a book that refer to the notes of its links, by number; each has an id."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def mark(self, html: str) -> str:
        """A page with its references named as such."""
        return replace_elements(html, "sup", self._marked)

    def _marked(self, sup: Element) -> str | None:
        link = sup.only("a") if sup.attributes == NOTE else None
        target = NUMBER.fullmatch(link.attributes.get("href", "")) if link is not None else None
        if target is None:
            return None
        number = int(target[1])
        count = self._counts[number] = self._counts.get(number, 0) + 1
        return (
            f'<sup class="note"><a id="{_reference(number, count)}" epub:type="noteref" role="doc-noteref" '
            f'href="#note-{number}">{number}</a></sup>'
        )

    def _back(self, number: int) -> Iterator[str]:
        count = self._counts.get(number, 0)
        for which in range(1, count + 1):
            sign = f"{BACK}{which}" if count > 1 else BACK
            yield (
                f' <a class="back" role="doc-backlink" aria-label="Back to reference {which}" '
                f'href="#{_reference(number, which)}">{sign}</a>'
            )

    def list(self, addresses: Iterable[str]) -> str:
        """The page of the notes, which are `addresses`; each ends with links to what refers to it."""
        items = []
        for number, address in enumerate(addresses, 1):
            shown = escape(address)
            items.append(
                f'<div class="footnote" id="note-{number}" epub:type="footnote" role="doc-footnote"><p>{number} '
                f'<a href="{shown}">{shown}</a>{"".join(self._back(number))}</p></div>\n'
            )
        return (
            '<section class="notes" epub:type="footnotes" aria-labelledby="notes"><h1 id="notes">Links</h1>\n'
            f"{''.join(items)}</section>"
        )


def _reference(number: int, count: int) -> str:
    return f"reference-{number}-{count}"
