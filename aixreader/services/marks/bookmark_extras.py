"""What a browser's bookmarks file has no place for, in an attribute of ours: a bookmark's colour, its tags where one
holds a comma, and its notes as they are. Browsers leave unknown attributes alone; only the reader reads this one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aixreader.control_characters import escape_controls
from aixreader.json_codec import DecodeError, decode, parse
from aixreader.userdata.records import Annotation, Bookmark, Colour, Lines, body_of

ATTRIBUTE = "DATA-AIXREADER"
COMMA, COMMA_IN_TAGS = ",", "\N{SINGLE LOW-9 QUOTATION MARK}"
"""In browsers a comma ends a tag; one inside a tag is written as a character that looks like it."""
QUOTATION_END = "\N{LEFT SINGLE QUOTATION MARK}"
"""What ends a German quotation that begins with that character."""


@dataclass(frozen=True, slots=True)
class BookmarkExtras:
    """The values of one bookmark; "" and empty where the file's own attributes say all."""

    colour: Colour = ""
    tags: Lines = ()
    notes: tuple[Annotation, ...] = ()


def extras_json(mark: Bookmark, notes: Sequence[Annotation]) -> str:
    """The extras of a bookmark and the `notes` on its section as JSON, "" if it needs none."""
    extras: dict[str, object] = {"colour": mark.colour} if mark.colour else {}
    if any(COMMA in tag for tag in mark.tags):
        extras["tags"] = list(mark.tags)
    if notes:
        extras["notes"] = [_stated(note) for note in notes]
    return escape_controls(json.dumps(extras, ensure_ascii=False, separators=(",", ":"))) if extras else ""


def _stated(note: Annotation) -> dict[str, object]:
    """The fields of a note that are not those of every note."""
    usual = body_of(Annotation("", "", ""))
    body = {name: value for name, value in body_of(note).items() if value != usual[name]}
    return {"id": note.id, "section": note.section, "title": note.title, **body}


def read_extras(text: str) -> BookmarkExtras:
    """The extras in an attribute; none where it holds something else."""
    try:
        return decode(BookmarkExtras, parse(text), ignore_unknown=True) if text else BookmarkExtras()
    except DecodeError:
        return BookmarkExtras()


def written_tags(tags: Iterable[str]) -> str:
    """Tags as browsers write them, between commas."""
    return COMMA.join(tag.replace(COMMA, COMMA_IN_TAGS) for tag in tags)


def read_tag(written: str) -> str:
    """A tag of a browser with the commas that `written_tags` replaced."""
    return written if QUOTATION_END in written else written.replace(COMMA_IN_TAGS, COMMA)
