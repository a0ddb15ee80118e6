"""HTML of a publication as Markdown that GitHub, VS Code and pandoc read alike.

It holds no HTML that has words in it: pandoc leaves out what is HTML when it makes a document of another kind. What
Markdown does not have becomes what comes next to it: a callout is a quotation, cards are a list of links, a table in
HTML is one with bars, a definition is an item below its term in bold.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from aixreader.html.names import HEADINGS
from aixreader.html.text_lines import BREAK, TextLines
from aixreader.html.text_table import TextTable
from aixreader.publish.markdown import escape_start, fenced
from aixreader.publish.markdown_inline import Attributes, End, FootnoteLabels, InlineReader, ToAddress, nothing
from aixreader.publish.markdown_run import MarkdownRun
from aixreader.publish.markdown_table import pipe_table

BLOCKS = frozenset(
    {"address", "article", "aside", "caption", "div", "dl", "details", "figcaption", "figure", "footer", "header"}
    | {"main", "nav", "p", "section", "summary", *HEADINGS}
)
BOLD_BLOCKS = frozenset({*HEADINGS, "caption"})
TITLES = frozenset({"alert-title", "tab-title"})
"""Classes of blocks that are a title."""
CALLOUT = re.compile(r"callout-(error|important|info|warning)")
CELL_BREAK = " <br>"
"""A line break inside a cell; the blank parts the words where the tag is left out."""
LINE_BREAK = "\\"
RULE = "* * *"


def markdown_text(html: str, link: ToAddress, picture: ToAddress, notes: FootnoteLabels) -> list[str]:
    """The lines of an HTML fragment as Markdown."""
    notes.begin_text()
    reader = _MarkdownReader(link, picture, notes)
    reader.feed(html)
    reader.close()
    return reader.lines()


class _MarkdownReader(InlineReader):
    """Reads a fragment, and writes its blocks."""

    def __init__(self, link: ToAddress, picture: ToAddress, notes: FootnoteLabels) -> None:
        super().__init__(link, picture, notes)
        self._lines = TextLines(None)
        self._lists: list[tuple[str, int]] = []  # of each open list: its mark, and the next number of one in order
        self._closed: tuple[int, int, str] = (-1, 0, "")  # of the last list: lines then, depth, mark
        self._tables: list[TextTable] = []
        self._alignments: list[dict[int, str]] = []
        self._frames: list[bool] = []  # of each open table: whether it only arranges what it holds
        self._in_notes = False
        self._starts |= {
            "blockquote": self._start_blockquote,
            "dd": self._start_dd,
            "dt": self._start_dt,
            "li": self._start_li,
            "ol": self._start_ol,
            "pre": self._start_pre,
            "table": self._start_table,
            "td": self._start_td,
            "th": self._start_th,
            "tr": self._start_tr,
            "ul": self._start_ul,
        }
        self._voids["hr"] = self._rule
        self._boxes: dict[str, Callable[[Attributes], End]] = {
            "card": self._start_card,
            "callout": self._start_callout,
            "alert": self._start_callout,
            "callout-emoji": self._start_emoji,
            "filename": self._start_file_name,
            "footnotes": self._start_notes,
        }
        """What a block of a class is."""

    def lines(self) -> list[str]:
        """Everything read."""
        while self._open:
            self._close()
        self._end_paragraph()
        return self._lines.lines

    # ------------------------------------------------------------ blocks

    def _block(self) -> None:
        """Begin or end a block."""
        if self._is_inline:
            self._run.line_break()
        else:
            self._end_paragraph()
            self._lines.gap()

    def _end_paragraph(self) -> None:
        """Write the open paragraph."""
        if len(self._runs) > 1:
            return
        lines = self._run.lines()
        self._runs[0] = MarkdownRun()
        if lines and len(self._lines.lines) == self._closed[0]:
            self._lines.gap()  # else it would go on with the last item
        for number, line in enumerate(lines, 1):
            self._lines.verbatim(escape_start(line) + (LINE_BREAK if number < len(lines) else ""))

    def start_block(self, tag: str, values: Attributes) -> End:
        """Begin a block, which its class may make something else than a paragraph."""
        if tag not in BLOCKS:
            return nothing
        kinds = values.get("class", "").split()
        for kind, start in self._boxes.items():
            if kind in kinds:
                return start(values)
        self._block()
        if tag in BOLD_BLOCKS or TITLES.intersection(kinds):
            return self._start_style("strong", self._block)
        if tag == "figcaption":
            return self._start_style("em", self._block)
        return self._block

    def _start_a(self, values: Attributes) -> End:
        """A link, which is an item of a list if it is a card."""
        if "card" not in values.get("class", "").split():
            return super()._start_a(values)
        end_card = self._start_card({})
        end_link = super()._start_a(values)

        def end() -> None:
            end_link()
            end_card()

        return end

    def _start_card(self, _: Attributes) -> End:
        """A card is an item of a list."""
        return self._open_item()

    def _open_item(self) -> End:
        if self._is_inline:
            self._block()
            return self._block
        self._end_paragraph()
        self._lines.open_item("- ")
        return self._end_item

    def _end_item(self) -> None:
        self._end_paragraph()
        self._lines.close_indent()

    def _start_callout(self, values: Attributes) -> End:
        """A quotation, which begins with the kind of the callout: on the site it is told by its colour."""
        kind = CALLOUT.search(values["class"])
        end = self._start_blockquote({})
        if kind is not None:
            self._run.words(f"{kind[1].capitalize()}:", frozenset({"strong"}))
            self._run.words(" ")
        return end

    def _start_blockquote(self, _: Attributes) -> End:
        self._block()
        if self._is_inline:
            return self._block
        self._lines.open_quote("> ")

        def end() -> None:
            self._end_item()
            self._lines.gap()

        return end

    def _start_emoji(self, _: Attributes) -> End:
        """The picture of a callout, which goes on with its kind."""
        return nothing

    def _start_file_name(self, values: Attributes) -> End:
        self._block()
        return self._start_code(values, self._block)

    def _start_notes(self, _: Attributes) -> End:
        self._block()
        self._in_notes = True

        def end() -> None:
            self._in_notes = False
            self._block()

        return end

    # ------------------------------------------------------------ lists

    def _start_ul(self, _: Attributes) -> End:
        return self._start_list("-*", -1)

    def _start_ol(self, values: Attributes) -> End:
        start = values.get("start", "1")
        return self._start_list(".)", int(start) if re.fullmatch(r"\d{1,9}", start) else 1)

    def _start_list(self, marks: str, number: int) -> End:
        """A list that follows another of its kind has the other mark, or else it would go on with it."""
        if self._is_inline:
            self._lists.append(("", number))
            return self._end_lines
        self._end_paragraph()
        if not self._lists:
            self._lines.gap()
        follows = self._closed == (len(self._lines.lines), len(self._lists), marks[0])
        self._lists.append((marks[1 if follows else 0], number))
        return self._end_list

    def _end_lines(self) -> None:
        """End a list whose items are lines of a cell."""
        self._lists.pop()

    def _end_list(self) -> None:
        self._end_paragraph()
        mark, _ = self._lists.pop()
        self._closed = (len(self._lines.lines), len(self._lists), mark)
        if not self._lists:
            self._lines.gap()

    def _start_li(self, values: Attributes) -> End:
        mark, number = self._lists[-1] if self._lists else ("-", -1)
        if self._lists and number >= 0:
            self._lists[-1] = mark, number + 1
        if self._is_inline:
            self._run.line_break()
            self._run.markup("• " if number < 0 else f"{number}\\. ")
            return self._run.line_break
        self._end_paragraph()
        if self._in_notes and len(self._lists) == 1:
            self._lines.open_item(f"{self._notes.label(values.get('value', str(number)))}: ", 4)
            return self._end_note
        self._lines.open_item(f"{number}{mark} " if number >= 0 else f"{mark} ")
        return self._end_item

    def _end_note(self) -> None:
        self._end_item()
        self._lines.gap()

    def _start_dt(self, _: Attributes) -> End:
        self._block()
        return self._start_style("strong", self._block)

    def _start_dd(self, _: Attributes) -> End:
        return self._open_item()

    # ------------------------------------------------------------ code

    def _start_pre(self, _: Attributes) -> End:
        self._block()
        self._is_verbatim, self._code, self._language = True, [], ""
        return self._end_pre

    def _end_pre(self) -> None:
        text = "".join(self._code or ())
        self._is_verbatim, self._code = False, None
        if self._is_inline:
            for line in text.split("\n"):
                self._code_words(line)
                self._run.line_break()
            return
        for line in fenced(text.removeprefix("\n").removesuffix("\n").split("\n"), self._language):
            self._lines.verbatim(line)
        self._lines.gap()

    def _rule(self, _: Attributes) -> None:
        if self._in_notes:
            return
        self._block()
        if not self._is_inline:
            self._lines.verbatim(RULE)
            self._block()

    # ------------------------------------------------------------ tables

    def _start_table(self, values: Attributes) -> End:
        is_frame = "layout" in values.get("class", "").split() or bool(self._is_inline)
        self._frames.append(is_frame)
        self._block()
        if is_frame:
            return self._end_frame
        self._tables.append(TextTable(CELL_BREAK))
        self._cells += 1
        self._alignments.append({})
        self._runs.append(MarkdownRun(in_cell=True))
        return self._end_table

    def _end_frame(self) -> None:
        self._frames.pop()
        self._block()

    def _end_table(self) -> None:
        self._frames.pop()
        self._end_cell()
        self._runs.pop()
        head, rows = self._tables.pop().grid()
        self._cells -= 1
        alignments = self._alignments.pop()
        if head or rows:
            for line in pipe_table(head, rows, alignments):
                self._lines.verbatim(line)
        self._lines.gap()

    @property
    def _arranges(self) -> bool:
        """Whether the innermost table only arranges what it holds."""
        return not self._frames or self._frames[-1]

    def _start_tr(self, _: Attributes) -> End:
        if self._arranges:
            self._block()
            return self._block
        self._end_cell()
        self._tables[-1].start_row()
        return self._end_cell

    def _start_td(self, values: Attributes) -> End:
        return self._start_cell(values, is_head=False)

    def _start_th(self, values: Attributes) -> End:
        return self._start_cell(values, is_head=True)

    def _start_cell(self, values: Attributes, *, is_head: bool) -> End:
        if self._arranges:
            self._block()
            return self._block
        self._end_cell()
        table = self._tables[-1]
        table.start_cell(values.get("rowspan", ""), values.get("colspan", ""), head=is_head)
        if values.get("align"):
            self._alignments[-1].setdefault(table.column, values["align"])
        return self._end_cell

    def _end_cell(self) -> None:
        """Give the table what was read of the open cell."""
        self._tables[-1].add(BREAK.join(self._run.lines()))
        self._runs[-1] = MarkdownRun(in_cell=True)
