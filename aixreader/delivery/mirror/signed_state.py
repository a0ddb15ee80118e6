"""A mirror's metadata as a whole: what is read of it by publisher and client alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aixreader.delivery.mirror.layout import EXTENSION, MIRROR_ID, TARGET
from aixreader.delivery.mirror.refusals import ALTERED, NO_ROOT, refusal
from aixreader.json_codec import DecodeError, parse
from aixreader.model.signed_versions import SignedVersions

if TYPE_CHECKING:
    from tuf.api.metadata import Metadata, Root, Signed, Snapshot, TargetFile, Targets, Timestamp

MAX_NAME = 100
MAX_KEY_ID = 12
"""Characters of a key's id that are shown."""


@dataclass(frozen=True, slots=True)
class SignedEdition:
    """An edition of a mirror: `sequence` counts upwards with each that is added."""

    name: str
    sha256: str
    size: int
    sequence: int
    revision: str
    date: str
    files: int
    total: int


@dataclass(frozen=True, slots=True)
class SignedState:
    """The newest metadata of the four roles, each vouched for by the one before it."""

    root: Root
    targets: Targets
    snapshot: Snapshot
    timestamp: Timestamp

    @property
    def roles(self) -> Iterator[tuple[str, Signed]]:
        """Each role with its metadata."""
        yield from (("root", self.root), ("targets", self.targets))
        yield from (("snapshot", self.snapshot), ("timestamp", self.timestamp))

    @property
    def versions(self) -> SignedVersions:
        """What is remembered of it."""
        return SignedVersions(
            mirror_id(self.root),
            self.root.version,
            self.targets.version,
            self.snapshot.version,
            self.timestamp.version,
            keys_digest(self.root),
            signed_at(self.timestamp),
        )

    @property
    def editions(self) -> tuple[SignedEdition, ...]:
        """The editions that are signed, the newest first."""
        found = (_edition(path, target) for path, target in self.targets.targets.items())
        return tuple(sorted(found, key=lambda edition: (edition.sequence, edition.name), reverse=True))


def parse_root(data: bytes) -> Metadata[Root]:
    """A root with its signatures, unchecked; raises `MirrorError` where it is none."""
    from tuf.api.exceptions import RepositoryError
    from tuf.api.metadata import Metadata, Root

    try:
        metadata = Metadata[Root].from_bytes(data)
    except RepositoryError as error:
        raise refusal(
            NO_ROOT, "The root file of the mirror cannot be read: it is damaged or something else."
        ) from error
    if not isinstance(metadata.signed, Root):
        raise refusal(NO_ROOT, "The root file of the mirror is something else.")
    return metadata


def extension(signed: Signed) -> Mapping[str, object]:
    """Our own fields in what is signed."""
    fields = signed.unrecognized_fields.get(EXTENSION)
    return fields if isinstance(fields, dict) else {}


def mirror_id(root: Root) -> str:
    """The id of the mirror a root is of; raises `MirrorError` where `aixreader mirror` has not made it."""
    return _checked_id(extension(root).get("id"))


def stated_id(root: bytes) -> str:
    """The id of the mirror that a root file states, without `tuf`, which takes time to load; raises `MirrorError`."""
    value: object = None
    with suppress(DecodeError):
        value = parse(root)
    for key in ("signed", EXTENSION, "id"):
        value = value.get(key) if isinstance(value, dict) else None
    return _checked_id(value)


def _checked_id(name: object) -> str:
    if not isinstance(name, str) or not MIRROR_ID.fullmatch(name):
        raise refusal(NO_ROOT, "The root file is not one of a mirror that `aixreader mirror init` has made.")
    return name


def publisher_name(root: Root) -> str:
    """Who has signed: the name that the root states, else the beginning of its first key's id."""
    name = extension(root).get("name")
    if isinstance(name, str) and name.strip() and name.isprintable():
        return name.strip()[:MAX_NAME]
    return f"key {min(root.roles['root'].keyids)[:MAX_KEY_ID]}"


def signed_at(timestamp: Timestamp) -> str:
    """When a timestamp was signed, "" where it does not say so."""
    text = extension(timestamp).get("signed")
    return text if isinstance(text, str) and parsed_time(text) is not None else ""


def parsed_time(text: str) -> datetime | None:
    """The time that an ISO 8601 text with a zone stands for."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time.astimezone(UTC) if time.tzinfo is not None else None


def keys_digest(root: Root) -> str:
    """What stands for the keys of snapshot and timestamp in a root."""
    roles = (root.roles["snapshot"], root.roles["timestamp"])
    return hashlib.sha256(repr([sorted(role.keyids) for role in roles]).encode()).hexdigest()


def changes(before: Metadata[Root] | None, newer: Metadata[Root]) -> tuple[str, ...]:
    """What a root changes in the one before it, in words for whoever is to sign it."""
    lines = []
    for role, keys in newer.signed.roles.items():
        old = before.signed.roles[role] if before is not None else None
        had, has = set(old.keyids) if old is not None else set(), set(keys.keyids)
        lines += [f"{role}: adds the key {name}" for name in sorted(has - had)]
        lines += [f"{role}: removes the key {name}" for name in sorted(had - has)]
        if old is None or old.threshold != keys.threshold:
            lines.append(f"{role}: needs {keys.threshold} of {len(has)} signatures")
    if before is None or publisher_name(before.signed) != publisher_name(newer.signed):
        lines.append(f"signs as {publisher_name(newer.signed)}")
    return (*lines, f"valid until {day(newer.signed.expires)}")


def day(time: datetime | str) -> str:
    """A time as people are told of it."""
    return time[:10] if isinstance(time, str) else time.strftime("%Y-%m-%d")


def _edition(path: str, target: TargetFile) -> SignedEdition:
    match = TARGET.fullmatch(path)
    digest = target.hashes.get("sha256", "")
    if match is None or not digest:
        raise refusal(ALTERED, "The mirror's list of editions (targets) names a file that is no edition.")
    custom = target.custom or {}
    return SignedEdition(
        match[1],
        digest,
        target.length,
        _number(custom.get("sequence")),
        _text(custom.get("revision")),
        _text(custom.get("date")),
        _number(custom.get("files")),
        _number(custom.get("total")),
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _text(value: object) -> str:
    return value[:64] if isinstance(value, str) and value.isprintable() else ""


def expired(signed: Iterable[tuple[str, Signed]], now: datetime) -> tuple[str, datetime] | None:
    """The first role whose metadata is not valid any more, with the time until which it was."""
    return next(((role, part.expires) for role, part in signed if part.is_expired(now)), None)
