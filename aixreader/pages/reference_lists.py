"""The lists of references and standards that close a section, kept together and apart from the text."""

from __future__ import annotations

import re

# "References" as a bold label or a plain one, or the words that open a list of standards.
OPENING = re.compile(
    r"<p>(?:<strong>References?(?: on [^<]{1,60})?:?</strong>:?(?:<br>\s*[^<]{0,80}:)?"
    r"|References?:|Useful standards include:?)\s*</p>\s*(?=<[uo]l|<p>Useful standards)"
)
LEAD = re.compile(r"<p>[^<]{0,160}:\s*</p>\s*(?=<[uo]l)")
LIST_EDGE = re.compile(r"<(/?)[uo]l(?:\s[^>]*)?>")
BLANK = re.compile(r"\s*")


def gather_references(html: str) -> str:
    """Put each such label with its lists into a `<div class="references">`."""
    pieces, at = [], 0
    for opening in OPENING.finditer(html):
        if opening.start() < at:
            continue
        end = _end(html, opening.end())
        if end > opening.end():
            pieces += [html[at : opening.start()], '<div class="references">', html[opening.start() : end], "</div>"]
            at = end
    return "".join([*pieces, html[at:]])


def _end(html: str, at: int) -> int:
    """Where the lists from `at` on end, with short lines between them that lead to another; `at` where there is none.

    Only whole elements are passed, so what is gathered stands at one level.
    """
    end = at
    while True:
        lead = LEAD.match(html, at)
        closed = _list_end(html, lead.end() if lead else at)
        if closed is None:
            return end
        end = closed
        at = _past_blanks(html, closed)


def _list_end(html: str, at: int) -> int | None:
    depth = 0
    if not html.startswith(("<ul", "<ol"), at):
        return None
    for edge in LIST_EDGE.finditer(html, at):
        depth += -1 if edge[1] else 1
        if depth == 0:
            return edge.end()
    return None


def _past_blanks(html: str, at: int) -> int:
    blank = BLANK.match(html, at)
    return blank.end() if blank else at
