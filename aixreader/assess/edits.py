"""Changes of an assessment, each checked: a plain function from a document to the changed one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields

from aixreader.assess.document import Assessment, System
from aixreader.assess.document_text import item_problem
from aixreader.assess.items import KINDS, Item, Threat
from aixreader.assess.record_codec import EXTRA, read_record, write_record
from aixreader.errors import UserDataError, shortened
from aixreader.json_codec import DecodeError

NOT_CHANGED = "Nothing was changed."
KEYS = frozenset({"system", "slug", "question", "uuid", "id", EXTRA})
"""What an item is known by, which does not change."""
LEVELS = ("likelihood", "impact", "residual_likelihood", "residual_impact")
LISTS = frozenset({"confirmed", "denied", "controls", "tests", "kinds", "suppliers", "links"})


def checked(document: Assessment, item: Item) -> Assessment:
    """The document with an item put in, after a check of all its values. Raises `UserDataError`."""
    name = item.id.split("/", 2)[2]
    if document.system(item.system) is None:
        raise UserDataError(f"The assessment has no system {shortened(item.system)!r}.", NOT_CHANGED)
    try:
        read_record(type(item), write_record(item))
    except DecodeError as error:
        raise UserDataError(f"{name}: {shortened(str(error))}.", NOT_CHANGED) from error
    problem = item_problem(item) or _level_problem(document, item)
    if problem:
        raise UserDataError(f"{name} {problem}.", NOT_CHANGED)
    return document.with_items([item])


def _level_problem(document: Assessment, item: Item) -> str:
    """Which level is none of the assessment's scales; one that the item had before may stay."""
    before = document.items.get(item.id)
    for name in LEVELS if isinstance(item, Threat) else ():
        value, scale = getattr(item, name), name.removeprefix("residual_")
        known = [level.id for level in getattr(document.scales, scale)]
        if value and value not in known and value != getattr(before, name, ""):
            return f"cannot have the {scale} {shortened(value, 40)!r}: levels are {', '.join(known)}"
    return ""


def checked_system(document: Assessment, system: System) -> Assessment:
    """The document with a system put in, after a check of all its values. Raises `UserDataError`."""
    try:
        read_record(System, write_record(system))
    except DecodeError as error:
        raise UserDataError(f"{shortened(system.id)}: {shortened(str(error))}.", NOT_CHANGED) from error
    return document.with_system(system)


def with_fields(record: Item | System, values: Mapping[str, str]) -> Item | System:
    """A record with fields that were typed: "status" to "partial", "accepted.who" to "Ann". Lists are typed with commas
    or semicolons between, and an empty value takes a field back to its default. Raises `UserDataError` for names and
    values that there are not.
    """
    written = write_record(record)
    known = {field.name for field in fields(record)} - KEYS
    for name, value in values.items():
        top, _, inner = name.partition(".")
        if top not in known:
            raise UserDataError(
                f"There is no field {shortened(name)!r}.", f"Fields that can be set: {', '.join(sorted(known))}."
            )
        if inner:
            within = written.setdefault(top, {})
            if not isinstance(within, dict):
                raise UserDataError(f"{top} has no field {shortened(inner)!r}.", NOT_CHANGED)
            written[top] = {key: each for key, each in (within | {inner: value}).items() if each}
        elif not value:
            written.pop(top, None)
        elif top in LISTS:
            sign = ";" if ";" in value else ","  # names of firms hold commas
            written[top] = [part.strip() for part in value.split(sign) if part.strip()]
        else:
            written[top] = value
    try:
        return read_record(type(record), written)
    except DecodeError as error:
        raise UserDataError(f"{shortened(str(error))}.", NOT_CHANGED) from error


def new_item(kind: str, system: str, name: str) -> dict[str, object]:
    """The keys by which a new item of a kind is known. Raises `UserDataError` for a kind that there is not."""
    if kind not in KINDS:
        raise UserDataError(f"There is no kind {shortened(kind)!r} of items.", f"Kinds: {', '.join(KINDS)}.")
    key = {"answer": "question", "evidence": "uuid"}.get(kind, "slug")
    return {"system": system, key: name}


def free_system_id(document: Assessment, name: str) -> str:
    """An id for a new system with this name that no other has: its letters a-z and digits."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "system"
    number = 1
    found = base
    while document.system(found) is not None:
        number += 1
        found = f"{base}-{number}"
    return found
