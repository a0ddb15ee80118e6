"""Private keys of a publisher: made, kept in files that only their owner can read, and loaded to sign."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from aixreader.errors import UserDataError
from aixreader.private_files import NotPrivateError, read_private, write_private

if TYPE_CHECKING:
    from securesystemslib.signer import Signer, SSlibKey

MAX_KEY_FILE = 64 * 1024
MIN_PASSPHRASE = 12
READABLE_BY_OTHERS = 0o077
PUBLIC = ".pub"
"""What the name of a public key's file adds to that of the private one."""
PublicKey: TypeAlias = "SSlibKey"
"""A public key, as `securesystemslib` has it."""
Passphrase = Callable[[], bytes]
"""Asks for the passphrase of the key files, or has it."""


def make_key(path: Path, passphrase: bytes) -> SSlibKey:
    """Make an Ed25519 key: the private one in `path`, encrypted, the public one beside it. Returns the public one.

    Raises `UserDataError`; a file that is there is never replaced.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        PrivateFormat,
        PublicFormat,
    )
    from securesystemslib.signer import SSlibKey

    if len(passphrase) < MIN_PASSPHRASE:
        raise UserDataError(
            f"The passphrase is too short: it needs at least {MIN_PASSPHRASE} characters.",
            "Choose a few words that do not belong together. Whoever has the file can try a great many.",
        )
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase))
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    try:
        write_private(path, private)
        _sync(path)
        write_private(path.with_name(path.name + PUBLIC), public)
    except OSError as error:
        raise UserDataError(
            f"The key file {path} cannot be written: {error.strerror or error}.",
            "Choose another file or folder for it. No key was replaced.",
        ) from error
    return SSlibKey.from_crypto(key.public_key())


def load_signer(path: Path, passphrase: Passphrase) -> Signer:
    """The key in a file, ready to sign; raises `UserDataError`."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from securesystemslib.signer import CryptoSigner

    data = read_secret(path)
    secret = passphrase() if b"ENCRYPTED" in data else None
    try:
        return CryptoSigner(load_pem_private_key(data, secret))
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise UserDataError(
            f"The key in {path} cannot be used: the passphrase is wrong, or the file is damaged or of another kind.",
            "Nothing was signed. Try again with the passphrase that the key was made with.",
        ) from error


def load_public(path: Path) -> SSlibKey:
    """The public key in a PEM file; raises `UserDataError`."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_public_key
    from securesystemslib.signer import SSlibKey

    try:
        with path.open("rb") as file:
            return SSlibKey.from_crypto(load_pem_public_key(file.read(MAX_KEY_FILE)))
    except (OSError, ValueError, UnsupportedAlgorithm) as error:
        raise UserDataError(
            f"{path} is no public key: {getattr(error, 'strerror', None) or 'it is damaged or something else'}.",
            "A public key is the file that ends in .pub beside a key file, or a PEM file of a key in a device.",
        ) from error


def signer_at(uri: str, key: SSlibKey) -> Signer:
    """The signer that `securesystemslib` knows by an address (a device, a key management service); `key` is its public
    key. Raises `UserDataError`.
    """
    from securesystemslib.signer import Signer

    scheme, _, rest = uri.partition(":")
    if scheme == "file2":
        read_secret(Path(rest))
    try:
        return Signer.from_priv_key_uri(uri, key)
    except Exception as error:  # devices and services raise what they like
        raise UserDataError(
            f"The signer {uri} cannot be used: {error}.",
            "Nothing was signed. Check the address; most kinds of signers need a package of their own.",
        ) from error


def read_secret(path: Path) -> bytes:
    """The bytes of a private key's file, which others must not be able to read; raises `UserDataError`."""
    try:
        if os.name == "posix" and stat.S_IMODE(path.lstat().st_mode) & READABLE_BY_OTHERS:
            raise NotPrivateError(f"{path} may be read by others")
        return read_private(path, MAX_KEY_FILE)
    except OSError as error:
        raise UserDataError(
            f"The key file {path} is not used: {error.strerror or error}.",
            "Nothing was signed. A key file has to be yours alone: chmod 600 FILE.",
        ) from error


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
