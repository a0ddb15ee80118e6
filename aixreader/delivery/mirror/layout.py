"""Where things lie in a mirror's folder, how they are named, and how large they may be.

    metadata/N.root.json, N.targets.json, N.snapshot.json, timestamp.json     what is signed
    editions/SHA256.NAME.json                                                 a manifest per edition
    blobs/ab/abcd…                                                            contents, named after their SHA-256
    pending/root.json                                                         a root that lacks signatures

Everything but `timestamp.json` and `pending/` never changes once it is there, so that it may be cached for ever.
"""

from __future__ import annotations

import re

METADATA, EDITIONS, BLOBS, PENDING = "metadata", "editions", "blobs", "pending"
TIMESTAMP = f"{METADATA}/timestamp.json"
PENDING_ROOT = f"{PENDING}/root.json"
ROLES = ("root", "targets", "snapshot", "timestamp")
"""From the one that vouches for all others to the one that is signed most often."""
EXTENSION = "x-aixreader"
"""The key of our own fields in what is signed: id, name and lives in a root, the time of signing in a timestamp."""

EDITION_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}(?<![.])")
MIRROR_ID = re.compile(r"[0-9a-f]{32}")
SHA256 = re.compile(r"[0-9a-f]{64}")
TARGET = re.compile(rf"{EDITIONS}/({EDITION_NAME.pattern})\.json")

MAX_ROOT = 512_000
MAX_TIMESTAMP = 16_384
MAX_LIST = 5_000_000
"""Bytes of a snapshot or of the list of editions."""
MAX_MANIFEST = 16 * 1024 * 1024
MAX_BLOB = 64 * 1024 * 1024
MAX_TOTAL = 256 * 1024 * 1024
MAX_FILES = 20_000
CHUNK = 64 * 1024


def target_path(edition: str) -> str:
    """The path of an edition's manifest as it is signed."""
    return f"{EDITIONS}/{edition}.json"


def manifest_path(edition: str, digest: str) -> str:
    """The path of an edition's manifest in the folder."""
    return f"{EDITIONS}/{digest}.{edition}.json"


def blob_path(digest: str) -> str:
    """The path of a content in the folder."""
    return f"{BLOBS}/{digest[:2]}/{digest}"


def metadata_path(role: str, version: int) -> str:
    """The path of a version of a role's metadata in the folder."""
    return TIMESTAMP if role == "timestamp" else f"{METADATA}/{version}.{role}.json"
