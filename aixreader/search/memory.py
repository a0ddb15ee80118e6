"""A Whoosh storage in memory, its temporary files included."""

from __future__ import annotations

from io import BytesIO

from typing_extensions import override
from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.structfile import StructFile


class MemoryStorage(RamStorage):  # type: ignore[misc]  # Whoosh has no types
    """A storage that writes nothing to disk.

    Whoosh's `RamStorage` puts its temporary files into the system's temporary folder, under a name that is the same
    for every process and user: two processes that index at the same time would overwrite each other's files.
    """

    @override
    def create_file(self, name: str, **_options: object) -> StructFile:
        return StructFile(_MemoryFile(self.files, name), name=name)

    @override
    def temp_storage(self, name: str | None = None) -> MemoryStorage:
        return MemoryStorage()


class _MemoryFile(BytesIO):
    """A file whose bytes are stored in `files` when it is closed, explicitly or by the garbage collector."""

    def __init__(self, files: dict[str, bytes], name: str) -> None:
        super().__init__()
        self._files = files
        self._name = name

    @override
    def close(self) -> None:
        if not self.closed:
            self._files[self._name] = self.getvalue()
        super().close()
