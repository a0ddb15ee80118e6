"""The questions of the decision tree as they stand in a page: lines, with the list below them.

A question is a line of a quotation that begins with "QUESTION:" or "ALWAYS DO:". Where an edition has none, as those
before May 2026, it is a plain line: one that begins with "Question:", or above a list one that ends with a question
mark, or a sentence "If you …:". "Make sure to …" is what is to be done always there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from aixreader.model import Section
from aixreader.model.decision_tree import ALWAYS, QUESTION
from aixreader.source.question_cues import ABOVE
from aixreader.source.source_links import LIST_ITEM, links_of, standalone_label

MARKED = re.compile(rf"\s*>\s*({QUESTION}|{ALWAYS})\s*:\s*(.*)")
QUOTED = re.compile(r"\s*>\s?(.*)")
RULE = re.compile(r"\s{0,3}(?:-\s*){3,}$")
SAID = re.compile(r"Question\s*:\s*(.*)", re.IGNORECASE)
BEGINS_YES = re.compile(r"Yes\b.*:$")
STATEMENT = re.compile(r"If you\b[^:]*+:")
TO_DO = re.compile(r"Make sure to\b")
MAX_ITEMS, MAX_TEXT = 200, 8_000
"""Items of one question and characters of each. More are no decision tree, and would take long to read."""


@dataclass(slots=True)
class Item:
    """A list item, or a paragraph of what is always to be done: its own text without the items below it."""

    line: int
    depth: int
    text: str


@dataclass(slots=True)
class QuestionBlock:
    """A question with the items of its list, markup and all; `line` is 1-based in the file."""

    section: str
    line: int
    group: str
    kind: str
    text: str
    items: list[Item] = field(default_factory=list)
    _indents: list[int] = field(default_factory=list)
    _is_after_blank: bool = False
    _is_closed: bool = False

    def take(self, number: int, line: str) -> None:
        """Read the next line. What follows the list is not part of it."""
        item = LIST_ITEM.match(line)
        text = line.strip()
        if self._is_closed or not text:
            pass
        elif len(self.items) >= MAX_ITEMS:
            self._is_closed = True
        elif item and self.kind == QUESTION:
            self._begin(number, len(item[1].expandtabs()), item[2])
        elif self.kind == ALWAYS and (self._is_after_blank or not self.items):
            self.items.append(Item(number, 0, text))
        elif not self._is_after_blank and self.items:
            self.items[-1].text = _longer(self.items[-1].text, text)
        elif self.items:  # a further paragraph of the item, or what follows the list
            self._is_closed = len(line) - len(line.lstrip()) <= self._indents[-1] + 1
        elif not self._is_after_blank:
            quoted = QUOTED.match(line)
            self.text = _longer(self.text, quoted[1] if quoted else text)
        else:  # a question without a list: the paragraph below it stands for one
            self._begin(number, 0, text)
        self._is_after_blank = not text

    def _begin(self, number: int, indent: int, text: str) -> None:
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        self.items.append(Item(number, len(self._indents), text))
        self._indents.append(indent)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a question begins: `content` is what of the line belongs to its items."""

    kind: str
    text: str
    content: str = ""


Begins = Callable[[Sequence[str], int], Opening | None]
"""From the lines of a page and the 0-based number of one of them to the question that begins there."""


def question_blocks(lines: Sequence[str], section: Section, begins: Begins) -> Iterator[QuestionBlock]:
    """The questions of a section; each ends with the next one, a bold line, a rule or the section."""
    group = ""
    block: QuestionBlock | None = None
    for number in range(section.line, min(section.end_line, len(lines) + 1)):
        line = lines[number - 1]
        opening, label = begins(lines, number - 1), standalone_label(line)
        if opening or label or RULE.match(line):
            if block is not None:
                yield block
            group, block = label or group, None
        if opening:
            block = QuestionBlock(section.id, number, group, opening.kind, opening.text)
            if opening.content:
                block.take(number, opening.content)
        elif block is not None:
            block.take(number, line)
    if block is not None:
        yield block


def marked_question(lines: Sequence[str], at: int) -> Opening | None:
    """A question that says so."""
    match = MARKED.match(lines[at])
    if match is None:
        return None
    return Opening(ALWAYS, "", match[2]) if match[1] == ALWAYS else Opening(QUESTION, match[2])


def plain_question(lines: Sequence[str], at: int) -> Opening | None:
    """A plain line that can be a question; whether it is one, its outcomes tell."""
    line = lines[at].strip()
    if LIST_ITEM.match(line) or not line:
        return None
    if said := SAID.match(line):
        return Opening(QUESTION, said[1])
    statement = STATEMENT.match(line)
    if statement and ABOVE.search(line):
        return Opening(QUESTION, statement[0].rstrip(":"), f"- {line}")
    if TO_DO.match(line) and any(links_of(line)):
        return Opening(ALWAYS, "", line)
    is_question = line.endswith("?") or (statement is not None and line.endswith(":"))
    return Opening(QUESTION, line) if is_question and _is_above_list(lines, at) else None


def _longer(text: str, more: str) -> str:
    return f"{text} {more}" if len(text) < MAX_TEXT else text


def _is_above_list(lines: Sequence[str], at: int) -> bool:
    """Whether a list follows, perhaps after a line with the answer that it belongs to."""
    following = [line.strip() for line in lines[at + 1 : at + 5] if line.strip()]
    if following and BEGINS_YES.match(following[0]):
        del following[0]
    return bool(following) and LIST_ITEM.match(following[0]) is not None
