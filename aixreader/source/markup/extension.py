"""CommonMark for Python-Markdown: an extension that brings its own block parser.

Python-Markdown's block rules are those of 2004: a list needs a blank line before it, nesting needs four blanks, raw
HTML is cut out beforehand. The extension replaces the parser that turns lines into a tree; the package goes
on from there (serialising, putting raw HTML back).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement, tostring

from markdown import Markdown
from markdown.blockparser import BlockParser as MarkdownParser
from markdown.extensions import Extension
from markdown.util import Registry

from aixreader.source.markup.assemble import AUTO, add_text
from aixreader.source.markup.blocks import SETEXT, Block, BlockParser
from aixreader.source.markup.code import code_block
from aixreader.source.markup.headings import HeadingIds, heading_text, own_id
from aixreader.source.markup.inline import InlineParser
from aixreader.source.markup.link_targets import References, take_definitions
from aixreader.source.markup.tables import TableBuilder, table_start


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, its id, its text as plain words, and its 0-based line in the text."""

    level: int
    anchor: str
    text: str
    line: int


class CommonMark(Extension):
    """Replaces Python-Markdown's block and inline rules; `headings` are those of the last text."""

    def __init__(self, *, raw_html: bool) -> None:
        super().__init__()
        self._raw_html = raw_html
        self.headings: list[Heading] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Install our parser and remove the rules that it replaces."""
        parser = TreeParser(md, raw_html=self._raw_html)
        self.headings = parser.headings
        md.parser = parser
        raw_html = md.postprocessors["raw_html"]
        md.preprocessors, md.treeprocessors, md.postprocessors = Registry(), Registry(), Registry()
        md.postprocessors.register(raw_html, "raw_html", 30)


def to_html(element: Element) -> str:
    """Serialise with all text escaped; Python-Markdown's serialiser does not escape what looks like an entity."""
    return tostring(element, encoding="unicode", method="html")


class TreeParser(MarkdownParser):
    """Turns lines into the tree that Python-Markdown serialises."""

    def __init__(self, md: Markdown, *, raw_html: bool) -> None:
        super().__init__(md)
        self._raw_html = raw_html
        self.headings: list[Heading] = []

    def parseDocument(self, lines: Any) -> ElementTree:  # noqa: N802, ANN401 - Python-Markdown's signature
        """The tree of a text's lines."""
        self.root = Element(self.md.doc_tag)
        blocks = BlockParser().parse(list(lines))
        references: References = {}
        _take_definitions(blocks, references)
        self._inline = InlineParser(references, self._keep_raw)
        self._ids = HeadingIds()
        self._tables = TableBuilder(self._inline.into)
        self._build(self.root, blocks)
        for element in self.root.iter("a"):
            element.attrib.pop(AUTO, None)
        return ElementTree(self.root)

    def _keep_raw(self, html: str) -> str:
        return self.md.htmlStash.store(html) if self._raw_html else ""

    def _build(self, parent: Element, block: Block, *, tight: bool = False) -> None:
        for child in block.children:
            self._block(parent, child, tight=tight)
            add_text(parent, "\n")

    def _block(self, parent: Element, block: Block, *, tight: bool) -> None:
        if block.kind == "paragraph":
            self._paragraph(parent, block, tight=tight)
        elif block.kind == "heading":
            self._heading(parent, block)
        elif block.kind == "code":
            self._code(parent, block)
        elif block.kind == "html":
            add_text(parent, self._keep_raw("\n".join(block.lines)))
        elif block.kind == "hr":
            SubElement(parent, "hr")
        else:
            element = SubElement(parent, block.kind)
            if block.kind == "ol" and block.level != 1:
                element.set("start", str(block.level))
            inner_tight = block.tight if block.kind in ("ul", "ol") else tight and block.kind == "li"
            self._build(element, block, tight=inner_tight)

    def _paragraph(self, parent: Element, block: Block, *, tight: bool) -> None:
        head = table_start(block.lines)
        before = block.lines if head is None else block.lines[:head]
        if before:
            text = "\n".join(before).rstrip(" \t")
            self._inline.into(parent if tight else SubElement(parent, "p"), text)
        if head is not None:
            self._tables.build(parent, block.lines[head:])

    def _heading(self, parent: Element, block: Block) -> None:
        text, own = own_id("\n".join(block.lines).strip(" \t"))
        element = SubElement(parent, f"h{block.level}")
        self._inline.into(element, text)
        words = heading_text(element, for_id=True)
        if block.info == SETEXT:
            words = words.rpartition("\n")[2]
        # An empty heading has no id.
        anchor = self._ids.give(words, own) if text else ""
        if anchor:
            element.set("id", anchor)
        shown = " ".join(heading_text(element, for_id=False).split())
        self.headings.append(Heading(block.level, anchor, shown, block.line))

    def _code(self, parent: Element, block: Block) -> None:
        lines = block.lines
        if not block.mark:
            while lines and not lines[-1].strip():
                lines.pop()
        text = "".join(f"{line}\n" for line in lines)
        add_text(parent, self.md.htmlStash.store(code_block(text, block.info)))


def _take_definitions(block: Block, references: References) -> None:
    """Gather the link definitions of all paragraphs, which may stand behind the links that use them."""
    todo = [block]
    while todo:
        current = todo.pop()
        for child in current.children:
            if (child.kind == "paragraph" or child.info == SETEXT) and child.lines[0].startswith("["):
                left = take_definitions("\n".join(child.lines), references)
                child.lines = left.split("\n") if left.strip() else []
                if not child.lines and child.info == SETEXT:
                    # Nothing is left to underline: the line is a rule or text of its own.
                    child.kind, child.info = ("hr", "") if child.mark.startswith("---") else ("paragraph", "")
                    child.lines = [child.mark]
        current.children = [child for child in current.children if child.kind != "paragraph" or child.lines]
        todo.extend(reversed(current.children))
