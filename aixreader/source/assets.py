"""Files that pages refer to: which kinds are taken, and which of a site's files the pages need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from aixreader.errors import SourceError
from aixreader.model import Asset
from aixreader.source.image_size import image_size

# Only what the pane can show or a reader can open, by our own table: the source's word for a kind is never asked.
MIME = {
    ".avif": "image/avif",
    ".csv": "text/csv",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
}
STATIC = "static/"
CONTENT = "content/"


def mime_of(path: str) -> str | None:
    """The MIME type of a file we take, else None."""
    return MIME.get(PurePosixPath(path).suffix.lower())


def site_files(files: Mapping[str, int]) -> dict[str, str]:
    """Address below the site -> path in the tree, of all files we take; `static/` wins over files beside the pages."""
    files_by_address: dict[str, str] = {}
    for root in (STATIC, CONTENT):
        for path in files:
            if path.startswith(root) and mime_of(path):
                files_by_address.setdefault(path.removeprefix(root), path)
    return files_by_address


class AssetList:
    """The assets that were asked for, once each, in order."""

    def __init__(self, addresses: Mapping[str, str], sizes: Mapping[str, int]) -> None:
        self._addresses = addresses
        self._sizes = sizes
        self._used: dict[str, Asset] = {}

    def use(self, address: str) -> None:
        """Take the file at this address into the edition."""
        if address not in self._used and address in self._addresses:
            file = self._addresses[address]
            self._used[address] = Asset(address, file, self._sizes[file], mime_of(address) or "")

    def used(self) -> tuple[Asset, ...]:
        """All assets asked for so far."""
        return tuple(self._used.values())


def measured(assets: Iterable[Asset], read: Callable[[str], bytes]) -> tuple[Asset, ...]:
    """The assets, images among them with their size; `read` gives the bytes of a file or raises `SourceError`."""
    return tuple(_measured(asset, read) if asset.mime.startswith("image/") else asset for asset in assets)


def _measured(asset: Asset, read: Callable[[str], bytes]) -> Asset:
    try:
        size = image_size(read(asset.file))
    except SourceError:  # whoever stores the file reports it
        return asset
    return replace(asset, width=size[0], height=size[1]) if size else asset
