"""An assessment as the text of a file: JSON in a stable order, with an item a line, so that it can be kept in git.

    {
    "format": "aixassess/1",
    "id": "1c7f6d3e-…", "name": "Claims assistant", "edition": {…},
    "scales": {…},
    "systems": [
    {"id": "assistant", "name": "Claims assistant"}
    ],
    "items": [
    {"kind": "answer", "system": "assistant", "question": "genai", "answer": "yes"},
    {"kind": "threat", "system": "assistant", "slug": "evasion", "treatment": "mitigate"}
    ]
    }

Keys that are not known are kept. A file that breaks a rule is refused as a whole, with the line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from aixreader.assess.document import (
    FORMAT,
    FORMAT_NAME,
    FORMAT_VERSION,
    MAX_ITEMS,
    Assessment,
    EditionRef,
    SignOff,
    System,
)
from aixreader.assess.field_types import Name, Uuid
from aixreader.assess.items import KINDS, Control, ControlStatus, Item, Threat, Treatment
from aixreader.assess.json_lines import line_of
from aixreader.assess.record_codec import read_record, write_record
from aixreader.assess.scales import DEFAULT_SCALES, Scales
from aixreader.control_characters import escape_controls
from aixreader.errors import UserDataError, shortened
from aixreader.json_codec import DecodeError, decode_valid, parse

T = TypeVar("T")
MAX_FILE_BYTES = 64 * 1024 * 1024
KINDS_OF = {kind: name for name, kind in KINDS.items()}
ORDER = {kind: number for number, kind in enumerate(KINDS.values())}
KEYS = ("format", "id", "name", "edition", "scales", "systems", "items", "signoffs")
CONFLICT = re.compile(rb"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
NOT_CHANGED = "The file was not changed. Correct it in a text editor, or open a copy of it that is whole."
NEWER = re.compile(rf"{FORMAT_NAME}/([1-9]\d{{0,5}})")


@dataclass(frozen=True, slots=True)
class _Head:
    id: Uuid
    name: Name


class _FileError(Exception):
    """Something in the file that is wrong; `path` are the steps to it from the top."""

    def __init__(self, problem: str, *path: str | int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = path


@dataclass(frozen=True, slots=True)
class DocumentWriter:
    """Makes the text of documents, and remembers the lines of their items: of thousands, an edit changes one."""

    lines: dict[str, tuple[Item, str]]

    @classmethod
    def make(cls) -> DocumentWriter:
        """One that remembers nothing yet."""
        return cls({})

    def text(self, document: Assessment) -> str:
        """The text of a document."""
        systems = {system.id: number for number, system in enumerate(document.systems)}
        items = sorted(document.items.values(), key=lambda item: (systems[item.system], ORDER[type(item)], item.id))
        head = {"format": document.format, "id": document.id, "name": document.name}
        parts = [f"{json.dumps(key)}: {_line(value)}" for key, value in head.items()]
        parts.append(f'"edition": {_line(write_record(document.edition))}')
        if document.scales != DEFAULT_SCALES:
            parts.append(f'"scales": {_line(write_record(document.scales))}')
        parts.append(_block("systems", (_line(write_record(system)) for system in document.systems)))
        parts.append(_block("items", map(self._item, items)))
        if document.signoffs:
            parts.append(_block("signoffs", (_line(write_record(signoff)) for signoff in document.signoffs)))
        parts += [f"{json.dumps(key)}: {_line(value)}" for key, value in document.extra.items()]
        return "{\n" + ",\n".join(parts) + "\n}\n"

    def _item(self, item: Item) -> str:
        known = self.lines.get(item.id)
        if known is not None and known[0] is item:
            return known[1]
        line = _line(item_values(item))
        self.lines[item.id] = item, line
        return line


def item_values(item: Item) -> dict[str, object]:
    """The JSON values of an item."""
    return {"kind": KINDS_OF[type(item)]} | write_record(item)


def document_text(document: Assessment) -> str:
    """The text of a document."""
    return DocumentWriter.make().text(document)


def read_document(data: bytes, name: str) -> Assessment:
    """The document in a file called `name`; raises `UserDataError`, which names the line.

    Of a file of a newer format, what is not understood is passed over: it can be read, not written.
    """
    try:
        value = parse(data)
    except DecodeError as error:
        conflict = CONFLICT.search(data)
        line = data.count(b"\n", 0, conflict.start()) + 1 if conflict else 0
        if conflict:
            raise UserDataError(
                f"{name} holds two versions that git has not merged (line {line}).",
                "The file was not changed. Choose between them in a text editor, then open it again.",
            ) from error
        raise UserDataError(f"{name} {error.problem}.", NOT_CHANGED) from error
    try:
        return _document(value)
    except _FileError as error:
        line = line_of(data, error.path)
        raise UserDataError(f"{name}, line {line}: {error.problem}.", NOT_CHANGED) from error


def _document(value: object) -> Assessment:
    if not isinstance(value, dict) or not isinstance(value.get("format"), str):
        raise _FileError('this is not an assessment of AIX Reader (its "format" is missing)')
    if value["format"] != FORMAT:
        newer = NEWER.fullmatch(value["format"])
        if newer is None or int(newer[1]) <= FORMAT_VERSION:
            raise _FileError(f"the format {shortened(value['format'], 40)!r} is not known", "format")
        return _newer(value)
    systems = _systems(value)
    scales = _part(Scales, value["scales"], "scales") if "scales" in value else DEFAULT_SCALES
    if scales.problem:
        raise _FileError(f"the scales {scales.problem}", "scales")
    head = _head(value)
    return Assessment(
        head.id,
        head.name,
        _part(EditionRef, value.get("edition", {}), "edition"),
        systems,
        scales,
        dict(_items(value, {system.id for system in systems})),
        tuple(_part(SignOff, each, "signoffs", number) for number, each in enumerate(_list(value, "signoffs"))),
        FORMAT,
        {key: item for key, item in value.items() if key not in KEYS},
    )


def _head(value: dict[str, object]) -> _Head:
    return _part(_Head, {key: value[key] for key in ("id", "name") if key in value})


def _newer(value: dict[str, object]) -> Assessment:
    """What can be understood of a document of a newer format."""
    systems = tuple(_valid(System, _list(value, "systems")))
    known = {system.id for system in systems}
    items: dict[str, Item] = {}
    for each in _list(value, "items")[:MAX_ITEMS]:
        kind = KINDS.get(str(each.get("kind"))) if isinstance(each, dict) else None
        items |= {item.id: item for item in (_valid(kind, [each]) if kind else ()) if item.system in known}
    edition = next(_valid(EditionRef, [value.get("edition", {})]), EditionRef())
    signoffs = tuple(_valid(SignOff, _list(value, "signoffs")))
    head = _head(value)
    return Assessment(head.id, head.name, edition, systems, DEFAULT_SCALES, items, signoffs, str(value["format"]))


def _systems(value: dict[str, object]) -> tuple[System, ...]:
    systems: dict[str, System] = {}
    for number, each in enumerate(_list(value, "systems")):
        system = _part(System, each, "systems", number)
        if system.id in systems:
            raise _FileError(f"there are two systems with the id {system.id!r}", "systems", number)
        systems[system.id] = system
    if not systems:
        raise _FileError("an assessment needs a system", "systems")
    return tuple(systems.values())


def _items(value: dict[str, object], systems: set[str]) -> Iterator[tuple[str, Item]]:
    seen: set[str] = set()
    items = _list(value, "items")
    if len(items) > MAX_ITEMS:
        raise _FileError(f"there are more than {MAX_ITEMS:,} items", "items")
    for number, each in enumerate(items):
        item = _item(each, number)
        if item.system not in systems:
            raise _FileError(f"there is no system {shortened(item.system)!r}", "items", number)
        if item.id in seen:
            raise _FileError(f"{_label(item)} is there twice", "items", number)
        problem = item_problem(item)
        if problem:
            raise _FileError(f"{_label(item)} {problem}", "items", number)
        seen.add(item.id)
        yield item.id, item


def _item(value: object, number: int) -> Item:
    if not isinstance(value, dict):
        raise _FileError("an item should be an object", "items", number)
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        shown = f"the kind {shortened(str(kind), 40)!r} is not known" if "kind" in value else "an item has no kind"
        raise _FileError(f"{shown}: {', '.join(KINDS)}", "items", number)
    return _part(KINDS[kind], {key: item for key, item in value.items() if key != "kind"}, "items", number)


def item_problem(item: Item) -> str:
    """What an item lacks that its values ask for, as the rest of a sentence about it; "" for nothing."""
    if isinstance(item, Threat) and item.treatment is Treatment.ACCEPT and item.accepted is None:
        return "is accepted without saying by whom, until when and why"
    if isinstance(item, Control) and item.status is ControlStatus.NOT_APPLICABLE and not item.reason.strip():
        return "is not applicable, and needs a reason for that"
    return ""


def _label(item: Item) -> str:
    kind, system, name = item.id.split("/", 2)
    return f"the {kind} {name!r} of {system!r}"


def _part(kind: type[T], value: object, *path: str | int) -> T:
    """A part of the document; raises `_FileError`."""
    try:
        return read_record(kind, value)
    except DecodeError as error:
        where = error.path.removeprefix(".")
        raise _FileError(
            f'"{where}" {error.problem}' if where else f"it {error.problem}", *(path or (where,))
        ) from error


def _valid(kind: type[T], values: Iterable[object]) -> Iterator[T]:
    """As much of the parts as can be understood."""
    for value in values:
        with suppress(DecodeError):
            yield decode_valid(kind, value)[0]


def _list(value: dict[str, object], key: str) -> list[object]:
    found = value.get(key, [])
    if not isinstance(found, list):
        raise _FileError(f'"{key}" should be a list', key)
    return found


def _block(key: str, lines: Iterable[str]) -> str:
    inside = ",\n".join(lines)
    return f'"{key}": [\n{inside}\n]' if inside else f'"{key}": []'


def _line(value: object) -> str:
    return escape_controls(json.dumps(value, ensure_ascii=False))
