"""Terms in a page: the words that the edition explains, as elements that the style sheet underlines.

Where they are is known in the stored HTML, and the page is composed of it by expressions that expect text. So while it
is composed, a term stands between two characters that no text has, and becomes an element at the end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from aixreader.html.edit import splice
from aixreader.model import Section

FIRST, LAST = 0xF0000, 0xFFFFC
"""Code points (of private use) that stand for the beginning of a term, by its index."""
END = chr(LAST + 1)
BEGINNING = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
ANY = re.compile(f"[{chr(FIRST)}-{END}]")
CLASS = "term"


def render_with_terms(
    html: str, sections: Sequence[Section], uses: Sequence[int], render: Callable[[str, Sequence[Section]], str]
) -> str:
    """What `render(html, sections)` makes of a stored page, with its terms as elements. `uses` are as in `Glossary`."""
    enclosed = enclose_terms(html, uses)
    if enclosed is html:
        return render(html, sections)
    return write_terms(render(enclosed, shift_sections(sections, uses)))


def enclose_terms(html: str, uses: Sequence[int]) -> str:
    """The stored HTML with terms between marks; `uses` are start, end and index of each, one after the other.

    Without terms where the page has such characters itself.
    """
    if not uses or ANY.search(html):
        return html
    places = zip(uses[::3], uses[1::3], uses[2::3], strict=False)
    marks = (
        (start, end, f"{chr(FIRST + index)}{html[start:end]}{END}")
        for start, end, index in places
        if 0 <= index <= LAST - FIRST
    )
    return splice(html, marks)


def shift_sections(sections: Iterable[Section], uses: Sequence[int]) -> list[Section]:
    """The sections with their offsets counting in what `enclose_terms` returned, if it enclosed all."""
    starts = uses[::3]

    def shifted(offset: int) -> int:
        return offset + 2 * bisect_right(starts, offset)

    return [replace(section, start=shifted(section.start), end=shifted(section.end)) for section in sections]


def write_terms(html: str) -> str:
    """The page with an element around each enclosed term."""
    return BEGINNING.sub(_start_tag, html).replace(END, "</dfn>")


def _start_tag(mark: re.Match[str]) -> str:
    return f'<dfn class="{CLASS}" data-term="{ord(mark[0]) - FIRST}">'
