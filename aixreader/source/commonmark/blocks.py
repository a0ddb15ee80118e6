"""CommonMark's block structure, line by line: which open containers a line goes on with, which it opens, and the leaf
block its text belongs to. The algorithm is the one of the specification's appendix.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from aixreader.source.commonmark.headings import heading_element
from aixreader.source.commonmark.html_blocks import html_block_end
from aixreader.source.commonmark.leaves import FencedCode, HtmlBlock, IndentedCode, Leaf, Paragraph, indent_end
from aixreader.source.commonmark.references import References
from aixreader.source.commonmark.tree import TIGHT

# Containers nested deeper are shown as text; a list counts as two (itself and its item).
MAX_DEPTH = 100
# The line before was not blank: greater than any depth.
NOT_BLANK = MAX_DEPTH * 2
# Tabs count as blanks only before a block's text, where they may be part of markers.
PREFIX = re.compile(r"[ \t>*+\-0-9.)]*")
STARTS = frozenset(">#`~<=-_*+0123456789")
HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+$")
BREAK = re.compile(r"(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})$")
FENCE = re.compile(r"(`{3,}+)([^`]*+)$|(~{3,}+)(.*+)$")
ITEM = re.compile(r"(?:([*+-])|(\d{1,9})([.)]))(?= |$)")


@dataclass(slots=True)
class Container:
    """An open container: the root, a quote, a list or an item."""

    element: Element
    marker: str = ""
    """What the items of a list begin with: its bullet, or what follows the number."""
    offset: int = 0
    """The columns an item's content is indented by."""
    loose: bool = False
    """Of a list: whether a blank line parts its items or their content."""


