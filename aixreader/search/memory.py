"""Whoosh's files in memory, those that it needs while it writes as well."""

from __future__ import annotations

from io import BytesIO

from typing_extensions import override
from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.structfile import StructFile


class MemoryStorage(RamStorage):  # type: ignore[misc]  # Whoosh has no types
    """A storage that leaves no trace.

    Whoosh's own keeps what it writes meanwhile in the system's folder for temporary files, under a name that is the
    same for every process and user: two that index at a time would take each other's files away.
    """

    @override
    def create_file(self, name: str, **_options: object) -> StructFile:
        return StructFile(_Kept(self.files, name), name=name)

    @override
    def temp_storage(self, name: str | None = None) -> MemoryStorage:
        return MemoryStorage()


class _Kept(BytesIO):
    """A file whose bytes are in `files` once it is closed, whichever way it is closed."""

    def __init__(self, files: dict[str, bytes], name: str) -> None:
        super().__init__()
        self._files = files
        self._name = name

    @override
    def close(self) -> None:
        if not self.closed:
            self._files[self._name] = self.getvalue()
        super().close()
