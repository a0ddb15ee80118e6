"""CommonMark for Python-Markdown: an extension that brings its own block parser.

Python-Markdown's block rules are those of 2004: a list needs a blank line before it, nesting needs four blanks, raw
HTML is cut out beforehand. The extension replaces the parser that turns lines into a tree; the package goes
on from there (serialising, putting raw HTML back).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement, tostring

from markdown import Markdown
from markdown.blockparser import BlockParser as MarkdownParser
from markdown.extensions import Extension
from markdown.util import Registry

from aixreader.source.markup.alerts import take_alert
from aixreader.source.markup.assemble import AUTO, add_text
from aixreader.source.markup.attributes import split_attributes
from aixreader.source.markup.blocks import ATX_END, SETEXT, Block, BlockParser
from aixreader.source.markup.code import code_block
from aixreader.source.markup.footnotes import FOOTNOTES, Footnotes
from aixreader.source.markup.headings import HeadingIds, heading_text
from aixreader.source.markup.inline import InlineParser
from aixreader.source.markup.link_targets import References, take_definitions
from aixreader.source.markup.tables import TableBuilder, table_start
from aixreader.source.markup.task_items import add_box, take_box


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, its id, its text as plain words, and its 0-based line in the text."""

    level: int
    anchor: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a text holds and its HTML does not: a footnote that is not used or defined before (its label), a cell beyond
    the columns of its table, raw HTML; `line` is 0-based.
    """

    kind: str
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text is rendered: whether raw HTML stays, what the ids of footnotes begin with, what is written as the id
    of a heading, and whether raw HTML is shown as it is typed instead.
    """

    raw_html: bool = True
    notes: str = ""
    mark: Callable[[Heading], str] = attrgetter("anchor")
    tags_as_text: bool = False


class CommonMark(Extension):
    """Replaces Python-Markdown's block and inline rules; `headings` and `left_out` are those of the last text."""

    def __init__(self, dialect: Dialect) -> None:
        super().__init__()
        self._dialect = dialect
        self.headings: list[Heading] = []
        self.left_out: list[LeftOut] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Install our parser and remove the rules that it replaces."""
        parser = TreeParser(md, self._dialect)
        self.headings, self.left_out = parser.headings, parser.left_out
        md.parser = parser
        raw_html = md.postprocessors["raw_html"]
        md.preprocessors, md.treeprocessors, md.postprocessors = Registry(), Registry(), Registry()
        md.postprocessors.register(raw_html, "raw_html", 30)


def to_html(element: Element) -> str:
    """Serialise with all text escaped; Python-Markdown's serialiser does not escape what looks like an entity."""
    return tostring(element, encoding="unicode", method="html")


class TreeParser(MarkdownParser):
    """Turns lines into the tree that Python-Markdown serialises."""

    def __init__(self, md: Markdown, dialect: Dialect) -> None:
        super().__init__(md)
        self._dialect = dialect
        self.headings: list[Heading] = []
        self.left_out: list[LeftOut] = []

    def parseDocument(self, lines: Any) -> ElementTree:  # noqa: N802, ANN401 - Python-Markdown's signature
        """The tree of a text's lines."""
        self.root = Element(self.md.doc_tag)
        parser = BlockParser()
        blocks = parser.parse(list(lines))
        references: References = {}
        _take_definitions(blocks, references)
        self._footnotes = Footnotes(self._dialect.notes)
        if parser.has_notes:
            self._footnotes.take(blocks)
        self._line = 0
        self._boxes: dict[int, str] = {}
        self._inline = InlineParser(references, self._footnotes, self._keep_raw)
        self._ids = HeadingIds()
        self._tables = TableBuilder(self._inline.into)
        self._build(self.root, blocks)
        self._footnotes.add_list(self.root)
        self.left_out += (LeftOut("footnote", label, line) for label, line in self._footnotes.unused())
        for element in self.root.iter("a"):
            element.attrib.pop(AUTO, None)
        return ElementTree(self.root)

    def _keep_raw(self, html: str) -> str:
        if self._dialect.tags_as_text:
            return html
        if self._dialect.raw_html:
            return str(self.md.htmlStash.store(html))
        if not html.startswith("<!--"):
            self.left_out.append(LeftOut("html", html, self._line))
        return ""

    def _build(self, parent: Element, block: Block, *, tight: bool = False) -> None:
        for child in block.children:
            self._block(parent, child, tight=tight)
            add_text(parent, "\n")

    def _block(self, parent: Element, block: Block, *, tight: bool) -> None:
        self._line = block.line
        if block.kind == "paragraph":
            self._paragraph(parent, block, tight=tight)
        elif block.kind == "heading":
            self._heading(parent, block)
        elif block.kind == "code":
            self._code(parent, block)
        elif block.kind == "html":
            around = SubElement(parent, "p") if self._dialect.tags_as_text else parent
            add_text(around, self._keep_raw("\n".join(block.lines)))
        elif block.kind == "hr":
            SubElement(parent, "hr")
        elif block.kind == "dt":
            self._inline.into(SubElement(parent, "dt"), "\n".join(block.lines))
        elif block.kind == FOOTNOTES:
            self._footnotes.build(self._build)
        else:
            self._container(parent, block, tight=tight)

    def _container(self, parent: Element, block: Block, *, tight: bool) -> None:
        alert = take_alert(block) if block.kind == "blockquote" else None
        if alert is not None:
            kind = f"alert alert-{alert.kind}" if alert.kind else "alert"
            element = SubElement(parent, "div", {"class": kind})
            self._inline.into(SubElement(element, "p", {"class": "alert-title"}), alert.title)
        else:
            element = SubElement(parent, block.kind)
        if block.kind == "ol" and block.level != 1:
            element.set("start", str(block.level))
        inner_tight = block.tight if block.kind in ("ul", "ol", "dd") else tight and block.kind == "li"
        if box := take_box(block):
            self._boxes[id(block.children[0])] = box
        self._build(element, block, tight=inner_tight)

    def _paragraph(self, parent: Element, block: Block, *, tight: bool) -> None:
        head = table_start(block.lines)
        before = block.lines if head is None else block.lines[:head]
        if before:
            target = parent if tight else SubElement(parent, "p")
            if box := self._boxes.pop(id(block), ""):
                add_box(target, box)
            self._inline.into(target, "\n".join(before).rstrip(" \t"))
        if head is not None:
            self._tables.build(parent, block.lines[head:])
            self.left_out += (LeftOut("cell", text, block.line + head + n) for text, n in self._tables.dropped)
            self._tables.dropped.clear()

    def _heading(self, parent: Element, block: Block) -> None:
        text, own = split_attributes("\n".join(block.lines).strip(" \t"))
        if own and block.info != SETEXT:
            text = ATX_END.sub("", text)
        element = SubElement(parent, f"h{block.level}")
        self._inline.into(element, text)
        words = heading_text(element, for_id=True)
        if block.info == SETEXT:
            words = words.rpartition("\n")[2]
        # An empty heading has no id of itself.
        anchor = self._ids.give(words, own) if text or own else ""
        shown = " ".join(heading_text(element, for_id=False).split())
        heading = Heading(block.level, anchor, shown, block.line)
        self.headings.append(heading)
        if anchor:
            element.set("id", self._dialect.mark(heading))

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
