"""The file of an assessment: read, written so that nothing acknowledged is lost, and merged with what others write.

The file is the user's and lies wherever they put it: on a disk, a share, in a git work tree. `save` writes it whole or
not at all. It looks first whether somebody else has written it since (another window, an editor, git), and joins both
by item. Before the first write of a day, and before every write that joins, the file as it was is copied to the backups
in the user's own folder. Where the file cannot be written, the document is kept there, and offered when it is opened
again.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aixreader.assess.document import Assessment
from aixreader.assess.document_text import MAX_FILE_BYTES, DocumentWriter, document_text, read_document
from aixreader.assess.merge import Conflict, Merged, merge
from aixreader.errors import OutputError, UserDataError
from aixreader.file_locks import FileLock
from aixreader.files import write_atomically
from aixreader.private_files import make_private_folder
from aixreader.userdata.import_file import read_import

SUFFIX = ".aixassess"
MAX_BACKUPS = 14
"""Copies of one assessment. They are removed by their number, not by their age: a wrong clock must not remove any."""
BACKUP = re.compile(r"(\d{6})-\d{4}-\d{2}-\d{2}\.aixassess")
LOCK_TRIES, LOCK_PAUSE_S = 300, 0.01
"""How long a writer waits for another one on this computer: three seconds, of which a write takes hundredths."""
CANNOT_OPEN = "Nothing was changed. Check that the file is there and that you may read it."


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written. `has_others` says that changes of others came with it, `conflicts` where ours took the place
    of theirs.
    """

    document: Assessment
    has_others: bool
    conflicts: tuple[Conflict, ...]


