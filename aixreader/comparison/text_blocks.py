"""The text of a section as blocks: paragraphs, items, quotes, code and tables, with the style of their words.

Read from sanitised HTML, tag by tag, so that no depth of nesting meets a limit of recursion. What only arranges (`div`,
tables for layout) leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import NamedTuple

from aixreader.html.names import HEADINGS
from aixreader.html.tree import Tag, tags

PARAGRAPH, ITEM, QUOTE, CODE, HEADING, TERM, TABLE = "paragraph", "item", "quote", "code", "heading", "term", "table"
BREAKS = frozenset(
    {"p", "div", "section", "article", "figure", "figcaption", "dl", "dd", "details", "summary", "hr", "caption"}
)
"""Elements that end a block and begin another one."""
STYLES = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "code": "code"}
MAX_SPAN = 100
"""Rows or columns that one cell may cover."""
MAX_COLUMNS = 100


class Style(NamedTuple):
    """How words are set. `link` is an address, `picture` that of a picture that stands for its run's text."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    picture: str = ""


PLAIN = Style()


class Run(NamedTuple):
    """A stretch of text in one style; white space is one blank, or a line end where the line ends."""

    text: str
    style: Style = PLAIN


@dataclass(frozen=True)
class Block:
    """A paragraph or the like. `depth` counts the lists around it; `is_ordered` tells whether the innermost one counts
    its items.
    """

    kind: str
    runs: tuple[Run, ...]
    depth: int = 0
    is_ordered: bool = False

    @cached_property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Table:
    """A table, all rows of one length: a cell that covers several is in each of their places. `heads` counts the rows
    at its beginning that hold nothing but heads of columns.
    """

    rows: tuple[tuple[Block, ...], ...]
    heads: int = 0
    kind: str = TABLE

    @cached_property
    def text(self) -> str:
        """The words of all cells, a line a row."""
        return "\n".join(" | ".join(cell.text for cell in row) for row in self.rows)


AnyBlock = Block | Table
EMPTY_CELL = Block(PARAGRAPH, ())


def read_blocks(html: str) -> tuple[AnyBlock, ...]:
    """The blocks of a stretch of a page."""
    return _BlockReader(html).read()


def blocks_text(blocks: Iterable[AnyBlock]) -> str:
    """The text of blocks, a line for each."""
    return "\n".join(block.text for block in blocks)


