"""Changes to HTML at positions of its tree; what is not changed stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape

from aixreader.html.plain_text import TAG
from aixreader.html.tree import (
    Element,
    Tag,
    attribute_pattern,
    elements,
    join_attributes,
    read_tag,
    tag_pattern,
    with_attribute,
    written_attributes,
)

Edit = tuple[int, int, str]
"""Start and end offset, and the replacement."""


def splice(html: str, edits: Iterable[Edit]) -> str:
    """The HTML after edits in order; one that begins inside the one before it is left out."""
    pieces: list[str] = []
    at = 0
    for start, end, replacement in edits:
        if start >= at:
            pieces += (html[at:start], replacement)
            at = end
    return "".join([*pieces, html[at:]])


def replace_tags(html: str, names: Iterable[str], replace: Callable[[Tag], str | None]) -> str:
    """The HTML with the tags of these names (of all names without any) replaced; None leaves a tag as it is."""

    def replaced(match: re.Match[str]) -> str:
        replacement = replace(read_tag(match))
        return match[0] if replacement is None else replacement

    return tag_pattern(*names).sub(replaced, html)


def replace_attribute(
    html: str, name: str, attribute: str, replace: Callable[[str], str | None], prefix: str = ""
) -> str:
    """The HTML with the values (unescaped) of an attribute replaced on all elements with a name; None leaves one as it
    is, and so does a value that does not begin with `prefix`.
    """

    def edits() -> Iterator[Edit]:
        for match in attribute_pattern((name,), attribute, prefix).finditer(html):
            new = replace(unescape(match[2]))
            if new is not None:
                yield *match.span(2), escape(new)

    return splice(html, edits())


def remove_attribute(html: str, attribute: str) -> str:
    """The HTML without an attribute, on whatever element."""

    def edits() -> Iterator[Edit]:
        for element, _ in with_attribute(html, (), attribute):
            values = written_attributes(element.written)
            values.pop(attribute)
            yield element.start, element.content_start, f"<{element.name}{join_attributes(values)}>"

    return splice(html, edits())


def replace_elements(html: str, name: str, replace: Callable[[Element], str | None]) -> str:
    """The HTML with closed elements of one name replaced; None leaves an element, and looks at those inside."""
    replaced = ((element, replace(element)) for element in elements(html, name) if element.is_closed)
    return splice(html, ((element.start, element.end, new) for element, new in replaced if new is not None))


def remove_tags(html: str, name: str) -> str:
    """The HTML without the tags of one name; their content stays."""
    return tag_pattern(name).sub("", html)


def remove_first(html: str, *names: str) -> str:
    """The HTML without the first closed element of one of the names."""
    first = next((element for element in elements(html, *names) if element.is_closed), None)
    return html[: first.start] + html[first.end :] if first else html


def replace_text(html: str, pattern: re.Pattern[str], replace: Callable[[str], str]) -> str:
    """The HTML with what `pattern` matches between two tags replaced; both get text as it is written."""
    either = re.compile(rf"({TAG.pattern})|{pattern.pattern}")
    return either.sub(lambda match: match[1] or replace(match[0]), html)
