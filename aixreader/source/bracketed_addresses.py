"""Addresses in plain sight between square brackets, which Markdown leaves as text: `[[https://owaspai.org/go/x/]]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aixreader.html.edit import Edit
from aixreader.html.plain_text import TAG
from aixreader.html.tree import elements, outermost

ADDRESS = re.compile(TAG.pattern + r"""|(?<=\[)(https?://[^\s<>\[\]"]{4,2000}+)(?=\])""", re.IGNORECASE)
NOT_INSIDE = ("a", "code", "pre", "kbd", "samp")


def bracketed_addresses(html: str) -> Iterator[Edit]:
    """Each of them as a link; those in links and in code stay as they are."""
    if "[http" not in html.lower():
        return
    at = 0
    for element in (*outermost(elements(html, *NOT_INSIDE)), None):
        end = element.start if element else len(html)
        for match in ADDRESS.finditer(html, at, end):
            if match[1]:  # else it is a tag
                yield *match.span(), f'<a href="{match[1]}">{match[1]}</a>'
        at = element.end if element else end
