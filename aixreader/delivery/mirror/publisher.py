"""Makes and changes a signed mirror: `Publisher`. Every act ends with a state that a reader can verify."""

from __future__ import annotations

import copy
import hashlib
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from aixreader.delivery.mirror.key_ring import KeyRing
from aixreader.delivery.mirror.layout import (
    EXTENSION,
    PENDING_ROOT,
    ROLES,
    manifest_path,
    metadata_path,
    target_path,
)
from aixreader.delivery.mirror.manifest import FORMAT, Manifest, ManifestFile, write_manifest
from aixreader.delivery.mirror.repository import Repository
from aixreader.delivery.mirror.signed_state import SignedEdition, SignedState, changes, extension, mirror_id, parse_root
from aixreader.errors import NotFoundError, OutputError, UserDataError
from aixreader.progress import Report

if TYPE_CHECKING:
    from securesystemslib.signer import Key, Signer
    from tuf.api.metadata import Metadata, Root, Signed

LIVES = {"root": 365, "targets": 365, "snapshot": 30, "timestamp": 14}
"""Days for which what a role signs is valid."""
OFFLINE_LIVES = dict.fromkeys(ROLES, 365)
"""The same for a mirror that is carried around and seldom signed anew."""
DUE = 0.25
"""The part of its life that is left when root and targets are renewed along with the others."""
SIGNED_ROLES = ("targets", "snapshot", "timestamp")


@dataclass(frozen=True, slots=True)
class NewEdition:
    """An edition to publish: `files` are sizes by path, `read` gives their bytes."""

    name: str
    revision: str
    date: str
    files: Mapping[str, int]
    read: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class PendingRoot:
    """A root that is not published yet, how many signatures it lacks, and in words what it changes."""

    root: Root
    missing: int
    changes: tuple[str, ...]


