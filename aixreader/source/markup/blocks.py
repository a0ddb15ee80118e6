"""CommonMark's block structure: lines in, a tree of blocks out.

The algorithm is the one of the specification's appendix: each line is first matched against the blocks that are open,
then searched for new ones, and what is left is text of the innermost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from aixreader.source.markup import html_blocks

# Beyond this containers are read as text, so that no page can exhaust the stack; real pages nest 8 deep.
MAX_DEPTH = 60

ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
ATX_END = re.compile(r"(?:^|(?<![ \t])[ \t]++)#+[ \t]*$")
FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,}+)(.*)$")
UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
NOTE = re.compile(r"\[\^((?:[^\\\[\]]|\\.)*+)\]:")
DESCRIPTION = re.compile(r":( +)(?=[^ ]|$)")
ITEM = re.compile(r"([*+-])(?=[ ]|$)|(\d{1,9})([.)])(?=[ ]|$)")
MARKERS = re.compile(r"[ \t>*+\-\d.):]*")
SPACES = re.compile(r" *")
CODE_INDENT = 4
# A description that begins with more blanks than this begins with code.
MAX_DESCRIPTION_INDENT = 7
SETEXT = "setext"
FOOTNOTE = "footnote"


@dataclass(slots=True)
class Block:
    """One block; `kind` is the element it becomes, `line` its 0-based first line.

    `lines` hold the text of a leaf. `level` is that of a heading, the indent of a list item's or description's content,
    the start number of an ordered list, the length of a code fence or the kind of an HTML block; `mark` the list's
    marker, the fence's character or a heading's underline; `info` what stands behind a fence, the label of a footnote,
    or that a heading is underlined.
    """

    kind: str
    line: int
    level: int = 0
    mark: str = ""
    info: str = ""
    indent: int = 0
    tight: bool = True
    blank_end: bool = False
    children: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


class _Found(Enum):
    """The result of looking for new blocks in a line."""

    NOTHING = auto()
    OPENED = auto()
    USED_UP = auto()


class BlockParser:
    """Parses one text."""

    def __init__(self) -> None:
        self._root = Block("root", 0)
        self._open: list[Block] = [self._root]
        self._text = ""
        self._at = 0
        self._number = 0
        self.has_notes = False
        """Whether the text defines footnotes."""
        self._rules: dict[str, Callable[[Block], bool]] = {
            "blockquote": self._quote_goes_on,
            "code": self._code_goes_on,
            "dd": lambda _: True,
            "dl": lambda block: self._blank() or self._indented(block.level),
            FOOTNOTE: lambda _: self._blank() or self._indented(CODE_INDENT),
            "html": lambda block: not (self._blank() and html_blocks.closed_by_blank_line(block.level)),
            "li": self._item_goes_on,
            "ol": lambda _: True,
            "paragraph": lambda _: not self._blank(),
            "ul": lambda _: True,
        }

    def parse(self, lines: list[str]) -> Block:
        """The tree of the lines; an empty last one is only the end of the line before it."""
        if lines and not lines[-1]:
            lines = lines[:-1]
        for number, line in enumerate(lines):
            self._number = number
            self._text = _expand(line)
            self._at = 0
            self._line()
        self._close(1)
        return self._root

    # -- one line --------------------------------------------------------------------------------------------------

    def _line(self) -> None:
        matched = self._match_open()
        if matched < 0:
            return
        leaf = self._open[matched - 1]
        lazy = matched < len(self._open) and self._open[-1].kind == "paragraph"
        result = _Found.NOTHING if leaf.kind in ("code", "html") else self._start_blocks(matched, lazy=lazy)
        if result is _Found.USED_UP:
            return
        blank = self._blank()
        if lazy and result is _Found.NOTHING and not blank:
            self._open[-1].lines.append(self._text[self._at :].lstrip(" \t"))
            return
        if result is _Found.NOTHING:
            self._close(matched)
        self._add_text(blank=blank)

    def _match_open(self) -> int:
        """How many of the open blocks the line goes on with; -1 where it closed a fence and is done."""
        for index in range(1, len(self._open)):
            block = self._open[index]
            if not self._rules[block.kind](block):
                if block.kind == "code" and block.mark and self._closes_fence(block):
                    self._close(index)
                    return -1
                return index
        return len(self._open)

    def _quote_goes_on(self, _block: Block) -> bool:
        indent = self._indent()
        if indent >= CODE_INDENT or self._peek(indent) != ">":
            return False
        self._at += indent + 1
        self._at += self._peek() == " "
        return True

    def _item_goes_on(self, block: Block) -> bool:
        if self._blank():
            self._at = len(self._text)
            return bool(block.children)
        if self._indent() < block.level:
            return False
        self._at += block.level
        return True

    def _indented(self, level: int) -> bool:
        """Whether the line is indented so far; then the indent is used up."""
        if self._indent() < level:
            return False
        self._at += level
        return True

    def _code_goes_on(self, block: Block) -> bool:
        if block.mark:
            if self._closes_fence(block):
                return False
            self._at += min(self._indent(), block.indent)
            return True
        if self._indent() >= CODE_INDENT:
            self._at += CODE_INDENT
            return True
        blank = self._blank()
        if blank:
            self._at = len(self._text)
        return blank

    def _closes_fence(self, block: Block) -> bool:
        rest = self._text[self._at :].strip(" \t")
        long_enough = len(rest) >= block.level and not rest.strip(block.mark)
        return self._indent() < CODE_INDENT and long_enough

    # -- new blocks ------------------------------------------------------------------------------------------------

    def _start_blocks(self, matched: int, *, lazy: bool) -> _Found:
        """Open what the line opens; what is open and not matched is closed only then."""
        result = _Found.NOTHING
        while not self._blank():
            container = self._open[-1] if result is _Found.OPENED else self._open[matched - 1]
            in_paragraph = container.kind == "paragraph" or (lazy and result is _Found.NOTHING)
            keep = matched if result is _Found.NOTHING else len(self._open)
            if container.kind == "paragraph":
                keep -= 1
            indent = self._indent()
            if indent >= CODE_INDENT:
                return result if in_paragraph else self._indented_code(keep)
            rest = self._text[self._at + indent :]
            leaf = self._leaf(rest, indent, container, keep, in_paragraph=in_paragraph)
            if leaf is not _Found.NOTHING:
                return leaf
            if len(self._open) >= MAX_DEPTH or not self._container(rest, indent, container, keep):
                return result
            result = _Found.OPENED
        return result

    def _indented_code(self, keep: int) -> _Found:
        self._close(keep)
        self._at += CODE_INDENT
        self._push(Block("code", self._number))
        return _Found.OPENED

    def _leaf(self, rest: str, indent: int, container: Block, keep: int, *, in_paragraph: bool) -> _Found:
        """Open a heading, fence, HTML block or rule; `keep` open blocks stay open then."""
        block: Block | None = None
        kind = html_blocks.opens(rest, in_paragraph=in_paragraph) if rest.startswith("<") else None
        if heading := ATX.match(rest):
            text = ATX_END.sub("", rest[heading.end() :]).strip(" \t")
            block = Block("heading", self._number, level=len(heading[1]), lines=[text])
        elif fence := FENCE.match(rest):
            mark, info = (fence[1], fence[2]) if fence[1] else (fence[3], fence[4])
            self._close(keep)
            self._push(Block("code", self._number, len(mark), mark[0], info.strip(), indent))
            return _Found.USED_UP
        elif kind is not None:
            self._close(keep)
            self._push(Block("html", self._number, level=kind))
            return _Found.OPENED
        elif container.kind == "paragraph" and (underline := UNDERLINE.match(rest)):
            return self._setext(container, underline[1])
        elif RULE.match(rest):
            block = Block("hr", self._number)
        if block is None:
            return _Found.NOTHING
        self._close(keep)
        self._add(block)
        return _Found.USED_UP

    def _setext(self, paragraph: Block, underline: str) -> _Found:
        """The open paragraph turns into a heading."""
        paragraph.kind = "heading"
        paragraph.level = 1 if underline[0] == "=" else 2
        paragraph.mark = underline
        paragraph.info = SETEXT
        self._close(len(self._open) - 1)
        return _Found.USED_UP

    def _container(self, rest: str, indent: int, container: Block, keep: int) -> bool:
        """Open a quote, footnote, description or list item; `keep` open blocks stay open then."""
        if rest.startswith(">"):
            self._close(keep)
            self._at += indent + 1
            self._at += self._peek() == " "
            self._push(Block("blockquote", self._number))
            return True
        if rest.startswith("[^") and (note := NOTE.match(rest)) and note[1].strip():
            self.has_notes = True
            self._close(keep)
            self._at += indent + note.end()
            self._push(Block(FOOTNOTE, self._number, info=note[1]))
            return True
        if rest.startswith(":") and (description := DESCRIPTION.match(rest)):
            return not indent and self._describe(description, container, keep)
        return self._item(rest, indent, container, keep)

    def _item(self, rest: str, indent: int, container: Block, keep: int) -> bool:
        item = ITEM.match(rest)
        if item is None:
            return False
        content = rest[item.end() :]
        if container.kind == "paragraph" and (not content.strip(" ") or (item[2] and int(item[2]) != 1)):
            return False
        self._close(keep)
        self._push_item(item, indent, content)
        return True

    def _push_item(self, item: re.Match[str], indent: int, content: str) -> None:
        spaces = len(content) - len(content.lstrip(" "))
        width = spaces if 1 <= spaces <= CODE_INDENT and content.strip(" ") else 1
        kind, mark = ("ul", item[1]) if item[1] else ("ol", item[3])
        above = self._open[-1]
        if above.kind != kind or above.mark != mark:
            if above.kind in ("ul", "ol"):
                self._close(len(self._open) - 1)
            self._push(Block(kind, self._number, level=int(item[2] or 1), mark=mark))
        self._push(Block("li", self._number, level=indent + item.end() + width))
        self._at += indent + item.end() + min(width, spaces)

    def _describe(self, marker: re.Match[str], container: Block, keep: int) -> bool:
        """Open a description (goldmark's rule): of the paragraph right before it, or one more of the terms before."""
        parent = self._open[keep - 1]
        last = container if container.kind == "paragraph" else parent.children[-1] if parent.children else None
        if last is None or last.kind not in ("paragraph", "dl"):
            return False
        loose = _ends_blank(last)
        self._close(keep)
        terms: list[Block] = []
        if last.kind == "paragraph":
            parent.children.pop()
            terms = [Block("dt", last.line + n, lines=[line.rstrip(" \t")]) for n, line in enumerate(last.lines)]
        if parent.children and parent.children[-1].kind == "dl":
            self._open.append(parent.children[-1])
        else:
            self._push(Block("dl", self._number))
        spaces = len(marker[1])
        width = 1 + (spaces if spaces <= MAX_DESCRIPTION_INDENT else CODE_INDENT + 1)
        self._open[-1].level = width
        self._open[-1].children += terms
        self._push(Block("dd", self._number, tight=not loose))
        self._at += min(width, marker.end())
        return True

    # -- text ------------------------------------------------------------------------------------------------------

    def _add_text(self, *, blank: bool) -> None:
        tip = self._open[-1]
        if blank and tip.kind not in ("code", "html"):
            self._mark_blank(tip)
            return
        for block in self._open:
            block.blank_end = False
        rest = self._text[self._at :]
        if tip.kind in ("code", "html"):
            tip.lines.append(rest)
            if blank:
                tip.blank_end = True
            if tip.kind == "html" and html_blocks.closes(tip.level, rest):
                self._close(len(self._open) - 1)
        elif tip.kind == "paragraph":
            tip.lines.append(rest.lstrip(" \t"))
        else:
            if tip.kind in ("ul", "ol"):
                self._close(len(self._open) - 1)
            self._push(Block("paragraph", self._number, lines=[rest.lstrip(" \t")]))

    def _mark_blank(self, tip: Block) -> None:
        """Remember the blank line where it may make a list loose."""
        if tip.children:
            tip.children[-1].blank_end = True
        began_here = tip.kind == "li" and not tip.children and tip.line == self._number
        tip.blank_end = tip.kind != "blockquote" and not began_here

    # -- the open blocks -------------------------------------------------------------------------------------------

    def _close(self, keep: int) -> None:
        """Close all open blocks but the first `keep`."""
        while len(self._open) > keep:
            block = self._open.pop()
            if block.kind in ("ul", "ol"):
                block.tight = not _loose(block)

    def _push(self, block: Block) -> None:
        self._add(block)
        self._open.append(block)

    def _add(self, block: Block) -> None:
        parent = self._open[-1]
        if parent.kind in ("ul", "ol") and block.kind != "li":
            self._close(len(self._open) - 1)
            parent = self._open[-1]
        parent.children.append(block)

    def _blank(self) -> bool:
        return not self._text[self._at :].strip(" \t")

    def _indent(self) -> int:
        result = SPACES.match(self._text, self._at)
        return result.end() - self._at if result else 0

    def _peek(self, ahead: int = 0) -> str:
        return self._text[self._at + ahead : self._at + ahead + 1]


def _expand(line: str) -> str:
    """The line with tabs as blanks, as far as they can be structure."""
    if "\t" not in line:
        return line
    result = MARKERS.match(line)
    end = result.end() if result else 0
    return line[:end].expandtabs(CODE_INDENT) + line[end:]


def _loose(block: Block) -> bool:
    """Whether blank lines part a list's items or the blocks of one (CommonMark: then it is loose)."""
    last = len(block.children) - 1
    for index, item in enumerate(block.children):
        if index < last and _ends_blank(item):
            return True
        for n, child in enumerate(item.children):
            if (index < last or n < len(item.children) - 1) and _ends_blank(child):
                return True
    return False


def _ends_blank(block: Block) -> bool:
    while True:
        if block.blank_end:
            return True
        if block.kind not in ("ul", "ol", "li", "dl", "dd") or not block.children:
            return False
        block = block.children[-1]
