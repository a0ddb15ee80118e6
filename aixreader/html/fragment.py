"""A range of a page's HTML as a well-formed fragment.

Sections are stretches between headings, and a heading may stand inside a list item or a `<div>`: what was open before
the stretch is opened again, and what it leaves open is closed.
"""

from __future__ import annotations

from functools import lru_cache

from aixreader.html.names import VOID
from aixreader.html.tree import TAG, join_attributes, written_attributes

Opened = tuple[tuple[str, str], ...]
"""Elements, as name and attributes, from the outermost on."""


def fragment(html: str, start: int, end: int) -> str:
    """`html[start:end]` with its containers opened and closed; `html` is as the sanitiser writes it."""
    opened = _scan(html).open_at(start)
    _, left = _open_tags(html, start, end, tuple((name, "") for name, _ in opened))
    before = "".join(f"<{name}{_without_id(written)}>" for name, written in opened)
    after = "".join(f"</{name}>" for name, _ in reversed(left))
    return before + html[start:end] + after


class _Scan:
    """How far a page has been read: its sections are asked for one after the other, and need not all begin at its
    start. Any thread may ask: what is kept is replaced, and never changed.
    """

    def __init__(self, html: str) -> None:
        self._html = html
        self._last: tuple[int, Opened] = 0, ()

    def open_at(self, position: int) -> Opened:
        """The elements that are open at a position."""
        begin, opened = self._last
        if begin > position:
            begin, opened = 0, ()
        self._last = _open_tags(self._html, begin, position, opened)
        return self._last[1]


@lru_cache(maxsize=1)
def _scan(html: str) -> _Scan:
    return _Scan(html)


def _without_id(written: str) -> str:
    """Attributes without the id, which stays unique to the page."""
    return join_attributes({name: value for name, value in written_attributes(written).items() if name != "id"})


def _open_tags(html: str, start: int, end: int, outer: Opened) -> tuple[int, Opened]:
    """Where the last tag before `end` ends, and what is open there, when `outer` are open at `start`."""
    last, stack = start, list(outer)
    for match in TAG.finditer(html, start, end):
        last = match.end()
        slash, name, written = match.groups()
        if name in VOID:
            continue
        if not slash:
            stack.append((name, written))
        elif stack and stack[-1][0] == name:
            stack.pop()
    return last, tuple(stack)