class Blocks:
    """Reads a text line by line into the tree below `root`; `references` are the link definitions found."""

    def __init__(self, root: Element, *, raw_html: bool) -> None:
        self.root = root
        self.references: References = {}
        self.heading_lines: list[int] = []
        """The line of each heading in document order."""
        self.length = 0
        self._raw_html = raw_html
        self._open = [Container(root)]
        self._leaf: Leaf | None = None
        self._number = -1
        self._blank_from = NOT_BLANK
        """From which depth on the line before was blank: behind a `>` it is blank for what is in the quote only."""

    def add(self, line: str) -> None:
        """Read the next line."""
        self._number += 1
        self.length += len(line) + 1
        if "\t" in line and not (isinstance(self._leaf, FencedCode) and len(self._open) == 1):
            prefix = PREFIX.match(line)
            end = prefix.end() if prefix else 0
            line = line[:end].expandtabs(4) + line[end:]
        depth, at, quote = self._continued(line)
        blank = indent_end(line, at) == len(line)
        leaf = self._leaf
        if leaf and depth == len(self._open) and leaf.takes(line, at):
            self._blank_from = quote if blank and leaf.counts_blanks else NOT_BLANK
            if leaf.closed:
                self._close_leaf()
        elif blank:
            self._cut(depth)
            self._blank_from = quote
        else:
            self._start_blocks(line, at, depth)
            self._blank_from = NOT_BLANK

    def end(self) -> None:
        """Close what is still open."""
        self._cut(1)

    def _continued(self, line: str) -> tuple[int, int, int]:
        """How many open containers the line goes on with, where its content begins behind their markers, and the
        depth of the innermost quote among them.
        """
        at = quote = 0
        for depth, container in enumerate(self._open):
            tag = container.element.tag
            if tag == "blockquote":
                text = indent_end(line, at)
                if text - at > 3 or not line.startswith(">", text):
                    return depth, at, quote
                at = text + 2 if line.startswith(" ", text + 1) else text + 1
                quote = depth
            elif tag == "li":
                text = indent_end(line, at)
                if text == len(line):
                    # An item that starts with a blank line cannot go on with a second one.
                    if not len(container.element) and self._leaf is None:
                        return depth, at, quote
                    at = min(text, at + container.offset)
                elif text - at >= container.offset:
                    at += container.offset
                else:
                    return depth, at, quote
        return len(self._open), at, quote

    def _start_blocks(self, line: str, at: int, depth: int) -> None:
        """Open the blocks that start on the line, or go on with the paragraph."""
        while True:
            text = indent_end(line, at)
            if text == len(line):
                return
            if text - at > 3:
                if not isinstance(self._leaf, Paragraph):
                    self._cut_to_blocks(depth)
                    self._open_leaf(IndentedCode(), line, at)
                    return
                break
            if line[text] not in STARTS:
                break
            opened = self._open_container(line, at, text, depth)
            if opened is None:
                if self._open_block(line, at, text, depth):
                    return
                break
            at, depth = opened, len(self._open)
        if isinstance(self._leaf, Paragraph):
            # Also where the line lacks the markers of the containers around it: a lazy continuation.
            self._leaf.lines.append(line[text:])
            return
        self._cut_to_blocks(depth)
        paragraph = Paragraph(self._number, self.references)
        paragraph.lines.append(line[text:])
        self._note_blank()
        self._leaf = paragraph

    def _in_paragraph(self, depth: int) -> Paragraph | None:
        """The open paragraph, if the line has all the markers of the containers around it."""
        return self._leaf if isinstance(self._leaf, Paragraph) and depth == len(self._open) else None

    def _open_container(self, line: str, at: int, text: int, depth: int) -> int | None:
        """Open a quote or a list item; returns where its content begins."""
        if depth >= MAX_DEPTH:
            return None
        if line[text] == ">":
            self._cut_to_blocks(depth)
            self._note_blank()
            self._open.append(Container(SubElement(self._open[-1].element, "blockquote")))
            return text + 2 if line.startswith(" ", text + 1) else text + 1
        item = ITEM.match(line, text)
        if not item or BREAK.match(line, text):
            return None
        content = indent_end(line, item.end())
        if paragraph := self._in_paragraph(depth):
            if UNDERLINE.match(line, text) and paragraph.text():
                return None
            if content == len(line) or (item[2] and int(item[2]) != 1):
                return None
        if content == len(line) or content - item.end() > 4:
            content = item.end() + 1
        self._open_item(item, content - at, depth)
        return min(content, len(line))

    def _open_item(self, item: re.Match[str], offset: int, depth: int) -> None:
        """Open an item, in the list that is open at `depth` where the marker is of the same kind."""
        marker = item[1] or item[3]
        self._cut(depth)
        if self._open[-1].marker != marker:
            self._cut_to_blocks(depth)
            self._note_blank()
            parent = self._open[-1].element
            if item[2]:
                start = int(item[2])
                element = SubElement(parent, "ol", {"start": str(start)} if start != 1 else {})
            else:
                element = SubElement(parent, "ul")
            self._open.append(Container(element, marker))
        else:
            self._note_blank()
        self._open.append(Container(SubElement(self._open[-1].element, "li"), offset=offset))

    def _open_block(self, line: str, at: int, text: int, depth: int) -> bool:
        """Read a block that starts on the line and is no container; False where none does."""
        char = line[text]
        if char in "=-" and (paragraph := self._in_paragraph(depth)) and UNDERLINE.match(line, text):
            source = paragraph.text()
            if source:
                self._leaf = None
                self._add_heading(1 if char == "=" else 2, source, paragraph.number)
                return True
            # All of it was definitions.
            paragraph.lines.clear()
            if char == "=":
                return False
        if char == "#" and (match := HEADING.match(line, text)):
            self._cut_to_blocks(depth)
            self._note_blank()
            self._add_heading(len(match[1]), _heading_text(line[match.end() :]), self._number)
        elif char in "*-_" and BREAK.match(line, text):
            self._cut_to_blocks(depth)
            self._note_blank()
            SubElement(self._open[-1].element, "hr")
        elif char in "`~" and (match := FENCE.match(line, text)):
            self._cut_to_blocks(depth)
            self._note_blank()
            self._leaf = FencedCode(text - at, match[1] or match[3], match[2] or match[4] or "")
        elif char == "<":
            # A line that would go on lazily counts as interrupting the paragraph, too.
            end = html_block_end(line, text, interrupts=isinstance(self._leaf, Paragraph))
            if end is None:
                return False
            self._cut_to_blocks(depth)
            self._open_leaf(HtmlBlock(end, raw_html=self._raw_html), line, at)
        else:
            return False
        return True

    def _open_leaf(self, leaf: Leaf, line: str, at: int) -> None:
        self._note_blank()
        leaf.takes(line, at)
        self._leaf = leaf
        if leaf.closed:
            self._close_leaf()

    def _add_heading(self, level: int, text: str, number: int) -> None:
        self._open[-1].element.append(heading_element(level, text))
        self.heading_lines.append(number)

    def _note_blank(self) -> None:
        """Before a block is added: a blank line between it and the one before makes the list loose."""
        depth = len(self._open) - 1
        if self._blank_from <= depth and len(self._open[-1].element):
            tag = self._open[-1].element.tag
            if tag == "li":
                self._open[-2].loose = True
            elif self._open[-1].marker:
                self._open[-1].loose = True

    def _cut_to_blocks(self, depth: int) -> None:
        """Close what is deeper than `depth`, and a list at `depth`, since no item of it follows."""
        self._cut(depth)
        if self._open[-1].marker:
            self._cut(len(self._open) - 1)

    def _cut(self, depth: int) -> None:
        """Close the leaf and the containers deeper than `depth`."""
        self._close_leaf()
        while len(self._open) > depth:
            container = self._open.pop()
            if container.marker and not container.loose:
                for item in container.element:
                    for child in item:
                        if child.tag == "p":
                            child.tag = TIGHT

    def _close_leaf(self) -> None:
        if self._leaf:
            self._open[-1].element.extend(self._leaf.elements())
            self._leaf = None


def _heading_text(text: str) -> str:
    """The text of an ATX heading without the closing `#`s."""
    text = text.strip(" \t")
    bare = text.rstrip("#")
    return bare.rstrip(" \t") if not bare or bare[-1] in " \t" else text
