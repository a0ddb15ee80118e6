"""Reading sanitised HTML: its tags in order, and a light tree of a fragment.

The sanitiser writes well-formed HTML with double-quoted attributes and escaped text, so an expression is enough to read
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[^\s=<>"/]+="[^"]*")*)\s*/?>')
ATTRIBUTE = re.compile(r'([^\s=<>"/]+)="([^"]*)"')
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "wbr"})
BLOCKS = frozenset(
    {"blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
    | {"li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"}
)


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, unescaped."""
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(text)}


@dataclass(slots=True)
class Node:
    """An element; `children` are elements and unescaped text. The root has the empty tag."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """All elements below this one, in document order."""
        todo: list[Node] = [child for child in reversed(self.children) if isinstance(child, Node)]
        while todo:
            node = todo.pop()
            yield node
            todo.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def find(self, *tags: str) -> Iterator[Node]:
        """The elements below this one with one of the tags, in document order."""
        return (node for node in self.walk() if node.tag in tags)

    def text(self) -> str:
        """The text, white space folded, blocks and line breaks apart by one blank."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        todo: list[Node | str] = [self]
        while todo:
            item = todo.pop()
            if isinstance(item, str):
                yield item
                continue
            if item.tag in BLOCKS:
                yield " "
                todo.append(" ")
            elif item.tag == "br":
                yield " "
            todo.extend(reversed(item.children))


def parse(html: str) -> Node:
    """The tree of a sanitised fragment; a fragment cut out of a page may have loose ends, which are closed or passed
    over.
    """
    root = Node("")
    stack = [root]
    at = 0
    for match in TAG.finditer(html):
        if match.start() > at:
            stack[-1].children.append(unescape(html[at : match.start()]))
        at = match.end()
        closing, tag = match[1], match[2]
        if not closing:
            node = Node(tag, attributes(match[3]))
            stack[-1].children.append(node)
            if tag not in VOID:
                stack.append(node)
        elif place := next((i for i in range(len(stack) - 1, 0, -1) if stack[i].tag == tag), 0):
            del stack[place:]
    if at < len(html):
        root_or_last = stack[-1]
        root_or_last.children.append(unescape(html[at:]))
    return root


def plain_text(html: str) -> str:
    """The text of a fragment, white space folded."""
    return parse(html).text()
