"""Lists that pages carry as prose: the essentials, the A-Z index, what to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from aixreader.model import Advice, Essential, IndexEntry, Section
from aixreader.source.drafts import Draft
from aixreader.source.source_links import LIST_ITEM, links_of, standalone_label, without_markup

ITEM_NAME = re.compile(r"\s*+[-*]\s[^*]*+\*\*([^*]++)\*\*")
QUOTE = re.compile(r"\s*>")
LETTER = re.compile(r"[A-Z]")
BOLD = re.compile(r"\*\*([^*]++)\*\*")

SlugOf = Callable[[str, str], str]
"""From an address and the page that contains it to the slug of the section it leads to, or ''."""


def read_essentials(draft: Draft, section: Section, slug_of: SlugOf) -> Iterator[Essential]:
    """The essentials list: bold line = category, bold words of an item = sub-category, links in quotes = controls."""
    category = sub = ""
    for line in draft.lines[section.line - 1 : section.end_line - 1]:
        if label := standalone_label(line):
            category, sub = label, ""
        elif (item := ITEM_NAME.match(line)) and category:
            sub = item[1].strip().rstrip(":")
        elif QUOTE.match(line) and sub:
            for label, href in links_of(line):
                if slug := slug_of(href, draft.id):
                    yield Essential(category, sub, slug, label)


def read_index(draft: Draft, sections: list[Section], target_of: SlugOf) -> Iterator[IndexEntry]:
    """The A-Z index: the links under headings that are one letter; `target_of` gives what a link leads to."""
    letters = [section for section in sections if LETTER.fullmatch(section.title)]
    if len(letters) < len("ABC"):
        return
    for section in letters:
        for line in draft.lines[section.line : section.end_line - 1]:
            for label, href in links_of(line):
                yield IndexEntry(section.title, label, target_of(href, draft.id))


def read_advice(draft: Draft, section: Section, slug_of: SlugOf) -> Iterator[Advice]:
    """What a section advises to read: its list items and rows of tables that lead to sections. An item with a bold name
    is the group of those below it, a bold line that of the list that follows.
    """
    reader = _AdviceReader(lambda text: _slugs_in(text, draft.id, slug_of))
    for line in draft.lines[section.line : section.end_line - 1]:
        yield from reader.take(line)
    yield from reader.end()


def _slugs_in(text: str, page: str, slug_of: SlugOf) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slug for _, href in links_of(text) if (slug := slug_of(href, page))))


class _AdviceReader:
    """Takes line after line, and gives each piece of advice once it is complete."""

    def __init__(self, slugs_in: Callable[[str], tuple[str, ...]]) -> None:
        self._slugs_in = slugs_in
        self._label = ""
        self._around: list[tuple[int, str]] = []  # the items that the line is in: indent and bold name
        self._group = ""
        self._text: list[str] = []
        self._head: str | None = None  # the first cell of the table that the line is in
        self._is_after_blank = False

    def take(self, line: str) -> Iterator[Advice]:
        """The advice that ends before this line, or is this line."""
        is_row = line.lstrip().startswith("|")
        self._head = self._head if is_row else None
        item = LIST_ITEM.match(line)
        if item is not None:
            yield from self._begin(len(item[1].expandtabs()), item[2])
        elif label := standalone_label(line):
            yield from self.end()
            self._label = label
        elif is_row:
            yield from self.end()
            cell = line.strip().strip("|").partition("|")[0]
            yield from self._advice(self._label, f"{self._head or ''} {cell}", line)
            self._head = cell if self._head is None else self._head
        elif line.strip() and self._is_after_blank and not line[:1].isspace():
            yield from self.end()
        elif line.strip() and self._around:
            self._text.append(line)
        self._is_after_blank = not line.strip()

    def end(self) -> Iterator[Advice]:
        """What is left at the end of a list."""
        yield from self._flush()
        self._around.clear()

    def _begin(self, indent: int, text: str) -> Iterator[Advice]:
        yield from self._flush()
        while self._around and self._around[-1][0] >= indent:
            self._around.pop()
        self._group = next((name for _, name in reversed(self._around) if name), self._label)
        bold = BOLD.search(text)
        self._around.append((indent, bold[1].strip().rstrip(":") if bold else ""))
        self._text = [text]

    def _flush(self) -> Iterator[Advice]:
        text, self._text = " ".join(self._text), []
        yield from self._advice(self._group, text, text)

    def _advice(self, group: str, text: str, linked: str) -> Iterator[Advice]:
        links = self._slugs_in(linked)
        if links:
            yield Advice(group, without_markup(text), links)
