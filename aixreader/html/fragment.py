"""A stretch of a page's HTML as a fragment that stands for itself.

Sections are stretches between headings, and a heading may stand inside a list item or a `<div>`: what was open before
the stretch is opened again, and what it leaves open is closed.
"""

from __future__ import annotations

import re

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s+[^\s=<>\"/]+(?:=\"[^\"]*\")?)*)\s*/?>")
VOID = {"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"}
ID = re.compile(r'\sid="[^"]*"')


def fragment(html: str, start: int, end: int) -> str:
    """`html[start:end]` with its containers opened and closed; `html` is as the sanitiser writes it."""
    opened = _open_tags(html, 0, start, [])
    left = _open_tags(html, start, end, [name for name, _ in opened])
    before = "".join(f"<{name}{ID.sub('', attributes)}>" for name, attributes in opened)
    after = "".join(f"</{name}>" for name, _ in reversed(left))
    return before + html[start:end] + after


def _open_tags(html: str, start: int, end: int, outer: list[str]) -> list[tuple[str, str]]:
    """The elements, as name and attributes, that are open at `end`, when `outer` are open at `start`."""
    stack = [(name, "") for name in outer]
    for match in TAG.finditer(html, start, end):
        closes, name, attributes = match.groups()
        if name in VOID:
            continue
        if not closes:
            stack.append((name, attributes))
        elif stack and stack[-1][0] == name:
            stack.pop()
    return stack
