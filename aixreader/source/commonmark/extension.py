"""The Python-Markdown extension that replaces the stock rules by CommonMark's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from aixreader.source.commonmark.blocks import Blocks
from aixreader.source.commonmark.headings import Anchors, Heading
from aixreader.source.commonmark.inline import Inline, InlineContext
from aixreader.source.commonmark.references import References
from aixreader.source.commonmark.tree import HEADINGS, INLINE, Html, serialise


class CommonMark(Extension):
    """Renders one text; `headings` are its Markdown headings afterwards."""

    def __init__(self, *, raw_html: bool = True) -> None:
        super().__init__()
        self.raw_html = raw_html
        self.headings: list[Heading] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Put our block parser, inline rules and serialiser in the place of all stock ones."""
        parser = CommonMarkParser(md, raw_html=self.raw_html)
        md.preprocessors = Registry()
        md.inlinePatterns = Registry()
        md.postprocessors = Registry()
        md.treeprocessors = Registry()
        md.treeprocessors.register(InlineTreeprocessor(parser, self), "commonmark", 0)
        md.parser = parser
        md.stripTopLevelTags = False  # our serialiser writes none


def converter(extension: CommonMark) -> Markdown:
    """Python-Markdown with the extension; it chooses its serialiser after extensions had their say, so ours comes last."""
    md = Markdown(extensions=[extension])
    md.serializer = serialise
    return md


class CommonMarkParser(BlockParser):
    """CommonMark's block structure as an element tree whose inline text is still to be read."""

    def __init__(self, md: Markdown, *, raw_html: bool) -> None:
        super().__init__(md)
        self.blocks = Blocks(ElementTree.Element(md.doc_tag), raw_html=raw_html)

    def parseDocument(self, lines: Iterable[str]) -> ElementTree.ElementTree:  # type: ignore[type-arg,unused-ignore] # noqa: N802
        """The tree of a text."""
        for line in lines:
            self.blocks.add(line)
        self.blocks.end()
        return cast("ElementTree.ElementTree", ElementTree.ElementTree(self.blocks.root))  # type: ignore[type-arg,unused-ignore]


class InlineTreeprocessor(Treeprocessor):
    """Reads the inline text of paragraphs, headings and cells, and gives headings their anchors."""

    def __init__(self, parser: CommonMarkParser, extension: CommonMark) -> None:
        super().__init__(parser.md)
        self._blocks = parser.blocks
        self._extension = extension

    def run(self, root: ElementTree.Element) -> None:
        """Replace the source text in the tree by HTML."""
        references: References = self._blocks.references
        context = InlineContext(references, raw_html=self._extension.raw_html, expansion=self._blocks.length)
        anchors = Anchors()
        lines = iter(self._blocks.heading_lines)
        for element in root.iter():
            if element.tag not in INLINE or isinstance(element.text, Html):
                continue
            inline = Inline(element.text or "", context)
            element.text = Html(inline.html)
            if element.tag in HEADINGS and (heading := anchors.mark(element, inline, next(lines))):
                self._extension.headings.append(heading)
