"""The plain text of a section, for a terminal or a pipe."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

from aixreader.html.names import BACK_LINK, FOOTNOTE_LINK, HEADINGS
from aixreader.html.text_lines import BLANKS, TextLines
from aixreader.html.text_table import TextTable

PARAGRAPHS = frozenset({"p", "div", "section", "article", "figure", "figcaption", "dl", "summary", "details"})
AN_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+$")
QUOTE, DESCRIPTION = "> ", "  "

Describe = Callable[[str], str]
"""From a link's address in the edition to the one a reader of plain text can use."""


def plain_text(html: str, describe: Describe, width: int | None = None) -> str:
    """The text of an HTML fragment: headings, paragraphs, lists, tables, notes with the links' addresses at the end.

    Paragraphs are wrapped to `width` columns, or not at all. Links are numbered in brackets; `describe` gives the
    form of an address in the list of links at the end.
    """
    reader = _TextReader(describe, width)
    reader.feed(html)
    reader.close()
    return reader.text()


class _TextReader(HTMLParser):
    """Reads a fragment event by event, so that no depth of nesting meets a limit of recursion."""

    def __init__(self, describe: Describe, width: int | None) -> None:
        super().__init__(convert_charrefs=True)
        self._describe = describe
        self._lines = TextLines(width)
        self._lists: list[int | None] = []  # of each open list: the next number, None for bullets
        self._tables: list[TextTable] = []
        self._links: list[tuple[str, int]] = []  # of each open link: its address, and the length of the text before it
        self._notes: dict[str, int] = {}
        self._verbatim = 0
        self._frames: list[bool] = []  # of each open table: whether it only arranges what it holds
        self._cards: list[bool] = []  # of each open link: whether it is a card
        self._spans: list[bool] = []  # of each open span: whether it is the number of a footnote
        self._hidden = 0
        self._starts = {
            "a": self._start_a,
            "blockquote": self._start_blockquote,
            "br": self._start_br,
            "dd": self._start_dd,
            "dt": self._start_dt,
            "hr": self._start_hr,
            "img": self._start_img,
            "li": self._start_li,
            "ol": self._start_ol,
            "pre": self._start_pre,
            "span": self._start_span,
            "table": self._start_table,
            "td": self._start_td,
            "th": self._start_th,
            "tr": self._start_tr,
            "ul": self._start_ul,
        }
        self._ends = {
            "a": self._end_a,
            "blockquote": self._end_blockquote,
            "dd": self._end_li,
            "dt": self._end_dt,
            "li": self._end_li,
            "ol": self._end_list,
            "pre": self._end_pre,
            "span": self._end_span,
            "table": self._end_table,
            "ul": self._end_list,
        }

    def text(self) -> str:
        """Everything read, with the notes."""
        self._frames.clear()
        while self._tables:
            self._end_table()
        self._lines.end_block()
        if self._notes:
            self._lines.gap()
            for address, number in self._notes.items():
                self._lines.verbatim(f"[{number}] {address}")
        return self._lines.text()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._starts.get(tag)
        if start is not None:
            start({name: value or "" for name, value in attrs})
        elif tag in HEADINGS:
            self._start_block()
            self._lines.add("#" * int(tag[1]) + " ")
        elif tag in PARAGRAPHS:
            self._start_block()

    def handle_endtag(self, tag: str) -> None:
        end = self._ends.get(tag)
        if end is not None:
            end()
        elif tag in HEADINGS or tag in PARAGRAPHS:
            self._end_block()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if self._verbatim and not self._tables:
            self._lines.add(data)
        else:
            self._inline(BLANKS.sub(" ", data))

    # ------------------------------------------------------------ blocks

    def _inline(self, text: str) -> None:
        (self._tables[-1] if self._tables else self._lines).add(text)

    def _start_block(self) -> None:
        if self._tables:
            self._tables[-1].add_break()
        elif self._links:
            self._lines.add_break()
        else:
            self._lines.end_block()
            self._lines.gap()

    def _end_block(self) -> None:
        if self._tables:
            self._tables[-1].add_break()
        elif self._links:
            self._lines.add(" ")
        else:
            self._lines.end_block()
            self._lines.gap()

    def _start_ul(self, _: Mapping[str, str]) -> None:
        self._start_list(None)

    def _start_ol(self, values: Mapping[str, str]) -> None:
        start = values.get("start", "1")
        self._start_list(int(start) if re.fullmatch(r"\d{1,9}", start) else 1)

    def _start_list(self, number: int | None) -> None:
        self._lines.end_block()
        if not self._lists:
            self._lines.gap()
        self._lists.append(number)

    def _end_list(self) -> None:
        self._lines.end_block()
        if self._lists:
            self._lists.pop()
        if not self._lists:
            self._lines.gap()

    def _start_li(self, _: Mapping[str, str]) -> None:
        number = self._lists[-1] if self._lists else None
        bullet = "- " if number is None else f"{number}. "
        if self._lists and number is not None:
            self._lists[-1] = number + 1
        if self._tables:
            self._tables[-1].add_break()
            self._tables[-1].add(bullet)
        else:
            self._lines.open_item(bullet)

    def _end_li(self) -> None:
        if not self._tables:
            self._lines.close_indent()

    def _start_dt(self, _: Mapping[str, str]) -> None:
        self._start_block()

    def _end_dt(self) -> None:
        if self._tables:
            self._tables[-1].add_break()
        else:
            self._lines.end_block()

    def _start_dd(self, _: Mapping[str, str]) -> None:
        if self._tables:
            self._tables[-1].add_break()
        else:
            self._lines.end_block()
            self._lines.open_quote(DESCRIPTION)

    def _start_blockquote(self, _: Mapping[str, str]) -> None:
        self._start_block()
        if not self._tables:
            self._lines.open_quote(QUOTE)

    def _end_blockquote(self) -> None:
        if not self._tables:
            self._lines.close_indent()
        self._end_block()

    def _start_pre(self, _: Mapping[str, str]) -> None:
        self._start_block()
        self._verbatim += 1
        if not self._tables:
            self._lines.open_verbatim("    ")

    def _end_pre(self) -> None:
        if self._verbatim:
            self._verbatim -= 1
            if not self._tables:
                self._lines.close_verbatim()
        self._end_block()

    def _start_hr(self, _: Mapping[str, str]) -> None:
        self._start_block()
        self._inline("---")
        self._end_block()

    def _start_br(self, _: Mapping[str, str]) -> None:
        if self._tables:
            self._tables[-1].add_break()
        else:
            self._lines.add_break()

    # ------------------------------------------------------------ links and images

    def _start_a(self, values: Mapping[str, str]) -> None:
        kind = values.get("class", "").split()
        if "card" in kind:
            self._start_block()
        if FOOTNOTE_LINK in kind:
            self._inline("[^")
        self._cards.append("card" in kind)
        self._hidden += BACK_LINK in kind
        note = BACK_LINK if BACK_LINK in kind else FOOTNOTE_LINK if FOOTNOTE_LINK in kind else ""
        self._links.append((note or values.get("href", ""), self._length()))

    def _end_a(self) -> None:
        if not self._links:
            return
        address, before = self._links.pop()
        self._note_link(address, self._tail(before))
        if self._cards.pop():
            self._end_block()

    def _note_link(self, address: str, text: str) -> None:
        """Number a link; footnotes have numbers already."""
        if address == BACK_LINK:
            self._hidden -= 1
            return
        if address == FOOTNOTE_LINK:
            self._inline("]")
            return
        if not address or not text or AN_ADDRESS.match(text):
            return
        shown = self._describe(address)
        self._inline(f"[{self._notes.setdefault(shown, len(self._notes) + 1)}]")

    def _start_span(self, values: Mapping[str, str]) -> None:
        kind = values.get("class", "").split()
        self._spans.append(FOOTNOTE_LINK in kind)
        if FOOTNOTE_LINK in kind:
            self._inline("[^")

    def _end_span(self) -> None:
        if self._spans and self._spans.pop():
            self._inline("]")

    def _start_img(self, values: Mapping[str, str]) -> None:
        alt = BLANKS.sub(" ", values.get("alt", "")).strip()
        self._inline(f"[image: {alt}]" if alt else "[image]")

    def _length(self) -> int:
        return self._tables[-1].length() if self._tables else self._lines.length()

    def _tail(self, before: int) -> str:
        return (self._tables[-1].tail(before) if self._tables else self._lines.tail(before)).strip()

    # ------------------------------------------------------------ tables

    def _start_table(self, values: Mapping[str, str]) -> None:
        self._frames.append("layout" in values.get("class", "").split())
        if self._frames[-1]:
            self._start_block()
            return
        if not self._tables:
            self._lines.end_block()
            self._lines.gap()
        self._tables.append(TextTable())

    def _end_table(self) -> None:
        if self._frames and self._frames.pop():
            self._end_block()
            return
        if not self._tables:
            return
        table = self._tables.pop()
        rows = table.rows(None if self._tables else self._lines.room())
        if self._tables:
            for row in rows:
                self._tables[-1].add_break()
                self._tables[-1].add(row)
            return
        for row in rows:
            self._lines.verbatim(row)
        self._lines.gap()

    def _start_tr(self, _: Mapping[str, str]) -> None:
        if self._arranges():
            self._start_block()
        elif self._tables:
            self._tables[-1].start_row()

    def _arranges(self) -> bool:
        """Whether the innermost table only arranges what it holds."""
        return bool(self._frames) and self._frames[-1]

    def _start_th(self, values: Mapping[str, str]) -> None:
        if self._arranges():
            self._start_block()
        elif self._tables:
            self._tables[-1].start_cell(values.get("rowspan", ""), values.get("colspan", ""), head=True)

    def _start_td(self, values: Mapping[str, str]) -> None:
        if self._arranges():
            self._start_block()
        elif self._tables:
            self._tables[-1].start_cell(values.get("rowspan", ""), values.get("colspan", ""), head=False)
