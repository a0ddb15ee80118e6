"""The key that binds the caches to this user: what is read from them again carries a code made with it (HMAC).

It lies among the user's data, because whoever can write the cache folder must not be able to read it. It is no secret
that has to be kept: without it the caches are made anew.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aixreader.files import write_atomically
from aixreader.private_files import make_private_folder, read_private

NAME = "cache.key"
LENGTH = 32
"""Bytes."""


@dataclass(frozen=True, slots=True)
class CacheKey:
    """The key of this user."""

    secret: bytes

    def code(self, *parts: str) -> str:
        """The code of a list of texts, in hex: nobody can make it without the key, for no other list."""
        return hmac.new(self.secret, repr(parts).encode(), hashlib.sha256).hexdigest()

    def holds(self, code: str, *parts: str) -> bool:
        """Whether `code` is that of these texts."""
        return hmac.compare_digest(code.encode(), self.code(*parts).encode())


def read_cache_key(folder: Path) -> CacheKey | None:
    """The key in the folder of the user's data; it is made where there is none, or one that others may have written.
    None where it cannot be written either: then nothing in the caches can be trusted.
    """
    path = folder / NAME
    secret = _read(path)
    if secret is None:
        with suppress(OSError):
            make_private_folder(folder)
            write_atomically(path, secrets.token_bytes(LENGTH))
            secret = _read(path)  # another process may have written its own in between: the last one counts for both
    return CacheKey(secret) if secret is not None else None


def _read(path: Path) -> bytes | None:
    try:
        secret = read_private(path, LENGTH)
    except OSError:
        return None
    return secret if len(secret) == LENGTH else None
