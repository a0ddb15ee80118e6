"""The headings of a page: those of its Markdown, of its shortcodes and of its raw HTML, each with an id and a line.

Hugo gives a heading in raw HTML no id. Ours do get one, by the same rule, so that each is a section.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape, unescape

from aixreader.html.edit import Edit, splice
from aixreader.html.names import HEADINGS
from aixreader.html.plain_text import IMAGE, plain_text
from aixreader.html.tree import Element, element_at, join_attributes, written_attributes
from aixreader.source.markup import Heading
from aixreader.source.markup.headings import heading_id

# What stands in links, captions and summaries is a heading by its tag only: it cannot be parted from what is around it.
PLACE = re.compile(r"<(/?)(?:a|figcaption|summary)(?=[\s>])|<(h[1-6])(?=[\s>])")
ID = re.compile(r' id="([^"]*+)"')
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
RAW_TAG = re.compile(r"<([a-z][a-z0-9]*+)(?=[\s/>])|\b(data:)(?=[a-z]++/)", re.IGNORECASE)
RAW_HEADING = re.compile(r"<h[1-6][\s>]", re.IGNORECASE)
MAX_HEADING_LINES = 20
FOOTNOTE = re.compile(r'<sup id="fnref[^"<>]*+">(?:(?!</?sup[\s>]).)*+</sup>', re.DOTALL)


class HeadingMarks:
    """Gives each heading that Markdown makes a mark as its id, by which it is known in the finished page.

    The same page may be rendered in pieces: the inner text of a shortcode by itself.
    """

    def __init__(self, stem: str) -> None:
        self._stem = stem
        self.headings: dict[str, Heading] = {}

    def mark(self, heading: Heading, line: int) -> str:
        """The mark of a heading; `line` is the one it has in the page."""
        name = f"{self._stem}h{len(self.headings)}"
        self.headings[name] = replace(heading, line=line)
        return name

    @property
    def pattern(self) -> str:
        """An expression for a mark."""
        return rf"{self._stem}h\d+"

    def is_raw(self, text: str) -> bool:
        """Whether an id or a text holds a shortcode's placeholder."""
        return self._stem in text


class TagLines:
    """Tells on which lines of a page's text the tags of raw HTML and the `data:` addresses stand, in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    @cached_property
    def _lines(self) -> dict[str, list[int]]:
        text = self._text
        bare = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text) if "<!--" in text else text
        lines: dict[str, list[int]] = {}
        line, at = 0, 0
        for match in RAW_TAG.finditer(bare):
            line += bare.count("\n", at, match.start())
            at = match.start()
            lines.setdefault((match[1] or match[2]).lower(), []).append(line)
        return lines

    def next(self, name: str, first: int = 0) -> int | None:
        """The 0-based line of the next tag with a name (or of "data:"), from line `first` on; None if there is none."""
        lines = self._lines.get(name, [])
        index = bisect_left(lines, first, self._next.get(name, 0))
        if index >= len(lines):
            return None
        self._next[name] = index + 1
        return lines[index]

    def of(self, words: str) -> int:
        """The 0-based line on which words stand for the first time; 0 if they do not."""
        return self._text.count("\n", 0, max(0, self._text.find(words)))


@dataclass(frozen=True, slots=True)
class Headed:
    """A page whose headings all have ids: its HTML with them and with those alone that Hugo gives, and the headings."""

    html: str
    as_hugo: str
    headings: tuple[Heading, ...]


def give_ids(html: str, marks: HeadingMarks, tags: TagLines) -> Headed:
    """Replace the marks by ids and give the other headings theirs; `html` is sanitised."""
    if not any(f"<{name}" in html for name in HEADINGS):
        return Headed(html, html, ())
    found = list(_sections(html))
    names = _names(html, found, marks)
    full: list[Edit] = []
    plain: list[Edit] = []
    headings: list[Heading] = []
    lines = _lines(found, marks, tags)
    for element, name, line in zip(found, names, lines, strict=True):
        written = written_attributes(element.written)
        known = marks.headings.get(written.pop("id", ""))
        if not name:
            continue
        tag = f'<{element.name} id="{escape(name)}"{join_attributes(written)}>'
        full.append((element.start, element.content_start, tag))
        if known or " id=" in element.written:
            plain.append(full[-1])
        text = known.text if known and not marks.is_raw(known.text) else _title(element)
        headings.append(Heading(int(element.name[1]), name, text, line))
    whole = splice(html, full)
    as_hugo = whole if len(plain) == len(full) else splice(html, plain)
    if sum(1 for element in found if element.attributes.get("id") in marks.headings) < len(marks.headings):
        whole, as_hugo = _unmarked(whole, marks), _unmarked(as_hugo, marks)
    return Headed(whole, as_hugo, tuple(headings))


def _sections(html: str) -> Iterator[Element]:
    """The headings that begin a section."""
    inside = 0
    for tag in PLACE.finditer(html):
        if name := tag[2]:
            if not inside and (heading := element_at(html, tag.start(), name)):
                yield heading
        else:
            inside += -1 if tag[1] else 1


def _names(html: str, found: list[Element], marks: HeadingMarks) -> list[str]:
    """The id of each heading, "" for one without words; Hugo's own first, others give way."""
    names: list[str] = []
    wanted: list[str] = []
    for element in found:
        own = element.attributes.get("id", "")
        known = marks.headings.get(own)
        wanted.append(known.anchor if known else own)
        if known and marks.is_raw(known.anchor):
            wanted[-1] = ""
    taken = {unescape(name) for name in ID.findall(html)} - set(marks.headings)
    given = set(wanted)
    used: set[str] = set()
    counts: dict[str, int] = {}
    for element, name in zip(found, wanted, strict=True):
        base = name or (heading_id(title) if (title := _title(element)) else "")
        free = base
        while free and (free in used or (free != name and (free in given or free in taken))):
            counts[base] = counts.get(base, 0) + 1
            free = f"{base}-{counts[base]}"
        used.add(free)
        names.append(free)
    return names


def _lines(found: list[Element], marks: HeadingMarks, tags: TagLines) -> list[int]:
    """The line of each heading; never before that of the one above it."""
    lines: list[int] = []
    last = 0
    for element in found:
        known = marks.headings.get(element.attributes.get("id", ""))
        line = known.line if known else tags.next(element.name, last)
        last = max(last, line) if line is not None else last
        lines.append(last)
    return lines


def _title(element: Element) -> str:
    """The words of a heading; of one that is only a picture its alternative text."""
    content = FOOTNOTE.sub("", element.content)
    return plain_text(content) or plain_text(IMAGE.sub(r" \1 ", content))


def _unmarked(html: str, marks: HeadingMarks) -> str:
    """Without the marks of headings that begin no section."""
    left: Mapping[str, Heading] = marks.headings
    return re.sub(rf' id="({marks.pattern})"', lambda m: f' id="{escape(left[m[1]].anchor)}"', html) if left else html


def raw_heading_lines(lines: Sequence[str], first: int, end: int) -> int:
    """How many lines a heading in raw HTML takes that begins on line `first`; 0 if none begins there."""
    if not RAW_HEADING.search(lines[first]):
        return 0
    closing = (at for at in range(first, min(end, first + MAX_HEADING_LINES)) if "</h" in lines[at].lower())
    return next(closing, first) + 1 - first
