"""What stands before the packed data of an entry of a pack. Format: gitformat-pack(5)."""

from __future__ import annotations

from aixreader.git.objects import GitFormatError

KINDS = {1: "commit", 2: "tree", 3: "blob", 4: "tag"}
"""Objects that are stored whole, by the number of their kind."""
OFFSET_DELTA, NAME_DELTA = 6, 7
"""Deltas, whose base is named by its distance in the pack or by its id."""
MAX_BITS = 64
"""No number in the header has more. What goes on after them is over every limit anyway."""


def entry_header(data: bytes, at: int) -> tuple[int, int, int]:
    """Kind and size that the entry at `at` states, and where its header goes on; raises `GitFormatError`."""
    try:
        byte, at = data[at], at + 1
        kind, size, shift = byte >> 4 & 7, byte & 15, 4
        while byte & 128 and shift < MAX_BITS:
            byte, at = data[at], at + 1
            size, shift = size | (byte & 127) << shift, shift + 7
    except IndexError as error:
        raise GitFormatError("it ends within an object") from error
    return kind, size, at


def base_distance(data: bytes, at: int) -> tuple[int, int]:
    """How many bytes before a delta its base begins, and where the header ends; raises `GitFormatError`."""
    try:
        byte, at = data[at], at + 1
        distance = byte & 127
        while byte & 128:
            byte, at = data[at], at + 1
            distance = (distance + 1) << 7 | byte & 127
            if distance >> MAX_BITS:
                raise GitFormatError("an object is damaged (its base is nowhere)")
    except IndexError as error:
        raise GitFormatError("it ends within an object") from error
    return distance, at
