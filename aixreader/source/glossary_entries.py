"""Terms that a page marks as such: entries of glossaries and lists of definitions, `<abbr>` and `<dfn>` with a title.

Nothing is looked at twice and no element further than `MAX_ENTRY`, so that nested ones take no longer than others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aixreader.html.first_sentence import section_sentence
from aixreader.html.plain_text import inline_text, plain_text
from aixreader.html.tree import Element, elements, outermost, with_attribute
from aixreader.model import Section
from aixreader.model.term import DEFINED
from aixreader.source.expansions import expansion_of
from aixreader.source.term_names import (
    MARKED,
    MAX_NAME,
    MIN_MEANING,
    Found,
    abbreviation,
    as_sentence,
    is_name,
    is_short,
    plain_name,
    title_name,
)

MAX_ENTRY = 4_000
"""Characters of HTML of an entry of a glossary that are looked at."""
MAX_SYNONYMS = 8
GLOSSARY = re.compile(
    r"(?:\d[\d.]*\s+)?(?:(?:a|the|our)\s+)?(?:short\s+|key\s+|basic\s+|main\s+)?"
    r"(?:glossary|definitions|terminology|abbreviations|acronyms|terms and definitions|abbreviations and acronyms"
    r"|acronyms and abbreviations|terms and abbreviations|definitions of terms|key terms|key concepts)"
    r"(?:\s+(?:of|for|used in)\s+[\w ]{1,40})?:?",
    re.IGNORECASE,
)
HEADED = re.compile(r"(?:terms?|abbreviations?|acronyms?|concepts?|words?)", re.IGNORECASE)
EXPLAINED = re.compile(
    r"(?:definitions?|meanings?|explanations?|expansions?|descriptions?|stands for|full (?:form|name)|in full"
    r"|what it means)",
    re.IGNORECASE,
)
ENTRY = re.compile(r"\s*(?::|–|—|-(?=\s)|=)\s*")
"""What separates a term of a glossary from its meaning."""
SEPARATOR = re.compile(r":\s|\s[–—=-]\s")
"""The same in plain text, where it is not inside a name."""
NOTE = re.compile(r"\s*\(([^()]{1,80})\)(?=\s*[:–—-]\s)")
"""A note in parentheses behind a term."""


def marked_terms(html: str, sections: list[Section]) -> Iterator[Found]:
    """The terms that a page marks as such; `sections` are its own."""
    yield from _titled(html)
    yield from _listed(html)
    yield from _glossaries(html, sections)


def _titled(html: str) -> Iterator[Found]:
    """`<abbr>` and `<dfn>` with a title, which is the meaning."""
    for element, title in with_attribute(html, ("abbr", "dfn"), "title"):
        name, meaning = inline_text(element.content), " ".join(title.split())
        if is_short(name) and expansion_of(name, meaning):
            yield abbreviation(element.start, name, meaning, MARKED)
        elif is_name(name):
            yield Found(element.start, name, as_sentence(meaning), DEFINED, MARKED)


def _listed(html: str) -> Iterator[Found]:
    """Lists of definitions: each term has the first meaning that follows it."""
    names: list[Element] = []
    is_explained = False
    for part in elements(html, "dt", "dd"):
        if part.name == "dt":
            names, is_explained = [part] if is_explained else [*names, part][-MAX_SYNONYMS:], False
        elif not is_explained:
            is_explained = True
            meaning = _text(html, part.content_start, "</dd>", "<dt", "<dd")
            for name in names:
                yield from _entry(name.start, _text(html, name.content_start, "</dt>", "<dd"), meaning)


def _glossaries(html: str, sections: list[Section]) -> Iterator[Found]:
    """The entries of sections that are glossaries, and of tables with a head that says so."""
    inside = {section.id for section in sections if GLOSSARY.fullmatch(section.title.strip())}
    for section in sections:
        own = html[section.start : section.end]
        if section.parent in inside:
            yield from _entry(section.start, title_name(section), section_sentence(own))
        if section.id in inside:
            for at, name, meaning in _items(own):
                yield from _entry(section.start + at, name, meaning)
    for table in outermost(elements(html, "table")):
        rows = _rows(table)
        head = next(rows, None)
        if head is not None and HEADED.fullmatch(head[1]) and EXPLAINED.fullmatch(head[2]):
            for at, name, meaning in rows:
                yield from _entry(at, name, meaning)


def _items(html: str) -> Iterator[tuple[int, str, str]]:
    """Offset, term and meaning of items and paragraphs of a glossary, and of the rows of its tables."""
    for block in elements(html, "li", "p"):
        text = _text(html, block.content_start, "</li>", "</p>", "<ul", "<ol", "<li")
        bold = block.first("strong", "b", "dfn")
        if bold is not None and (name := inline_text(bold.content).rstrip(" :–—-")) and text.startswith(name):
            yield block.start, name, _behind_entry(text, len(name))
        elif separator := SEPARATOR.search(text[: MAX_NAME + 20]):
            yield block.start, text[: separator.start()], text[separator.end() :]
    for table in outermost(elements(html, "table")):
        yield from _rows(table)


def _behind_entry(text: str, at: int) -> str:
    """What an entry says of its term, which ends at an offset: all of the text where nothing separates the two. A note
    in parentheses is put before the rest.
    """
    note = NOTE.match(text, at)
    separator = ENTRY.match(text, note.end() if note else at)
    meaning = text[separator.end() :] if separator else text
    return f"{note[1]}: {meaning}" if note else meaning


def _rows(table: Element) -> Iterator[tuple[int, str, str]]:
    """Offset of each row of a table with two cells or more, and the texts of the first two."""
    html = table.page
    cells: list[str] = []
    at = 0
    for part in table.find("tr", "td", "th"):
        if part.name == "tr":
            cells, at = [], part.start
        elif len(cells) < 2:  # a term and its meaning
            cells.append(_text(html, part.content_start, "</td>", "</th>", "<td", "<th", "<tr"))
            if len(cells) == 2:
                yield at, cells[0], cells[1]


def _entry(at: int, name: str, meaning: str) -> Iterator[Found]:
    """An entry of a glossary: a term, or an abbreviation with what it stands for."""
    name = name.strip(" .:")
    if is_short(name):
        if words := expansion_of(name, meaning.strip(" .")):
            yield abbreviation(at, name, words, MARKED)
        elif len(meaning) >= MIN_MEANING:
            yield Found(at, name, as_sentence(meaning), DEFINED, MARKED)
    elif is_name(name) and len(meaning) >= MIN_MEANING:
        yield Found(at, plain_name(name), as_sentence(meaning), DEFINED, MARKED)


def _text(html: str, start: int, *endings: str) -> str:
    """The text from an offset to the first of some tags, as far as an explanation may reach."""
    window = html[start : start + MAX_ENTRY]
    ends = (window.find(ending) for ending in endings)
    return plain_text(window[: min((end for end in ends if end >= 0), default=len(window))])
