"""Sanitised HTML as a light tree: elements with their positions, selected by name, attribute or text.

The sanitiser writes well-formed HTML: every element is closed, names are in lower case, attributes are double-quoted,
no value and no text holds a bare `<` or `>`. So one expression for a tag is enough, and an element is a stretch of the
page between two of them. Nothing is built in advance: an element refers to the page and the position of its start tag;
its end, its attributes and its text are computed on access. Positions are offsets in characters.

A fragment that was cut out of a page may have loose ends: an element that is not closed ends where the fragment does,
an end tag that closes nothing is ignored.

All expressions are linear: their repetitions are possessive, or end at the next `<`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple

from aixreader.html.names import VOID
from aixreader.html.plain_text import BREAK, plain_text

_ATTRIBUTE = r"\s+[^\s=<>\"/]++(?:=\"[^\"]*+\")?+"
"""An attribute with a value in double quotes, or none (our own pages have `hidden`)."""
_REST = rf"((?:{_ATTRIBUTE})*+)\s*+/?>"
"""A tag after its name."""
TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*+){_REST}")
ATTRIBUTE = re.compile(r'([^\s=<>"/]+)(?:="([^"]*)")?')
ID = re.compile(rf'<[a-z][a-z0-9]*+(?:(?!\s+id=){_ATTRIBUTE})*+\s+id="([^"]*)"')
BLANKS = re.compile(r"\s*")


class Tag(NamedTuple):
    """A start or end tag; `written` are its attributes as they are written, with the blank before the first."""

    name: str
    is_end: bool
    written: str
    start: int
    end: int

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by name, unescaped."""
        return attributes(self.written)


