"""The line of a value in JSON text, for messages about files that people edit by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

BLANK = re.compile(r"[ \t\r\n,:]*")
DECODER = json.JSONDecoder()


def line_of(data: bytes, path: Sequence[str | int]) -> int:
    """The line (from 1) on which the value at `path`, keys and indexes from the top, begins in valid JSON.

    Where the path ends early, that of the last value that is there.
    """
    text = data.decode(json.detect_encoding(data), "surrogatepass")
    at = _next(text, 0)
    for step in path:
        found = next((start for key, start in _members(text, at) if key == step), None)
        if found is None:
            break
        at = found
    return text.count("\n", 0, at) + 1


def _members(text: str, at: int) -> Iterator[tuple[str | int, int]]:
    """Key or index and place of each member of the object or list at `at`; none of any other value."""
    opening = text[at : at + 1]
    if opening not in ("{", "["):
        return
    at, number = _next(text, at + 1), 0
    while text[at : at + 1] not in ("}", "]", ""):
        key: str | int = number
        if opening == "{":
            key, at = DECODER.raw_decode(text, at)
            at = _next(text, at)
        yield key, at
        _, at = DECODER.raw_decode(text, at)
        at, number = _next(text, at), number + 1


def _next(text: str, at: int) -> int:
    """Where the next value or closing bracket begins."""
    found = BLANK.match(text, at)
    return found.end() if found else at