class Publisher:
    """One act on the mirror of `repository` with the keys of `ring` at the time `now`, under the lock."""

    def __init__(self, repository: Repository, ring: KeyRing, now: datetime) -> None:
        self._repository = repository
        self._ring = ring
        self._now = now.replace(microsecond=0)

    # ------------------------------------------------------------------------------------------------------------- acts
    def init(
        self,
        keys: Mapping[str, Sequence[Key]],
        thresholds: Mapping[str, int],
        *,
        name: str,
        lives: Mapping[str, int],
    ) -> PendingRoot | None:
        """Make a mirror without editions; returns its root if that lacks signatures of others."""
        from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

        for role in ROLES:
            if not 1 <= thresholds.get(role, 1) <= len({key.keyid for key in keys[role]}):
                raise UserDataError(
                    f"{role} needs {thresholds.get(role, 1)} signatures and has {len(keys[role])} keys.",
                    "Nothing was made. Name more public keys, or a lower threshold.",
                )
        root = Root(version=1, expires=self._expiry(lives, "root"), consistent_snapshot=True)
        root.unrecognized_fields[EXTENSION] = {"id": secrets.token_hex(16), "name": name, "lives": dict(lives)}
        for role in ROLES:
            for key in keys[role]:
                root.add_key(key, role)
            root.roles[role].threshold = thresholds.get(role, 1)
        metadata = Metadata(root)
        self._ring.note_root(metadata.to_bytes())
        nothing = SignedState(root, Targets(), Snapshot(), Timestamp())
        for part in (nothing.targets, nothing.snapshot, nothing.timestamp):
            part.version = 0
        self._publish(nothing, [root], with_targets=True)
        return self._offer_root(metadata, None)

    def add(self, edition: NewEdition, report: Report) -> SignedEdition:
        """Publish an edition; one of the same name is replaced. Returns it as it was signed."""
        from tuf.api.metadata import TargetFile

        root, state = self._load()
        files = self._write_files(edition, report)
        data = write_manifest(Manifest(FORMAT, edition.name, edition.revision, edition.date, files))
        digest = hashlib.sha256(data).hexdigest()
        editions = state.editions
        if editions and (editions[0].name, editions[0].sha256) == (edition.name, digest):
            return editions[0]
        self._repository.write(manifest_path(edition.name, digest), data)
        custom = {
            "sequence": max((each.sequence for each in editions), default=0) + 1,
            "revision": edition.revision,
            "date": edition.date,
            "files": len(files),
            "total": sum(file.size for file in files.values()),
        }
        path = target_path(edition.name)
        state.targets.targets[path] = TargetFile(len(data), {"sha256": digest}, path, {"custom": custom})
        self._publish(state, self._roots(root), with_targets=True)
        return next(each for each in state.editions if each.name == edition.name)

    def _write_files(self, edition: NewEdition, report: Report) -> dict[str, ManifestFile]:
        files: dict[str, ManifestFile] = {}
        total, done = sum(edition.files.values()), 0
        for path, size in edition.files.items():
            report(done / max(total, 1), f"Publishing {path}")
            data = edition.read(path)
            files[path] = ManifestFile(self._repository.write_blob(data), len(data))
            done += size
        return files

    def remove(self, name: str) -> None:
        """Withdraw an edition: readers get the newest of the others. Raises `NotFoundError`."""
        root, state = self._load()
        if state.targets.targets.pop(target_path(name), None) is None:
            raise NotFoundError(
                f"The mirror has no edition '{name}'; nothing was changed.",
                "`aixreader mirror list` names those that it has.",
                tuple(each.name for each in state.editions),
            )
        self._publish(state, self._roots(root), with_targets=True)

    def renew(self) -> PendingRoot | None:
        """Sign snapshot and timestamp anew, and root and list of editions where they are due and their keys are here.

        Returns a root that lacks signatures.
        """
        root, state = self._load()
        is_due = self._is_due(state.targets, root.signed, "targets") and self._ring.has(root.signed, "targets")
        is_broken = not self._repository.vouches(root.signed, "targets", state.targets.version)
        pending = self._repository.pending_root()
        if pending is None and self._is_due(root.signed, root.signed, "root") and self._ring.has(root.signed, "root"):
            newer = copy.deepcopy(root.signed)
            newer.version += 1
            newer.expires = self._expiry(_lives(newer), "root")
            lacking = self._offer_root(_unsigned(newer), root)
            if lacking is None:
                root, state = self._load()
        self._publish(state, self._roots(root), with_targets=is_due or is_broken)
        return self.pending()

    def rotate(self, role: str, new: Key, old: str) -> PendingRoot | None:
        """Let the key `new` take the place of the one whose id begins with `old` ("": the only one, or the one that is
        here); returns the root if it lacks signatures.
        """
        root, state = self._load()
        newer = copy.deepcopy((self._own_pending() or root).signed)
        replaced = self._replaced(root.signed, newer, role, old)
        newer.revoke_key(replaced, role)
        newer.add_key(new, role)
        newer.version = root.signed.version + 1
        newer.expires = self._expiry(_lives(newer), "root")
        if self._can_sign(root.signed):
            # Valid by the old keys and by the new ones: readers with either root are served without a gap.
            self._publish(state, [root.signed, newer], with_targets=True)
        lacking = self._offer_root(_unsigned(newer), root)
        if lacking is None:
            root, state = self._load()
            self._publish(state, [root.signed], with_targets=True)
        return lacking

    def sign(self, signers: Iterable[Signer]) -> PendingRoot | None:
        """Sign the pending root with those of `signers` whose keys may; it is published once it has all signatures.

        Returns it if it lacks more. Raises `NotFoundError` where none is pending, `UserDataError` for a strange key.
        """
        pending = self._repository.pending_root()
        if pending is None:
            raise NotFoundError("No root of the mirror waits for a signature.", "Nothing was changed.")
        before = self._root_before(pending)
        known = set(pending.signed.roles["root"].keyids)
        known |= set(before.signed.roles["root"].keyids) if before is not None else set()
        fitting = [signer for signer in signers if signer.public_key.keyid in known]
        if not fitting:
            raise UserDataError(
                "The key may not sign the pending root: the root does not name it.",
                "Nothing was signed. `aixreader mirror list` shows the keys whose signatures are missing.",
            )
        return self._offer_root(pending, before, fitting)

    def pending(self) -> PendingRoot | None:
        """The root that lacks signatures."""
        root = self._repository.pending_root()
        if root is None:
            return None
        before = self._root_before(root)
        return PendingRoot(root.signed, self._lacking(root, before), changes(before, root))

    # ------------------------------------------------------------------------------------------------------------ parts
    def _load(self) -> tuple[Metadata[Root], SignedState]:
        """The newest root and what is published."""
        root = self._repository.newest_root(self._ring.root())
        if root is None:
            what = "has no root yet" if self._repository.pending_root() is not None else "is no mirror"
            raise OutputError(
                f"{self._repository.folder} {what}.",
                "Sign the pending root with `aixreader mirror sign`, or make a mirror with `aixreader mirror init`.",
            )
        return root, self._repository.state(root.signed, self._ring.signed())

    def _roots(self, root: Metadata[Root]) -> list[Root]:
        """The roots whose keys sign: the newest one, and the one that may take its place at any time."""
        pending = self._repository.pending_root()
        return [root.signed] if pending is None else [root.signed, pending.signed]

    def _own_pending(self) -> Metadata[Root] | None:
        """The pending root, if it was made with the keys here: what somebody else has put there is not built upon."""
        pending, own = self._repository.pending_root(), self._ring.pending()
        if pending is None:
            return None
        if own is None or parse_root(own).signed_bytes != pending.signed_bytes:
            raise OutputError(
                "A root that was not made with the keys here waits for signatures.",
                f"Let it be signed first, or remove {PENDING_ROOT} from the mirror. Nothing was changed.",
            )
        return pending

    def _publish(self, state: SignedState, roots: Sequence[Root], *, with_targets: bool) -> None:
        """Sign what has changed, with the keys of all `roots`, and write it: the timestamp last."""
        from tuf.api.metadata import MetaFile, Snapshot, Timestamp

        lives = _lives(roots[0])
        if with_targets:
            targets = state.targets
            targets.version += 1
            targets.expires = self._expiry(lives, "targets")
            data = self._signed(targets, "targets", roots)
            self._write("targets", targets.version, data)
            listed = MetaFile.from_data(targets.version, data, ["sha256"])
        else:
            listed = state.snapshot.meta["targets.json"]
        version = state.snapshot.version + 1
        snapshot = Snapshot(version=version, expires=self._expiry(lives, "snapshot"), meta={"targets.json": listed})
        data = self._signed(snapshot, "snapshot", roots)
        self._write("snapshot", version, data)
        timestamp = Timestamp(
            version=state.timestamp.version + 1,
            expires=self._expiry(lives, "timestamp"),
            snapshot_meta=MetaFile.from_data(version, data, ["sha256"]),
            unrecognized_fields={EXTENSION: {"signed": self._now.isoformat()}},
        )
        self._write("timestamp", timestamp.version, self._signed(timestamp, "timestamp", roots))
        self._repository.sweep(version)

    def _write(self, role: str, version: int, data: bytes) -> None:
        self._ring.note_signed(role, data)
        self._repository.write(metadata_path(role, version), data)

    def _signed(self, signed: Signed, role: str, roots: Sequence[Root]) -> bytes:
        """What is signed for a role, with the signatures that the first of `roots` requires, and those of the others
        whose keys are here.
        """
        metadata = _unsigned(signed)
        signers = {signer.public_key.keyid: signer for root in roots for signer in self._ring.signers(root, role)}
        for signer in signers.values():
            metadata.sign(signer, append=True)
        result = roots[0].get_verification_result(role, metadata.signed_bytes, metadata.signatures)
        if not result.verified:
            raise UserDataError(
                f"{role} needs {result.threshold} signatures, and {len(result.signed)} can be made with the keys here.",
                f"Nothing was published. Use the folder with the keys of {role} (--keys).",
            )
        data: bytes = metadata.to_bytes()
        return data

    def _offer_root(
        self, root: Metadata[Root], before: Metadata[Root] | None, signers: Iterable[Signer] | None = None
    ) -> PendingRoot | None:
        """Sign a root with `signers` (None: all keys here that may), and publish it if it has all signatures."""
        is_own = signers is None
        if signers is None:
            both = [root.signed, *([before.signed] if before is not None else [])]
            signers = [signer for each in both for signer in self._ring.signers(each, "root")]
        for signer in {signer.public_key.keyid: signer for signer in signers}.values():
            root.sign(signer, append=True)
        data: bytes = root.to_bytes()
        if missing := self._lacking(root, before):
            if is_own:
                self._ring.note_pending(data)
            self._repository.write(PENDING_ROOT, data)
            return PendingRoot(root.signed, missing, changes(before, root))
        self._repository.write(metadata_path("root", root.signed.version), data)
        self._repository.remove(PENDING_ROOT)
        return None

    @staticmethod
    def _lacking(root: Metadata[Root], before: Metadata[Root] | None) -> int:
        """How many signatures a root still lacks, by its own keys and by those of the one before it."""
        judges = [root.signed, *([before.signed] if before is not None else [])]
        results = [judge.get_verification_result("root", root.signed_bytes, root.signatures) for judge in judges]
        return max(0, *(result.threshold - len(result.signed) for result in results))

    def _root_before(self, pending: Metadata[Root]) -> Metadata[Root] | None:
        """The newest published root, which the pending one has to follow."""
        before = self._repository.newest_root(self._ring.root())
        version = before.signed.version if before is not None else 0
        if before is not None and mirror_id(before.signed) != mirror_id(pending.signed):
            raise OutputError(
                "The pending root is that of another mirror.", f"Remove {PENDING_ROOT}. Nothing was signed."
            )
        if pending.signed.version != version + 1:
            raise OutputError(
                f"The pending root has version {pending.signed.version}, but the mirror's has {version}.",
                f"Remove {PENDING_ROOT} from the mirror, then make the change again.",
            )
        return before

    def _replaced(self, root: Root, newer: Root, role: str, old: str) -> str:
        """The id of the key that is replaced."""
        found = [name for name in newer.roles[role].keyids if name.startswith(old)]
        if not old and len(found) > 1:
            here = {signer.public_key.keyid for signer in self._ring.signers(root, role)}
            found = [name for name in found if name in here]
        if len(found) != 1:
            raise NotFoundError(
                f"Which key of {role} to replace is not clear: {len(found)} have an id that begins with '{old}'.",
                "Name it with --replace; `aixreader mirror list` shows the ids.",
                tuple(newer.roles[role].keyids),
            )
        return found[0]

    def _can_sign(self, root: Root) -> bool:
        """Whether the keys of all roles but root are here."""
        return all(len(self._ring.signers(root, role)) >= root.roles[role].threshold for role in SIGNED_ROLES)

    def _is_due(self, signed: Signed, root: Root, role: str) -> bool:
        left: timedelta = signed.expires - self._now
        return left < timedelta(days=_lives(root)[role]) * DUE

    def _expiry(self, lives: Mapping[str, int], role: str) -> datetime:
        return self._now + timedelta(days=lives[role])


def _unsigned(signed: Signed) -> Metadata[Any]:
    """What is to be signed, without signatures."""
    from tuf.api.metadata import Metadata

    unsigned: Metadata[Any] = Metadata(signed)
    return unsigned


def _lives(root: Root) -> Mapping[str, int]:
    """For how many days what a role signs is valid, as the root says."""
    stated = extension(root).get("lives")
    lives = stated if isinstance(stated, dict) else {}
    return {role: days if isinstance(days := lives.get(role), int) else LIVES[role] for role in ROLES}
