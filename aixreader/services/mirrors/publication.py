"""The acts of a mirror's publisher: what `aixreader mirror` does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aixreader.delivery.mirror.key_ring import KeyRing
from aixreader.delivery.mirror.keys import Passphrase, PublicKey, load_public, load_signer, make_key
from aixreader.delivery.mirror.layout import EDITION_NAME, MAX_ROOT, ROLES, metadata_path
from aixreader.delivery.mirror.place import MissingFileError, Place, read_whole
from aixreader.delivery.mirror.publisher import LIVES, OFFLINE_LIVES, NewEdition, PendingRoot, Publisher
from aixreader.delivery.mirror.refresh import RootFile, missing
from aixreader.delivery.mirror.repository import Repository
from aixreader.delivery.mirror.signed_state import SignedEdition, SignedState, publisher_name
from aixreader.delivery.mirror.verify import Verification, verify_mirror
from aixreader.delivery.request_counter import RequestCounter
from aixreader.errors import OutputError, UserDataError
from aixreader.progress import Report, part
from aixreader.services.mirrors.places import WatchedReport, open_place
from aixreader.source.tree import open_source

UNFIT = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class OtherSigner:
    """A key that is not made here: of another person (`address` is ""), or in a device or service that signs here."""

    role: str
    public: Path
    address: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a mirror is and where its keys are; `passphrase` is called when one is first needed."""

    folder: Path
    keys: Path
    passphrase: Passphrase

    @property
    def ring(self) -> KeyRing:
        """The keys."""
        return KeyRing(self.keys, self.passphrase)

    @contextmanager
    def publisher(self) -> Iterator[Publisher]:
        """A publisher that nobody else is beside."""
        repository = Repository(self.folder)
        with repository.lock():
            yield Publisher(repository, self.ring, datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class MirrorSummary:
    """What a mirror holds; `state` is None as long as its first root lacks signatures."""

    state: SignedState | None
    pending: PendingRoot | None

    @property
    def signed_by(self) -> str:
        """Who signs."""
        root = self.state.root if self.state is not None else self.pending.root if self.pending is not None else None
        return publisher_name(root) if root is not None else ""


def init_mirror(
    publication: Publication,
    others: Sequence[OtherSigner],
    thresholds: Mapping[str, int],
    *,
    name: str,
    is_offline: bool,
) -> PendingRoot | None:
    """Make a mirror without editions, with a key of its own for each role that no device or service signs for.

    Returns the root if it lacks signatures. Raises `UserDataError`, `OutputError`, `MirrorError`.
    """
    repository = Repository(publication.folder)
    ring = publication.ring
    if ring.root() is not None:
        raise UserDataError(
            f"{publication.keys} holds the keys of a mirror already.",
            "Nothing was made. Name another folder with --keys.",
        )
    if publication.keys.resolve().is_relative_to(publication.folder.resolve()):
        raise UserDataError(
            f"{publication.keys} lies in the mirror, where everybody could read the keys.",
            "Nothing was made. Name a folder elsewhere with --keys.",
        )
    with publication.publisher() as publisher:
        if repository.read(metadata_path("root", 1), MAX_ROOT) or repository.pending_root():
            raise OutputError(f"{publication.folder} is a mirror already.", "Nothing was made. Choose another folder.")
        keys: dict[str, list[PublicKey]] = {role: [] for role in ROLES}
        for other in others:
            key = load_public(other.public)
            keys[other.role].append(key)
            if other.address:
                ring.note(key.keyid, other.address)
        for role in ROLES:
            if not any(other.role == role and other.address for other in others):
                keys[role].append(ring.make(role))
        return publisher.init(keys, thresholds, name=name, lives=OFFLINE_LIVES if is_offline else LIVES)


def add_edition(publication: Publication, source: Path, name: str, report: Report) -> SignedEdition:
    """Publish a source under a name ("": its date or its own name). Raises `SourceError` and what publishing does."""
    with open_source(source, part(report, 0.0, 0.1)) as tree, publication.publisher() as publisher:
        name = name or default_name(tree.date or tree.name)
        check_name(name)
        edition = NewEdition(name, tree.revision, tree.date, dict(tree.files), tree.read)
        return publisher.add(edition, part(report, 0.1, 1.0))


def check_name(name: str) -> None:
    """Raise `UserDataError` for what cannot be the name of an edition."""
    if not EDITION_NAME.fullmatch(name):
        raise UserDataError(
            f"'{name}' cannot be the name of an edition.",
            "A name has small letters, digits, and the characters - _ . and at most 80 of them (2026-08).",
        )


def default_name(text: str) -> str:
    """A name made of a source's date, or of its own name."""
    name = UNFIT.sub("-", text[:10].lower() if text[:4].isdigit() else text.lower()).strip("-._")
    return name[:80].rstrip(".") or "edition"


def sign_pending(publication: Publication, key: Path | None) -> PendingRoot | None:
    """Sign the pending root with the key in a file (None: with those of the folder); returns it if it lacks more."""
    ring = publication.ring
    with publication.publisher() as publisher:
        if key is not None:
            return publisher.sign([load_signer(key, publication.passphrase)])
        pending = publisher.pending()
        roots = [pending.root] if pending is not None else []
        return publisher.sign(signer for root in roots for signer in ring.signers(root, "root"))


def pending_changes(publication: Publication) -> tuple[str, ...]:
    """What the pending root changes, in words; none if there is none."""
    pending = Publisher(Repository(publication.folder), publication.ring, datetime.now(UTC)).pending()
    return pending.changes if pending is not None else ()


def rotate_key(publication: Publication, role: str, public: Path | None, old: str) -> PendingRoot | None:
    """Replace a key of a role by a new one, or by another person's `public` one; see `Publisher.rotate`."""
    with publication.publisher() as publisher:
        key = load_public(public) if public is not None else publication.ring.make(role)
        return publisher.rotate(role, key, old)


def make_own_key(path: Path, passphrase: Passphrase) -> str:
    """Make a key of somebody who signs elsewhere; returns its id."""
    return str(make_key(path, passphrase()).keyid)


def summary(publication: Publication) -> MirrorSummary:
    """What a mirror holds, vouched for by its root; raises `MirrorError`."""
    repository = Repository(publication.folder)
    ring = publication.ring
    root = repository.newest_root(ring.root())
    pending = Publisher(repository, ring, datetime.now(UTC)).pending()
    if root is None and pending is None:
        raise missing("its root (metadata/1.root.json)")
    state = repository.state(root.signed, ring.signed()) if root is not None else None
    return MirrorSummary(state, pending)


def verify(address: str, root: Path | None, report: Report) -> Verification:
    """Check a mirror (a folder, a zip or an address) as a reader would that trusts `root` (None: its first root)."""
    watched = WatchedReport(report)
    with open_place(address, RequestCounter(), watched.watch) as place:
        if root is not None:
            try:
                data = root.read_bytes()
            except OSError as error:
                raise UserDataError(f"{root} cannot be read: {error.strerror or error}.", "Check the path.") from error
        else:
            data = _first_root(place)
        return verify_mirror(place, RootFile.parse(data), datetime.now(UTC), watched)


def _first_root(place: Place) -> bytes:
    path = metadata_path("root", 1)
    try:
        return read_whole(place, path, MAX_ROOT)
    except MissingFileError as error:
        raise missing(f"its root ({path})") from error
