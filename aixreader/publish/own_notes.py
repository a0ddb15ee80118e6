"""The user's highlights and notes in the text of a publication: marks around passages, boxes behind their blocks.

Positions count the characters of a text without white space, as `compact_text` gives it: the numbers of links, which a
publication adds, are not part of it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from aixreader.html.edit import Edit, replace_elements, splice
from aixreader.html.letters import letters, runs
from aixreader.html.names import INLINE, VOID
from aixreader.html.tree import Element, elements, tags

OWN_NOTE = "own-note-"
"""What the ids of boxes begin with, before their numbers."""
NUMBER = {"class": "note"}
"""The attributes of the `<sup>` that holds the number of a link."""
OWN, SIGN = '<mark class="own ', "=="
AT_END = -1
BEGIN, END = "own-begin", "own-end"
"""Classes of the first and the last part of a highlight: what is not seen by its colour is told by signs there."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A highlight from one position to another, of a colour. `number` is that of its note, 0 for none; only the passage
    where the highlight ends has one.
    """

    start: int
    end: int
    colour: str
    number: int = 0
    is_first: bool = True
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class NoteBox:
    """A note: its number, its safe HTML, and behind which position it stands: 0 before the text, `AT_END` behind it.
    `quote` is shown with it where the passage is not in the text.
    """

    number: int
    html: str
    at: int = 0
    quote: str = ""


def compact_text(html: str) -> str:
    """The text of a fragment without white space."""
    return "".join(text for text, _, _ in _letters(html, _numbers(html)))


def signed_text(html: str) -> str:
    """The fragment with signs at both ends of its highlights, for what knows no colours."""
    return replace_elements(html, "mark", _signed) if OWN in html else html


def _signed(mark: Element) -> str | None:
    classes = mark.attributes.get("class", "").split()
    return f"{SIGN * (BEGIN in classes)}{mark.content}{SIGN * (END in classes)}" if "own" in classes else None


def with_own_notes(html: str, passages: Iterable[Passage], boxes: Sequence[NoteBox]) -> str:
    """The fragment with its passages marked and its notes in boxes. Where two passages overlap, the first is marked."""
    numbers = _numbers(html)
    spans = [(start, end) for text, start, end in _letters(html, numbers) for _ in text]
    edits: list[Edit] = []
    marked = 0
    for passage in sorted(passages, key=lambda each: (each.start, each.end)):
        start = max(passage.start, marked)
        if start < passage.end:
            inside = runs(html, spans[start][0], spans[passage.end - 1][1])
            edits += _marks(html, [run for run in inside if not _is_in(run, numbers)], passage)
            marked = passage.end
        if passage.number:
            at = _behind_link(html, spans[max(passage.end, marked) - 1][1])
            edits.append((at, at, _reference(passage.number)))
    ends = list(_block_ends(html))
    for box in boxes:
        at = spans[box.at - 1][1] if box.at > 0 else len(html) * -box.at
        behind = next((end for end in ends if end >= at), len(html)) if box.at else 0
        edits.append((behind, behind, f"\n{_box(box)}\n"))
    return splice(html, sorted(edits, key=lambda edit: (edit[0], edit[1])))


def _numbers(html: str) -> list[tuple[int, int]]:
    """Where the numbers of links are."""
    return [(sup.start, sup.end) for sup in elements(html, "sup") if sup.attributes == NUMBER]


def _is_in(run: tuple[int, int], numbers: list[tuple[int, int]]) -> bool:
    """Whether a run of text is in the number of a link."""
    before = bisect(numbers, run)
    return before > 0 and run[0] < numbers[before - 1][1]


def _letters(html: str, numbers: list[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    return (letter for letter in letters(html) if not _is_in(letter[1:], numbers))


def _marks(html: str, marked: list[tuple[int, int]], passage: Passage) -> Iterator[Edit]:
    """Marks around runs of text."""
    for first, last in marked:
        classes = [
            passage.colour,
            *([BEGIN] if passage.is_first and first == marked[0][0] else ()),
            *([END] if passage.is_last and last == marked[-1][1] else ()),
        ]
        yield first, last, f'{OWN}{" ".join(classes)}">{html[first:last]}</mark>'


def _behind_link(html: str, at: int) -> int:
    """The offset, or the end of the link that it lies in: links hold no links."""
    opened = max(html.rfind("<a ", 0, at), html.rfind("<a>", 0, at))
    closing = html.find("</a>", max(opened, 0))
    return closing + len("</a>") if 0 <= opened < at <= closing else at


def _block_ends(html: str) -> Iterator[int]:
    """Where the outermost blocks end."""
    depth, is_block = 0, False
    for tag in tags(html):
        if tag.name in VOID:
            continue
        if not tag.is_end:
            is_block = is_block if depth else tag.name not in INLINE
            depth += 1
        else:
            depth = max(depth - 1, 0)
            if not depth and is_block:
                yield tag.end


def _reference(number: int) -> str:
    return f'<sup class="own-note-link"><a role="doc-noteref" href="#{OWN_NOTE}{number}">Note {number}</a></sup>'


def _box(box: NoteBox) -> str:
    quote = f"<p>“{escape(box.quote)}”</p>" if box.quote else ""
    name = f' id="{OWN_NOTE}{box.number}"' if box.number else ""
    title = f"Note {box.number}" if box.number else "Highlight"
    return f'<blockquote class="own-note"{name}><p class="alert-title">{title}</p>{quote}{box.html}</blockquote>'