class Element:
    """An element of `page` from `start` to `end`; `content_start` and `content_end` delimit its content.

    The root of a tree has the empty name. An element that is not closed ends at `limit`.
    """

    __slots__ = ("_ends", "content_start", "limit", "name", "page", "start")

    def __init__(self, page: str, name: str, start: int, content_start: int, limit: int) -> None:
        self.page = page
        self.name = name
        self.start = start
        self.content_start = content_start
        self.limit = limit
        self._ends: tuple[int, int] | None = None

    @property
    def written(self) -> str:
        """The attributes as they are written, with the blank before the first."""
        return self.page[self.start + 1 + len(self.name) : self.content_start - 1].rstrip(" /")

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by name, unescaped."""
        return attributes(self.written)

    @property
    def content_end(self) -> int:
        """Where its end tag begins."""
        return self._end_tag()[0]

    @property
    def end(self) -> int:
        """Where its end tag ends."""
        return self._end_tag()[1]

    @property
    def html(self) -> str:
        """The element as it is written, with its tags."""
        return self.page[self.start : self.end]

    @property
    def start_tag(self) -> str:
        """The start tag as it is written."""
        return self.page[self.start : self.content_start]

    @property
    def content(self) -> str:
        """The HTML between its tags."""
        return self.page[self.content_start : self.content_end]

    @property
    def is_bare(self) -> bool:
        """Whether it has no attributes."""
        return self.content_start - self.start == len(self.name) + len("<>")

    @property
    def is_closed(self) -> bool:
        """Whether it has its end tag, or needs none."""
        content_end, end = self._end_tag()
        return content_end < end or self.name in VOID

    def text(self) -> str:
        """The text, white space folded, blocks and line breaks apart by one blank."""
        return plain_text(self.content)

    def find(self, *names: str) -> Iterator[Element]:
        """The elements below this one with one of the names (all without any), in document order."""
        return elements(self.page, *names, start=self.content_start, end=self.content_end)

    def first(self, *names: str) -> Element | None:
        """The element that its content begins with, white space aside, if it has one of the names."""
        return element_at(self.page, skip_blanks(self.page, self.content_start), *names, end=self.limit)

    def only(self, *names: str) -> Element | None:
        """The one element that is all its content, white space aside, if it has one of the names."""
        child = self.first(*names)
        return child if child and self.ends_at(skip_blanks(self.page, child.end)) else None

    def ends_at(self, at: int) -> bool:
        """Whether its end tag begins at `at`, which lies behind all it holds."""
        return self.page.startswith(f"</{self.name}>", at) if self.name else at >= self.limit

    def _end_tag(self) -> tuple[int, int]:
        if self._ends is None:
            self._ends = self._find_end()
        return self._ends

    def _find_end(self) -> tuple[int, int]:
        page, name, start, limit = self.page, self.name, self.content_start, self.limit
        if name in VOID:
            return start, start
        end_tag = f"</{name}>"
        at = page.find(end_tag, start, limit) if name else -1
        if at < 0:
            return limit, limit
        if page.find(f"<{name}", start, at) < 0:
            return at, at + len(end_tag)
        depth = 1
        for match in tag_pattern(name).finditer(page, start, limit):
            depth += -1 if match[1] else 1
            if not depth:
                return match.span()
        return limit, limit


def parse(html: str) -> Element:
    """The root of a fragment's tree."""
    return Element(html, "", 0, 0, len(html))


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag by name, unescaped; one without a value has the empty string."""
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(written)}


def written_attributes(written: str) -> dict[str, str]:
    """The attributes of a tag by name, their values as they are written."""
    return dict(ATTRIBUTE.findall(written))


def join_attributes(values: Mapping[str, str]) -> str:
    """Attributes as a tag holds them, a blank before each; `values` are escaped already."""
    return "".join(f' {name}="{value}"' for name, value in values.items())


def tags(html: str, *names: str) -> Iterator[Tag]:
    """The tags with one of the names (all without any), in order."""
    for match in tag_pattern(*names).finditer(html):
        yield read_tag(match)


def read_tag(match: re.Match[str]) -> Tag:
    """The tag that `tag_pattern` matched."""
    slash, name, written = match.groups()
    return Tag(name, bool(slash), written, match.start(), match.end())


def elements(html: str, *names: str, start: int = 0, end: int | None = None) -> Iterator[Element]:
    """The elements with one of the names (all without any) that begin between two offsets, in document order."""
    limit = len(html) if end is None else end
    for match in _start_pattern(names).finditer(html, start, limit):
        yield Element(html, match[1], match.start(), match.end(), limit)


def with_attribute(html: str, names: Iterable[str], attribute: str, prefix: str = "") -> Iterator[tuple[Element, str]]:
    """The elements with one of the names that have an attribute which begins with `prefix` (as it is written); each
    with the attribute's value, unescaped.
    """
    for match in attribute_pattern(tuple(names), attribute, prefix).finditer(html):
        yield Element(html, match[1], match.start(), match.end(), len(html)), unescape(match[2])


def with_text(html: str, name: str, pattern: str) -> Iterator[Element]:
    """The elements with a name that hold nothing but text which all of `pattern` matches; the text is as written."""
    for match in _text_pattern(name, pattern).finditer(html):
        yield Element(html, name, match.start(), match.end(), len(html))


def first_children(
    html: str, parents: Iterable[str], children: Iterable[str], text: str = ""
) -> Iterator[tuple[Element, Element]]:
    """The elements of some names that begin, white space aside, with an element of others; both. With `text` only those
    whose child holds nothing but text which all of it matches.
    """
    for match in _child_pattern(tuple(parents), tuple(children), text).finditer(html):
        parent = Element(html, match[2], match.start(), match.end(1), len(html))
        yield parent, Element(html, match[5], match.start(4), match.end(), len(html))


def enclosed(html: str, name: str, outer: str) -> Iterator[tuple[Element, Element | None]]:
    """The elements with a name, each with the `outer` element it lies in, None where it lies in none. For an `outer`
    that is never nested, like links.
    """
    around: Element | None = None
    since = 0
    for element in elements(html, name):
        last = _last_start(html, outer, since, element.start)
        around = last or around
        if around and html.find(f"</{outer}>", max(since, around.content_start), element.start) >= 0:
            around = None
        since = element.end if element.name in VOID else element.content_start
        yield element, around


def _last_start(html: str, name: str, start: int, end: int) -> Element | None:
    """The last element with a name that begins between two offsets."""
    while (at := html.rfind(f"<{name}", start, end)) >= 0:
        if match := _start_pattern((name,)).match(html, at):
            return Element(html, name, at, match.end(), len(html))
        end = at
    return None


def outermost(candidates: Iterable[Element]) -> Iterator[Element]:
    """Those of the elements, given in document order, that lie in none of the others."""
    at = 0
    for element in candidates:
        if element.start >= at:
            yield element
            at = element.end


def element_at(html: str, at: int, *names: str, end: int | None = None) -> Element | None:
    """The element whose start tag begins exactly at `at`, if it has one of the names and ends before `end`."""
    limit = len(html) if end is None else end
    match = _start_pattern(names).match(html, at, limit)
    if match is None:
        return None
    element = Element(html, match[1], at, match.end(), limit)
    return element if element.is_closed else None


def tag_at(html: str, at: int, *names: str) -> Tag | None:
    """The tag that begins exactly at `at`, if it has one of the names."""
    match = tag_pattern(*names).match(html, at)
    return read_tag(match) if match else None


def block_around(html: str, at: int) -> tuple[int, int]:
    """From where to where the run of text reaches that an offset lies in: between the tags of two blocks or breaks."""
    start, reach = 0, 1_000
    while at and not start:
        for match in BREAK.finditer(html, max(0, at - reach), at):
            start = match.end()
        if reach >= at:
            break
        reach *= 2
    ending = BREAK.search(html, at)
    return start, ending.start() if ending else len(html)


def skip_blanks(html: str, at: int) -> int:
    """The offset of the first character from `at` on that is not white space."""
    blanks = BLANKS.match(html, at)
    return blanks.end() if blanks else at


def ids(html: str) -> list[tuple[str, int]]:
    """Every id of a page, unescaped, with the offset where its tag begins."""
    return [(unescape(match[1]), match.start()) for match in ID.finditer(html)]


def heading_offsets(html: str, headings: Iterable[tuple[int, str]]) -> list[int]:
    """The offsets of headings (level, id), which are in this order in the page; a missing one gets the offset of the
    previous one.
    """
    offsets, at = [], 0
    for level, name in headings:
        offset = html.find(f'<h{level} id="{escape(name)}"', at)
        at = offset if offset >= 0 else at
        offsets.append(at)
    return offsets


@lru_cache(maxsize=64)
def tag_pattern(*names: str) -> re.Pattern[str]:
    """An expression for the tags with one of the names (all without any): groups for slash, name and attributes."""
    return re.compile(rf"<(/?)({'|'.join(names)}){_REST}") if names else TAG


@lru_cache(maxsize=64)
def _start_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"<({_any(names)}){_REST}")


@lru_cache(maxsize=64)
def attribute_pattern(names: tuple[str, ...], attribute: str, prefix: str) -> re.Pattern[str]:
    """An expression for the start tags with an attribute: groups for the name and the attribute's value."""
    other, value = rf"(?!\s+{re.escape(attribute)}=){_ATTRIBUTE}", rf'"({re.escape(prefix)}[^"]*+)"'
    return re.compile(rf"<({_any(names)})(?:{other})*+\s+{re.escape(attribute)}={value}(?:{_ATTRIBUTE})*+\s*+/?>")


@lru_cache(maxsize=64)
def _text_pattern(name: str, pattern: str) -> re.Pattern[str]:
    return re.compile(rf"<{name}{_REST}(?=(?:{pattern})</{name}>)")


@lru_cache(maxsize=64)
def _child_pattern(parents: tuple[str, ...], children: tuple[str, ...], text: str) -> re.Pattern[str]:
    inside = rf"(?=(?:{text})</)" if text else ""
    return re.compile(rf"(<({_any(parents)}){_REST})\s*+(<({_any(children)}){_REST}){inside}")


def _any(names: tuple[str, ...]) -> str:
    return "|".join(names) or "[a-z][a-z0-9]*+"