class _BlockReader:
    """Reads a stretch of HTML; everything outside blocks is gathered as paragraphs."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._blocks: list[AnyBlock] = []
        self._runs: list[Run] = []
        self._gap = ""
        self._kind = ""
        self._lists: list[bool] = []
        self._quotes = 0
        self._code = 0
        self._links: list[str] = []
        self._styles = {"strong": 0, "emphasis": 0, "code": 0}
        self._tables: list[_TableReader | None] = []
        self._style = PLAIN
        self._starts: dict[str, Callable[[Tag], None]] = {
            "a": self._start_link,
            "blockquote": lambda _: self._open_quote(1),
            "br": lambda _: self._break_line(),
            "dt": lambda _: self._start(TERM),
            "img": self._picture,
            "li": lambda _: self._start(ITEM),
            "ol": lambda _: self._open_list(is_ordered=True),
            "pre": lambda _: self._open_code(1),
            "table": self._start_table,
            "td": lambda tag: self._start_cell(tag, is_head=False),
            "th": lambda tag: self._start_cell(tag, is_head=True),
            "tr": lambda _: self._start_row(),
            "ul": lambda _: self._open_list(is_ordered=False),
        }
        self._ends: dict[str, Callable[[], None]] = {
            "a": self._end_link,
            "blockquote": lambda: self._open_quote(-1),
            "dt": lambda: self._start(""),
            "li": lambda: self._start(""),
            "ol": self._close_list,
            "pre": lambda: self._open_code(-1),
            "table": self._end_table,
            "td": self._end_cell,
            "th": self._end_cell,
            "ul": self._close_list,
        }

    def read(self) -> tuple[AnyBlock, ...]:
        """All blocks."""
        at = 0
        for tag in tags(self._html):
            if at < tag.start:
                self._text(unescape(self._html[at : tag.start]))
            at = tag.end
            self._tag(tag)
        self._text(unescape(self._html[at:]))
        while self._tables:
            self._end_table()
        self._flush()
        return tuple(self._blocks)

    def _tag(self, tag: Tag) -> None:
        name = tag.name
        if (style := STYLES.get(name)) is not None:
            self._styles[style] += -1 if tag.is_end else 1
            self._restyle()
        elif name in BREAKS:
            self._flush()
        elif name in HEADINGS:
            self._start("" if tag.is_end else HEADING)
        elif tag.is_end:
            if (end := self._ends.get(name)) is not None:
                end()
        elif (start := self._starts.get(name)) is not None:
            start(tag)

    # ------------------------------------------------------------ text

    def _text(self, text: str) -> None:
        if self._code and self._table is None:
            self._add(text)
            return
        words = text.split()
        if not words:
            self._gap = self._gap or (" " if text else "")
            return
        if text[0].isspace():
            self._gap = self._gap or " "
        self._add((self._gap if self._runs else "") + " ".join(words))
        self._gap = " " if text[-1].isspace() else ""

    def _add(self, text: str) -> None:
        if self._runs and self._runs[-1].style == self._style:
            self._runs[-1] = Run(self._runs[-1].text + text, self._style)
        else:
            self._runs.append(Run(text, self._style))

    def _picture(self, tag: Tag) -> None:
        values = tag.attributes
        alt = " ".join(values.get("alt", "").split())
        text = f"[picture: {alt}]" if alt else "[picture]"
        if self._runs and self._gap:
            self._add(self._gap)
        self._gap = ""
        self._runs.append(Run(text, self._style._replace(picture=values.get("src", ""))))

    def _break_line(self) -> None:
        if self._runs:
            self._gap = "\n"

    def _restyle(self) -> None:
        strong, emphasis, code = (count > 0 for count in self._styles.values())
        self._style = Style(strong, emphasis, code, self._links[-1] if self._links else "")

    def _start_link(self, tag: Tag) -> None:
        self._links.append(tag.attributes.get("href", ""))
        self._restyle()

    def _end_link(self) -> None:
        if self._links:
            self._links.pop()
            self._restyle()

    # ------------------------------------------------------------ blocks

    @property
    def _table(self) -> _TableReader | None:
        """The table that the text goes to: the outermost that holds data."""
        return next((table for table in self._tables if table is not None), None)

    def _flush(self) -> None:
        """End the block; inside a cell that is the end of a line."""
        if self._table is not None:
            self._break_line()
            return
        runs = _trimmed(self._runs, is_code=self._code > 0)
        if runs:
            depth = len(self._lists)
            is_ordered = bool(self._lists) and self._lists[-1]
            self._blocks.append(Block(self._own_kind(), runs, depth, is_ordered))
            if self._kind in (ITEM, TERM):
                self._kind = ""  # what follows in the same item is a paragraph of it
        self._runs, self._gap = [], ""

    def _own_kind(self) -> str:
        if self._code:
            return CODE
        if self._kind:
            return self._kind
        return QUOTE if self._quotes else PARAGRAPH

    def _start(self, kind: str) -> None:
        self._flush()
        self._kind = kind

    def _open_list(self, *, is_ordered: bool) -> None:
        self._start("")
        self._lists.append(is_ordered)

    def _close_list(self) -> None:
        self._start("")
        if self._lists:
            self._lists.pop()

    def _open_quote(self, by: int) -> None:
        self._start("")
        self._quotes = max(0, self._quotes + by)

    def _open_code(self, by: int) -> None:
        self._flush()
        self._code = max(0, self._code + by)

    # ------------------------------------------------------------ tables

    def _start_table(self, tag: Tag) -> None:
        self._flush()
        is_layout = "layout" in tag.attributes.get("class", "").split()
        is_inner = self._table is not None
        self._tables.append(None if is_layout or is_inner else _TableReader())

    def _end_table(self) -> None:
        if not self._tables:
            return
        self._end_cell()
        table = self._tables.pop()
        if table is not None:
            self._runs, self._gap = [], ""
            read = table.table()
            if read.rows:
                self._blocks.append(read)
        else:
            self._flush()

    def _start_row(self) -> None:
        if self._is_in_own_table:
            self._end_cell()
            self._tables[-1].start_row()  # type: ignore[union-attr]  # asked above
        else:
            self._flush()

    def _start_cell(self, tag: Tag, *, is_head: bool) -> None:
        if self._is_in_own_table:
            self._end_cell()
            self._tables[-1].start_cell(tag.attributes, is_head=is_head)  # type: ignore[union-attr]  # asked above
            self._runs, self._gap = [], ""
        else:
            self._flush()

    def _end_cell(self) -> None:
        if self._is_in_own_table:
            self._tables[-1].end_cell(_trimmed(self._runs))  # type: ignore[union-attr]  # asked above
            self._runs, self._gap = [], ""

    @property
    def _is_in_own_table(self) -> bool:
        return bool(self._tables) and self._tables[-1] is not None


class _TableReader:
    """A table whose cells are read one after the other."""

    def __init__(self) -> None:
        self._rows: list[list[Block]] = []
        self._heads: list[bool] = []
        self._below: dict[int, tuple[int, Block]] = {}
        """Cells that cover rows below: by column, how many are left and the cell."""
        self._open: tuple[int, int, bool] | None = None

    def start_row(self) -> None:
        self._rows.append([])
        self._heads.append(True)
        self._fill()

    def start_cell(self, values: dict[str, str], *, is_head: bool) -> None:
        if not self._rows:
            self.start_row()
        self._open = _span(values.get("rowspan")), _span(values.get("colspan")), is_head

    def end_cell(self, runs: tuple[Run, ...]) -> None:
        if self._open is None:
            return
        rows, columns, is_head = self._open
        self._open = None
        row, cell = self._rows[-1], Block(PARAGRAPH, runs)
        self._heads[-1] = self._heads[-1] and is_head
        for _ in range(columns):
            if len(row) >= MAX_COLUMNS:
                return
            if rows > 1:
                self._below[len(row)] = rows - 1, cell
            row.append(cell)
        self._fill()

    def table(self) -> Table:
        rows = [row for row in self._rows if row]
        width = max(map(len, rows), default=0)
        heads = 0
        for is_head in self._heads:
            if not is_head:
                break
            heads += 1
        padded = (tuple(row + [EMPTY_CELL] * (width - len(row))) for row in rows)
        return Table(tuple(padded), min(heads, max(0, len(rows) - 1)))

    def _fill(self) -> None:
        """Put the cells from above into the places that they reach down to."""
        row = self._rows[-1]
        while (left := self._below.get(len(row))) is not None:
            column = len(row)
            if left[0] > 1:
                self._below[column] = left[0] - 1, left[1]
            else:
                del self._below[column]
            row.append(left[1])


def _span(text: str | None) -> int:
    return min(MAX_SPAN, int(text)) if text and text.isascii() and text.isdecimal() and int(text[:9]) else 1


def _trimmed(runs: list[Run], *, is_code: bool = False) -> tuple[Run, ...]:
    """The runs without white space at both ends; none where there is nothing else."""
    kept = list(runs)
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        first = kept[0].text.lstrip("\n") if is_code else kept[0].text.lstrip()
        kept[0] = Run(first, kept[0].style)
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].style)
    return tuple(kept)
