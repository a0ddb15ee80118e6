"""Identifiers that outlive editions: UUIDs of a kind of thing and the oldest name that it has had."""

from __future__ import annotations

from uuid import UUID, uuid5

NAMESPACE = UUID("389dd12e-6631-45c1-af0c-e89d8acf3ce1")
"""The namespace of all of them. It never changes."""


def uuid_of(kind: str, root: str) -> UUID:
    """The UUID of a thing by its kind ("threat", "control", "group", …) and its oldest name."""
    return uuid5(NAMESPACE, f"{kind}/{root}")
