"""The keys that a publisher has on this computer: `KeyRing`, a folder that only they can read.

Beside the keys it holds `signers.json`, which says where each is, `root.json`, the first root as it was made, and what
was signed last: what the mirror's folder says of itself is never trusted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from aixreader.delivery.mirror.keys import PUBLIC, Passphrase, load_signer, make_key, signer_at
from aixreader.delivery.mirror.layout import MAX_LIST, ROLES
from aixreader.errors import UserDataError
from aixreader.files import write_atomically
from aixreader.json_codec import DecodeError, decode, encode, max_items, max_length, parse
from aixreader.private_files import make_private_folder, read_private

if TYPE_CHECKING:
    from securesystemslib.signer import Signer, SSlibKey
    from tuf.api.metadata import Root

SIGNERS, ROOT, PENDING = "signers.json", "root.json", "pending.json"
MAX_FILE = MAX_LIST
FILE = "file:"
"""How the address of a key begins that is a file of the folder."""


@dataclass(frozen=True, slots=True)
class SignerEntry:
    """Where the key with an id is: `file:NAME` in the folder, or an address that `securesystemslib` knows."""

    key: Annotated[str, max_length(100)]
    address: Annotated[str, max_length(1000)]


@dataclass(frozen=True, slots=True)
class _SignersFile:
    signers: Annotated[tuple[SignerEntry, ...], max_items(200)] = field(default=())


class KeyRing:
    """The keys in `folder`. `passphrase` is called when one is first needed."""

    def __init__(self, folder: Path, passphrase: Passphrase) -> None:
        self.folder = folder
        self._passphrase = passphrase
        self._loaded: dict[str, Signer] = {}

    def make(self, role: str) -> SSlibKey:
        """Make a key for a role; returns the public one."""
        self._prepare()
        number = 1
        # A key may have been moved elsewhere; then its public part is here still.
        while any((self.folder / f"{role}-{number}.pem{end}").exists() for end in ("", PUBLIC)):
            number += 1
        path = self.folder / f"{role}-{number}.pem"
        key = make_key(path, self._passphrase())
        self.note(key.keyid, f"{FILE}{path.name}")
        return key

    def note(self, key: str, address: str) -> None:
        """Remember where the key with an id is; raises `UserDataError`."""
        self._prepare()
        others = tuple(entry for entry in self._entries() if entry.key != key)
        text = json.dumps(encode(_SignersFile((*others, SignerEntry(key, address)))), indent=1)
        self._write(SIGNERS, text.encode())

    def root(self) -> bytes | None:
        """The first root as it was published, None if it is not known here."""
        return self._read(ROOT)

    def note_root(self, data: bytes) -> None:
        """Remember the first root."""
        self._prepare()
        self._write(ROOT, data)

    def pending(self) -> bytes | None:
        """The root that was made here last and lacked signatures of others."""
        return self._read(PENDING)

    def note_pending(self, data: bytes) -> None:
        """Remember a root that lacks signatures."""
        self._write(PENDING, data)

    def signed(self) -> dict[str, bytes]:
        """What was signed last with the keys here, by role."""
        found = {role: self._read(f"{role}.json") for role in ROLES[1:]}
        return {role: data for role, data in found.items() if data is not None}

    def note_signed(self, role: str, data: bytes) -> None:
        """Remember what was signed for a role."""
        self._write(f"{role}.json", data)

    def signers(self, root: Root, role: str) -> list[Signer]:
        """The signers here for a role's keys in `root`; raises `UserDataError` for one that cannot be used."""
        places = {entry.key: entry.address for entry in self._entries()}
        found = []
        for name in root.roles[role].keyids:
            address = places.get(name)
            is_here = address is not None and not (address.startswith(FILE) and not self._file(address).exists())
            if address is not None and is_here:
                found.append(self._signer(address, root.keys[name]))  # type: ignore[arg-type] # all our keys are of this kind
        return found

    def has(self, root: Root, role: str) -> bool:
        """Whether a key of a role is here, without loading it."""
        places = {entry.key: entry.address for entry in self._entries()}
        addresses = [places[name] for name in root.roles[role].keyids if name in places]
        return any(not address.startswith(FILE) or self._file(address).exists() for address in addresses)

    def _signer(self, address: str, key: SSlibKey) -> Signer:
        if address not in self._loaded:
            if address.startswith(FILE):
                self._loaded[address] = load_signer(self._file(address), self._passphrase)
            else:
                self._loaded[address] = signer_at(address, key)
        return self._loaded[address]

    def _file(self, address: str) -> Path:
        return self.folder / Path(address.removeprefix(FILE)).name

    def _entries(self) -> tuple[SignerEntry, ...]:
        data = self._read(SIGNERS)
        if data is None:
            return ()
        try:
            return decode(_SignersFile, parse(data)).signers
        except DecodeError as error:
            raise UserDataError(
                f"{self.folder / SIGNERS} cannot be read: {error}.", "Restore it from a copy. Nothing was signed."
            ) from error

    def _prepare(self) -> None:
        try:
            make_private_folder(self.folder)
        except OSError as error:
            raise _unusable(self.folder, error) from error

    def _read(self, name: str) -> bytes | None:
        try:
            return read_private(self.folder / name, MAX_FILE)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _unusable(self.folder / name, error) from error

    def _write(self, name: str, data: bytes) -> None:
        try:
            write_atomically(self.folder / name, data)
        except OSError as error:
            raise _unusable(self.folder, error) from error


def _unusable(path: Path, error: OSError) -> UserDataError:
    return UserDataError(
        f"{path} cannot be used for keys: {error.strerror or error}.",
        "Choose a folder of your own with --keys, which nobody else can write.",
    )
