"""A changed text as HTML: blocks in the order of both texts, in one column or old and new side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from aixreader.comparison.table_changes import ADDED, CHANGED, REMOVED, SAME, TableChange
from aixreader.comparison.text_blocks import CODE, HEADING, ITEM, QUOTE, TERM, Block
from aixreader.comparison.text_changes import MOVED, MOVED_AWAY, AnyChange, BlockChange
from aixreader.comparison.word_changes import Change
from aixreader.pages.change_marks import ChangeMarks

CLASSES = {ADDED: "added", REMOVED: "removed", CHANGED: "changed", MOVED: "moved", MOVED_AWAY: "moved-away", SAME: ""}
LABELS = {ADDED: "New", REMOVED: "Removed", MOVED: "Moved here", MOVED_AWAY: "Moved away"}
CONTEXT = 1
"""Blocks without a change that are shown beside one with a change, and"""
MIN_FOLDED = 3
"""the fewest that are folded."""
CHANGE = "change"
"""The class of what the key for the next change stops at."""
END_ITEM = "</li>"
Place = Callable[[str], str]
"""From the id of a section to a link to it, as HTML."""
Part = Callable[[Sequence[AnyChange]], str]


class ChangedText:
    """Renders changed texts. `place` makes the link to a section that a block has moved from or to."""

    def __init__(self, marks: ChangeMarks, place: Place) -> None:
        self._marks = marks
        self._place = place

    def column(self, blocks: Sequence[AnyChange]) -> str:
        """The text in one column."""
        return self._folded(blocks, self._column)

    def sides(self, blocks: Sequence[AnyChange]) -> str:
        """The old and the new text side by side; a table is one, as its cells show both."""
        return self._folded(blocks, self._sides)

    def whole(self, blocks: Sequence[AnyChange]) -> str:
        """The text in one column with nothing folded, for files."""
        return self._column(blocks)

    def _folded(self, blocks: Sequence[AnyChange], part: Part) -> str:
        """The blocks, those without a change folded but for the ones beside a change."""
        pieces: list[str] = []
        shown: list[AnyChange] = []
        groups = [(is_same, list(own)) for is_same, own in groupby(blocks, key=lambda block: block.state == SAME)]
        for number, (is_same, own) in enumerate(groups):
            before = CONTEXT if number else 0
            last = len(own) - (CONTEXT if number + 1 < len(groups) else 0)
            hidden = own[before:last] if is_same else []
            if len(hidden) < MIN_FOLDED:
                shown += own
                continue
            summary = f"<summary>{len(hidden)} paragraphs unchanged</summary>"
            fold = f'<details class="unchanged">{summary}{part(hidden)}</details>'
            pieces += (part([*shown, *own[:before]]), fold)
            shown = own[last:]
        return "".join([*pieces, part(shown)])

    def _column(self, blocks: Sequence[AnyChange]) -> str:
        return _nested((_depth(block), _is_ordered(block), self._block(block)) for block in blocks)

    def _sides(self, blocks: Sequence[AnyChange]) -> str:
        rows = []
        for block in blocks:
            if isinstance(block, TableChange):
                rows.append(f'<div class="across">{self._table(block)}</div>')
                continue
            halves = (
                _nested([(_depth_of(shape), shape.is_ordered, self._shaped(block, shape, html))]) if shape else ""
                for shape, html in (
                    (block.old, self._marks.old(block.changes, _kind(block.old))),
                    (block.new, self._marks.new(block.changes, _kind(block.new))),
                )
            )
            rows.append("".join(f'<div class="side">{half}</div>' for half in halves))
        return f'<div class="sides">{"".join(rows)}</div>'

    def _block(self, block: AnyChange) -> str:
        if isinstance(block, TableChange):
            return self._table(block)
        shape = block.new or block.old
        return self._shaped(block, shape, self._marks.both(block.changes, _kind(shape)))

    def _shaped(self, block: BlockChange, shape: Block | None, html: str) -> str:
        """The words in the element that the block is set as, with what became of it."""
        kind, note = _kind(shape), self._note(block)
        has_mark = block.state not in (SAME, CHANGED)
        text = f"{note}{html}" if has_mark else html
        classes = " ".join(filter(None, (CHANGE if block.state != SAME else "", CLASSES[block.state])))
        attribute = f' class="{classes}"' if classes else ""
        if shape is not None and shape.depth:
            plain = "" if kind == ITEM else " plain"
            attribute = f' class="{(classes + plain).strip()}"' if classes or plain else ""
            return f"<li{attribute}>{text}</li>"
        if kind == CODE:
            return f"<pre{attribute}>{text}</pre>"
        if kind == QUOTE:
            return f"<blockquote{attribute}><p>{text}</p></blockquote>"
        strong = f"<strong>{text}</strong>" if kind in (HEADING, TERM) else text
        return f"<p{attribute}>{strong}</p>"

    def _note(self, block: BlockChange) -> str:
        label = LABELS.get(block.state, "")
        if not label:
            return ""
        place = ""
        if block.elsewhere:
            place = f" {'from' if block.state == MOVED else 'to'} {self._place(block.elsewhere)}"
        elif block.state == MOVED_AWAY:
            return '<span class="change-note">Moved within this section</span> '
        shown = " hidden" if block.state in (ADDED, REMOVED) else ""  # the sign beside it says so
        return f'<span class="change-note"{shown}>{label}{place}</span> '

    def _table(self, table: TableChange) -> str:
        rows = "".join(self._row(row.state, row.cells, table.columns, is_head=row.is_head) for row in table.rows)
        state = f" {CHANGE} {CLASSES[table.state]}" if table.state != SAME else ""
        return f'<div class="table{state}" tabindex="0" role="region" aria-label="Table"><table>{rows}</table></div>'

    def _row(self, state: str, cells: Iterable[Sequence[Change]], columns: Sequence[str], *, is_head: bool) -> str:
        tag = "th" if is_head else "td"
        parts = []
        for cell, column in zip(cells, columns, strict=True):
            classes = f' class="{CLASSES[column]}"' if column != SAME else ""
            parts.append(f"<{tag}{classes}>{self._marks.both(cell)}</{tag}>")
        attribute = f' class="{CLASSES[state]}"' if state != SAME else ""
        return f"<tr{attribute}>{''.join(parts)}</tr>"


def _kind(shape: Block | None) -> str:
    return shape.kind if shape is not None else ""


def _depth_of(shape: Block | None) -> int:
    return shape.depth if shape is not None else 0


def _depth(block: AnyChange) -> int:
    return 0 if isinstance(block, TableChange) else _depth_of(block.new or block.old)


def _is_ordered(block: AnyChange) -> bool:
    shape = None if isinstance(block, TableChange) else block.new or block.old
    return shape is not None and shape.is_ordered


def _nested(blocks: Iterable[tuple[int, bool, str]]) -> str:
    """Blocks with their depth and whether their list counts, in lists."""
    return "".join(_list_pieces(blocks))


def _list_pieces(blocks: Iterable[tuple[int, bool, str]]) -> list[str]:
    """A list in a list is in the item before it, whose end tag is put behind it."""
    pieces: list[str] = []
    opened: list[str] = []
    for depth, is_ordered, html in blocks:
        while len(opened) > depth:
            pieces.append(opened.pop())
        while len(opened) < depth:
            name = "ol" if is_ordered else "ul"
            is_inside = bool(opened) and bool(pieces) and pieces[-1].endswith(END_ITEM)
            if is_inside:
                pieces[-1] = pieces[-1].removesuffix(END_ITEM)
            opened.append(f"</{name}>{END_ITEM}" if is_inside else f"</{name}>")
            pieces.append(f"<{name}>")
        pieces.append(html)
    return [*pieces, *reversed(opened)]


def link_html(address: str, text: str) -> str:
    """A link."""
    return f'<a href="{escape(address)}">{escape(text)}</a>'