class AssessmentFile:
    """One file; `folder` is that of the user for backups and for what could not be written."""

    def __init__(self, path: Path, folder: Path) -> None:
        # A link stays one: what it leads to is replaced.
        self.path = Path(os.path.realpath(path))
        self._own = folder / hashlib.sha256(os.fsencode(self.path)).hexdigest()[:24]
        self._writer = DocumentWriter.make()
        self._base: Assessment | None = None
        self._digest = ""

    # ------------------------------------------------------------------------------------------------ reading

    def open(self) -> Assessment:
        """The document in the file; raises `UserDataError`, which says what is wrong with it."""
        data = self._read()
        self._base, self._digest = read_document(data, self.path.name), _digest(data)
        return self._base

    @property
    def is_writable(self) -> bool:
        """Whether it can be saved: neither file nor folder are closed to writing, and the format is known."""
        newer = self._base is not None and self._base.is_of_newer_format
        return not newer and os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK | os.X_OK)

    def has_changed(self) -> bool:
        """Whether somebody else has written the file since it was read or saved. Raises nothing."""
        try:
            return _digest(self._read()) != self._digest
        except UserDataError:
            return False

    def take_changes(self, ours: Assessment) -> Merged:
        """What others have written, joined with our document, which is not written. Raises `UserDataError`."""
        data = self._read()
        merged = self._joined(ours, data)
        self._base, self._digest = read_document(data, self.path.name), _digest(data)
        return merged

    # ------------------------------------------------------------------------------------------------ writing

    def create(self, document: Assessment) -> None:
        """Write a new file; raises `OutputError`, also where there is one of this name."""
        with self._locked():
            if os.path.lexists(self.path):
                raise OutputError(f"{self.path} is there already.", "Nothing was changed. Choose another name.")
            self._write(document, 0o644)

    def save(self, document: Assessment) -> Saved:
        """Write the document, joined with what others have written since. When it returns, it is on the disk.

        Raises `OutputError` where that fails, and `UserDataError` where the file no longer holds an assessment; then
        the file is as it was, and the document is kept in the user's folder (`unsaved`).
        """
        try:
            with self._locked():
                saved = self._save(document)
        except (OutputError, UserDataError):
            self._keep(document)
            raise
        with suppress(OSError):
            self._unsaved_path.unlink(missing_ok=True)
        return saved

    def _save(self, document: Assessment) -> Saved:
        if document.is_of_newer_format:
            raise UserDataError(
                f"{self.path.name} was written by a newer version of AIX Reader.", "It can be read, not changed."
            )
        try:
            data = self._read()
            mode = self.path.stat().st_mode & 0o777
        except (OSError, UserDataError) as error:
            if os.path.lexists(self.path):
                raise OutputError(f"{self.path} cannot be read.", "It was not changed.") from error
            data, mode = b"", 0o644  # removed or renamed while it was open: it is written again
        merged = Merged(document, ())
        is_changed = bool(data) and _digest(data) != self._digest
        if is_changed:
            merged = self._joined(document, data)
        if data:
            self._back_up(data, is_due=is_changed)
        self._write(merged.document, mode)
        return Saved(merged.document, is_changed, merged.conflicts)

    def _joined(self, ours: Assessment, data: bytes) -> Merged:
        theirs = read_document(data, self.path.name)
        base = self._base if self._base is not None else theirs
        return merge(base, ours, theirs)

    def _write(self, document: Assessment, mode: int) -> None:
        data = self._writer.text(document).encode("utf-8", "replace")
        try:
            write_atomically(self.path, data, mode)
        except OSError as error:
            raise OutputError(
                f"{self.path} could not be written: {error.strerror or error}.",
                "The file is as it was before. Make room on the disk or check the permissions, and save again.",
            ) from error
        self._base, self._digest = document, _digest(data)

    def _read(self) -> bytes:
        return read_import(self.path, MAX_FILE_BYTES, CANNOT_OPEN)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Alone among this user's programs. Others are noticed by what they write."""
        try:
            make_private_folder(self._own)
            lock = None
            for _ in range(LOCK_TRIES):
                lock = FileLock.take(self._own / "lock", create=True)
                if lock is not None:
                    break
                time.sleep(LOCK_PAUSE_S)
        except OSError as error:
            raise OutputError(f"{self._own} cannot be written: {error.strerror or error}.", "Check it.") from error
        if lock is None:
            raise OutputError(f"{self.path.name} is being written by another program.", "Save again in a moment.")
        with lock:
            yield

    # ------------------------------------------------------------------------------------------------ copies

    @property
    def unsaved(self) -> Assessment | None:
        """The document that could not be written the last time; None where there is none."""
        try:
            return read_document(read_import(self._unsaved_path, MAX_FILE_BYTES, ""), self.path.name)
        except UserDataError:
            return None

    def forget_unsaved(self) -> None:
        """Remove the document that could not be written: the user does not want it. Raises `OutputError`."""
        try:
            self._unsaved_path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"{self._unsaved_path} cannot be removed: {error.strerror or error}.") from error

    def backups(self) -> list[Path]:
        """The copies of earlier states, the newest first."""
        try:
            return sorted((path for path in self._backup_folder.iterdir() if BACKUP.fullmatch(path.name)), reverse=True)
        except OSError:
            return []

    @property
    def _unsaved_path(self) -> Path:
        return self._own / f"unsaved{SUFFIX}"

    @property
    def _backup_folder(self) -> Path:
        return self._own / "backups"

    def _keep(self, document: Assessment) -> None:
        with suppress(OSError):
            make_private_folder(self._own)
            write_atomically(self._unsaved_path, document_text(document).encode("utf-8", "replace"))

    def _back_up(self, data: bytes, *, is_due: bool) -> None:
        """Copy the file as it is, if a copy of today is missing or `is_due`. A failure is no reason not to save."""
        existing = self.backups()
        today = datetime.now(UTC).date().isoformat()
        if not is_due and existing and existing[0].stem[7:] == today:
            return
        number = int(existing[0].name[:6]) + 1 if existing else 1
        with suppress(OSError):
            make_private_folder(self._backup_folder)
            write_atomically(self._backup_folder / f"{number:06}-{today}{SUFFIX}", data)
            for path in existing[MAX_BACKUPS - 1 :]:
                path.unlink(missing_ok=True)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
