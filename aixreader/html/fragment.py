"""A range of a page's HTML as a well-formed fragment.

Sections are stretches between headings, and a heading may stand inside a list item or a `<div>`: what was open before
the stretch is opened again, and what it leaves open is closed.
"""

from __future__ import annotations

from aixreader.html.names import VOID
from aixreader.html.tree import TAG, join_attributes, written_attributes


def fragment(html: str, start: int, end: int) -> str:
    """`html[start:end]` with its containers opened and closed; `html` is as the sanitiser writes it."""
    opened = _open_tags(html, 0, start, [])
    left = _open_tags(html, start, end, [name for name, _ in opened])
    before = "".join(f"<{name}{_without_id(written)}>" for name, written in opened)
    after = "".join(f"</{name}>" for name, _ in reversed(left))
    return before + html[start:end] + after


def _without_id(written: str) -> str:
    """Attributes without the id, which stays unique to the page."""
    return join_attributes({name: value for name, value in written_attributes(written).items() if name != "id"})


def _open_tags(html: str, start: int, end: int, outer: list[str]) -> list[tuple[str, str]]:
    """The elements, as name and attributes, that are open at `end`, when `outer` are open at `start`."""
    stack = [(name, "") for name in outer]
    for match in TAG.finditer(html, start, end):
        slash, name, written = match.groups()
        if name in VOID:
            continue
        if not slash:
            stack.append((name, written))
        elif stack and stack[-1][0] == name:
            stack.pop()
    return stack
