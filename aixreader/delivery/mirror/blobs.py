"""Contents by their SHA-256, in a folder of the reader's own: `BlobStore`."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path

from aixreader.delivery.mirror.layout import BLOBS, CHUNK, SHA256, blob_path
from aixreader.delivery.mirror.refusals import ALTERED, ENDLESS, STORAGE, refusal
from aixreader.errors import MirrorError
from aixreader.files import sync_folder
from aixreader.regular_file import read_regular

PARTS = "parts"
"""The folder of contents that have not come as a whole yet."""
Chunks = Callable[[int], Iterator[bytes]]
"""The bytes of a content from an offset on."""


class BlobStore:
    """Contents below `folder`. What is handed out is what was signed: its hash is computed each time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, digest: str) -> Path:
        """Where a content lies."""
        return self._folder / blob_path(digest)

    def holds(self, digest: str, size: int) -> bool:
        """Whether a content is there and is the one that was signed."""
        with suppress(OSError):
            if self.path(digest).stat().st_size == size:
                return self._digest_of(self.path(digest)) == digest
        return False

    def read(self, digest: str, size: int) -> bytes:
        """The bytes of a content; raises `OSError` where they are not what was signed."""
        data = read_regular(self.path(digest), size)
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError(errno.EIO, "it is not what was signed any more")
        return data

    def receive(self, digest: str, size: int, chunks: Chunks, progress: Callable[[int], None]) -> None:
        """Bring in a content of `size` bytes; what came before the last transfer broke off is not asked for again.

        `progress` is called with the bytes that are there. Raises `MirrorError` where what comes is not what was
        signed, or cannot be stored, and what `chunks` and `progress` raise.
        """
        part = self._folder / BLOBS / PARTS / digest
        try:
            part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            begun = self._begun(part, size)
            if not self._transfer(part, begun, digest, size, chunks, progress):
                # The bytes of the first attempt were damaged, or are those of another mirror.
                self._transfer(part, 0, digest, size, chunks, progress)
            target = self.path(digest)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.replace(target)
            sync_folder(target.parent)
        except OSError as error:
            raise cannot_store(error) from error

    def forget(self, but: Collection[str]) -> None:
        """Remove all contents except these, and what has not come as a whole."""
        with suppress(OSError):
            for path in sorted((self._folder / BLOBS).glob("*/*")):
                if path.parent.name == PARTS or (SHA256.fullmatch(path.name) and path.name not in but):
                    path.unlink()

    @staticmethod
    def _begun(part: Path, size: int) -> int:
        """How many bytes an earlier attempt has left that can be gone on from."""
        with suppress(FileNotFoundError):
            left = part.lstat().st_size
            if part.is_symlink() or left >= size:
                part.unlink()
                return 0
            return left
        return 0

    def _transfer(
        self, part: Path, begun: int, digest: str, size: int, chunks: Chunks, progress: Callable[[int], None]
    ) -> bool:
        """Write a content from its byte `begun` on; False if it is to be begun anew."""
        total = hashlib.sha256()
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(part, flags, 0o600), "r+b") as file:
            for _ in range(0, begun, CHUNK):
                total.update(file.read(min(CHUNK, begun - file.tell())))
            file.truncate()
            count = begun
            progress(count)
            for piece in chunks(begun):
                count += len(piece)
                if count > size:
                    file.truncate(0)
                    raise refusal(ENDLESS, "The mirror sends more than was signed; the transfer was stopped.")
                file.write(piece)
                total.update(piece)
                progress(count)
            file.flush()
            os.fsync(file.fileno())
            if count == size and total.hexdigest() == digest:
                return True
            file.truncate(0)
        if begun:
            return False
        what = "fewer bytes" if count < size else "other bytes"
        raise refusal(ALTERED, f"The mirror was altered or is not whole: it sends {what} than were signed.")

    @staticmethod
    def _digest_of(path: Path) -> str:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def cannot_store(error: OSError) -> MirrorError:
    """The error for what cannot be written to the reader's own folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        what = "There is no room left on the disk"
    else:
        what = f"The data folder cannot be written ({error.strerror or error})"
    return refusal(STORAGE, f"{what}.")
