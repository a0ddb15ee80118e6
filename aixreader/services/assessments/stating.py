"""Stating something about an item that was named by a user: a threat, a control, evidence, or the system itself."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from aixreader.assess.document import Assessment, System
from aixreader.assess.edits import checked, checked_system, with_fields
from aixreader.assess.items import Control, Evidence, EvidenceType, Item, Threat
from aixreader.errors import NotFoundError, UserDataError, shortened
from aixreader.services.assessments.assessed_edition import EditionFacts

EVIDENCE, SYSTEM = "evidence", "system"
"""What names new evidence, and the system."""
CHUNK = 1024 * 1024
NOT_CHANGED = "Nothing was changed."


def state_fields(
    facts: EditionFacts, document: Assessment, system: str, name: str, values: Mapping[str, str], today: str = ""
) -> tuple[Assessment, str]:
    """The document with fields of an item set as they were typed, and the item's id. `name` is a threat or control in
    any spelling, the id of evidence, or one of `EVIDENCE` and `SYSTEM`. A risk is accepted `today` unless another day
    is stated.

    Raises `NotFoundError` and `UserDataError`.
    """
    if name == SYSTEM:
        known = document.system(system)
        changed = with_fields(known, values) if known is not None else None
        if not isinstance(changed, System):
            raise NotFoundError(f"There is no system {shortened(system)!r}.", NOT_CHANGED)
        return checked_system(document, changed), f"{SYSTEM}/{system}"
    values = dict(values)
    if name == EVIDENCE or values.get("controls"):
        values = _with_roots(facts, values)
    if values.get("represented_by"):
        values["represented_by"] = subject_root(facts, values["represented_by"])
    known_item = find_item(facts, document, system, name, values)
    if isinstance(known_item, Threat) and known_item.accepted is None and _accepts(values):
        values.setdefault("accepted.at", today)
    item = with_fields(known_item, values)
    assert not isinstance(item, System)  # noqa: S101  # it is of the kind that was given
    if isinstance(item, Evidence) and item.type is EvidenceType.FILE and "file" in values and "sha256" not in values:
        item = replace(item, sha256=file_digest(Path(item.file)))
    if isinstance(item, Threat | Control):
        item = replace(item, text_digest=facts.wording(item.slug))
    return checked(document, item), item.id


def _accepts(values: Mapping[str, str]) -> bool:
    return any(value and name.startswith("accepted.") for name, value in values.items())


def find_item(facts: EditionFacts, document: Assessment, system: str, name: str, values: Mapping[str, str]) -> Item:
    """What is stated about what a user names; a new item where nothing is. Raises `NotFoundError`."""
    if name == EVIDENCE:
        kind = values.get("type") or EvidenceType.TEXT
        if kind not in tuple(EvidenceType):
            raise UserDataError(
                f"There is no type {shortened(kind)!r} of evidence.", f"{NOT_CHANGED} Types: {', '.join(EvidenceType)}."
            )
        return Evidence(system, str(uuid4()), EvidenceType(kind), values.get("title") or "?")
    for known in (name, f"evidence/{system}/{name}", f"threat/{system}/{name}", f"control/{system}/{name}"):
        if known in document.items:
            return document.items[known]
    root = subject_root(facts, name)
    return document.threat(system, root) if root in facts.subjects.threats else document.control(system, root)


def subject_root(facts: EditionFacts, name: str) -> str:
    """The oldest name of a threat or control in any spelling; raises `NotFoundError`, also for other sections."""
    subjects = {**facts.subjects.threats, **facts.subjects.controls}
    wanted = name.strip().casefold()
    for root, subject in subjects.items():
        if wanted in (root, subject.name.casefold()):
            return root
    section = facts.session.find(name)
    root = facts.root(section.slug) if section.slug else ""
    if root not in subjects:
        raise NotFoundError(
            f"“{facts.session.names.of(section)}” is neither a threat nor a control.", "Name one of its parts."
        )
    return root


def file_digest(path: Path) -> str:
    """The SHA-256 of a file in hex; raises `UserDataError`."""
    digest = hashlib.sha256()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UserDataError(f"{path} is not a file.", NOT_CHANGED)
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise UserDataError(f"{path} cannot be read: {error.strerror or error}.", NOT_CHANGED) from error
    return digest.hexdigest()


def _with_roots(facts: EditionFacts, values: Mapping[str, str]) -> dict[str, str]:
    """The values with controls by their oldest names."""
    names = [name.strip() for name in values.get("controls", "").split(",") if name.strip()]
    return {**values, **({"controls": ",".join(subject_root(facts, name) for name in names)} if names else {})}
