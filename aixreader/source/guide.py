"""Lists that pages carry as prose: the questions of the risk analysis, the essentials, the A-Z index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from aixreader.model import Essential, IndexEntry, Question, Section
from aixreader.source.drafts import Draft
from aixreader.source.source_links import links_of, standalone_label

QUESTION = re.compile(r"\s*>\s*(QUESTION|ALWAYS DO)\s*:\s*(.*)")
ITEM_NAME = re.compile(r"\s*+[-*]\s[^*]*+\*\*([^*]++)\*\*")
QUOTE = re.compile(r"\s*>")
RULE = re.compile(r"\s{0,3}(?:-\s*){3,}$")
LETTER = re.compile(r"[A-Z]")

SlugOf = Callable[[str, str], str]
"""From an address and the page that contains it to the slug of the section it leads to, or ''."""


def read_questions(draft: Draft, sections: list[Section], slug_of: SlugOf) -> Iterator[Question]:
    """The questions of a page: each with the links below it, up to the next question, bold line, rule or heading."""
    for section in sections:
        group = kind = text = ""
        links: list[str] = []
        taking = False
        for line in draft.lines[section.line - 1 : section.end_line - 1]:
            question, label = QUESTION.match(line), standalone_label(line)
            if question or label or RULE.match(line):
                if kind:
                    yield Question(group, kind, text, tuple(links))
                group = label or group
                kind, text, links, taking = "", "", [], bool(question)
            if question:
                kind, text = question[1], question[2].strip()
            if taking:
                links += [slug for _, href in links_of(line) if (slug := slug_of(href, draft.id))]
        if kind:
            yield Question(group, kind, text, tuple(links))


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
