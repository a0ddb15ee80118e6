"""Answers of tools: a page of items, bounded in number and size, that says where it goes on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from aixreader.errors import RefusedCallError, shortened
from aixreader.services.assistant.parameters import Arguments
from aixreader.services.assistant.visible_text import visible, visible_values

T = TypeVar("T")
Record = Mapping[str, object]

MAX_ANSWER = 20_000
"""Characters of an answer's JSON. Hosts cut what is longer, in the middle of an item."""
MAX_ITEMS_SIZE = MAX_ANSWER - 1_500
"""What is left for items beside the edition, note and cursor."""
CUTS = (4_000, 1_000, 200, 40)
"""To how many characters the texts of an item that is too large for an answer are cut, the first that suffices."""
CUT_NOTE = "A long text was cut."


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """Items of an answer; `total` counts all of them, `next_cursor` is where the next page begins, "" at the end. The
    `note` is a sentence of the reader's own.
    """

    items: tuple[Record, ...]
    total: int
    next_cursor: str = ""
    note: str = ""

    def record(self) -> dict[str, object]:
        """The answer without its edition, as JSON values."""
        return {
            "items": list(self.items),
            "total": self.total,
            "next_cursor": self.next_cursor or None,
            "note": self.note,
        }


def answer_schema() -> dict[str, object]:
    """The JSON Schema of every answer."""
    text = {"type": "string"}
    return {
        "type": "object",
        "properties": {
            "edition": text,
            "revision": text,
            "digest": text,
            "items": {"type": "array", "items": {"type": "object"}},
            "total": {"type": "integer"},
            "next_cursor": {"type": ["string", "null"]},
            "note": text,
        },
        "required": ["edition", "revision", "digest", "items", "total", "next_cursor", "note"],
    }


def page_of(found: Sequence[T], record: Callable[[T], Record], arguments: Arguments, note: str = "") -> AnswerPage:
    """The page of `found` that is wanted, as many items as fit. Raises `RefusedCallError` for a cursor beyond it."""
    start = arguments.position
    if start and start >= len(found):
        raise RefusedCallError("The argument cursor leads beyond the end.", "Give next_cursor unchanged.")
    items: list[Record] = []
    size, is_cut = 0, False
    for each in found[start : start + arguments.limit]:
        item = cast("Record", visible_values(record(each)))
        if size_of(item) > MAX_ITEMS_SIZE:
            item = _cut(item)
            is_cut = True
        size += size_of(item)
        if items and size > MAX_ITEMS_SIZE:
            break
        items.append(item)
    end = start + len(items)
    notes = " ".join(filter(None, (note, CUT_NOTE if is_cut else "")))
    return AnswerPage(tuple(items), len(found), str(end) if end < len(found) else "", notes)


def text_part(text: str, arguments: Arguments, room: int) -> tuple[str, str]:
    """The part of a visible text that begins at the cursor and fits into `room` characters of JSON, and the cursor of
    the next one. Parts end with a paragraph or a word, if they can. Raises `RefusedCallError`.
    """
    start = arguments.position
    if start and start >= len(text):
        raise RefusedCallError("The argument cursor leads beyond the end.", "Give next_cursor unchanged.")
    end = min(len(text), start + room)
    while size_of(text[start:end]) > room:
        end -= max(1, (end - start) // 8)
    if end < len(text):
        ends = (text.rfind(gap, start + (end - start) // 2, end) for gap in ("\n\n", "\n", " "))
        end = next((found + 1 for found in ends if found > 0), end)
    return text[start:end], str(end) if end < len(text) else ""


def size_of(value: object) -> int:
    """The characters of a value's JSON, with a comma."""
    return len(json.dumps(value, ensure_ascii=False)) + 2


def short(text: str, limit: int = 200) -> str:
    """A text in a line of its own that is visible, and no longer than `limit`."""
    return visible(shortened(" ".join(text.split()), limit))


def _cut(item: Record) -> Record:
    """An item that is too large, with its texts and lists cut."""
    return next(cut for cut in _cuts(item) if size_of(cut) <= MAX_ITEMS_SIZE)


def _cuts(item: Record) -> Iterator[Record]:
    for limit in CUTS:
        yield cast("Record", _shortened_values(item, limit))
    yield {"id": short(str(item.get("id", "")), CUTS[-1])}


def _shortened_values(value: object, limit: int) -> object:
    if isinstance(value, str):
        return shortened(value, limit)
    if isinstance(value, Mapping):
        return {key: _shortened_values(item, limit) for key, item in value.items()}
    return [_shortened_values(item, limit) for item in value[:limit]] if isinstance(value, list) else value
