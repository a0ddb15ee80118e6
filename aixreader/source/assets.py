"""Files that pages refer to: which kinds are taken, and which of a site's files the pages need.

A picture is what its first bytes say (`picture_kind`), other files are told by their suffix.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from aixreader.addresses.repository import REPOSITORY
from aixreader.errors import SourceError
from aixreader.model import Asset
from aixreader.source.image_size import image_size
from aixreader.source.picture_kinds import picture_kind
from aixreader.source.site_layout import is_page

# What a reader can open beside pictures, by our own table: the source's word for a kind is never asked.
DOCUMENTS = {".csv": "text/csv", ".pdf": "application/pdf", ".txt": "text/plain"}
PICTURES = re.compile(r"\.(?:a?png|avif|bmp|cur|gif|hei[cf]|ico|jfif|jp2|jpe?g?|jxl|psd|svg|tiff?|webp)")
ROOTS = ("static/", "content/", "assets/")
"""The folders whose files have addresses below the site, in the order in which they win; `assets/` is Hugo's folder for
files that templates publish.
"""
LFS_POINTER = b"version https://git-lfs.github.com/spec/"
ANNEX_POINTERS = (b"/annex/objects/", b"../.git/annex/objects/", b".git/annex/objects/")
MAX_POINTER = 1_024


def site_files(files: Mapping[str, object]) -> dict[str, str]:
    """Address below the site -> path in the tree, of all files but pages. Those of the repository around the site have
    an address below `REPOSITORY`.
    """
    files_by_address: dict[str, str] = {}
    for root in (*ROOTS, ""):
        for path in files:
            if path.startswith(root or REPOSITORY) and not is_page(path):
                files_by_address.setdefault(path.removeprefix(root), path)
    return files_by_address


class AssetList:
    """The assets that were asked for, once each, in order.

    `addresses` are the files' addresses and paths in the tree, `read` gives the bytes of a file or raises
    `SourceError`. `left_out` says of files that the tree has left out why.
    """

    def __init__(
        self, addresses: Mapping[str, str], read: Callable[[str], bytes], left_out: Mapping[str, str] | None = None
    ) -> None:
        self._addresses = addresses
        self._read = read
        self._left_out = left_out or {}
        self._used: dict[str, Asset] = {}
        self._refused: dict[str, str] = {}

    def use(self, address: str, *, is_picture: bool = False) -> str:
        """Take the file at this address into the edition, as a picture to be shown or as any file that is taken.

        Returns why it is not taken, "" if it is.
        """
        if address not in self._addresses:
            return "the file is not in the source"
        if address not in self._used and address not in self._refused:
            self._take(address)
        if address in self._used and is_picture and not self._used[address].mime.startswith("image/"):
            return "the file is no picture"
        return self._refused.get(address, "")

    def used(self) -> tuple[Asset, ...]:
        """All assets taken so far."""
        return tuple(self._used.values())

    def _take(self, address: str) -> None:
        path = self._addresses[address]
        if path in self._left_out:
            self._refused[address] = self._left_out[path]
            return
        try:
            data = self._read(path)
        except SourceError as error:
            self._refused[address] = error.message.rstrip(".")
            return
        picture = picture_kind(data)
        mime = picture or DOCUMENTS.get(PurePosixPath(path).suffix.lower(), "")
        if reason := _unfit(path, data, mime):
            self._refused[address] = reason
            return
        width, height = (image_size(data) if picture else None) or (None, None)
        self._used[address] = Asset(address, path, len(data), mime, width, height)


def _unfit(path: str, data: bytes, mime: str) -> str:
    """Why a file that is there cannot be taken, "" if it can."""
    if not data:
        return "the file has no bytes"
    if data.startswith((LFS_POINTER, *ANNEX_POINTERS)) and len(data) <= MAX_POINTER:
        return "the file is only a pointer of Git LFS or git-annex; the copy was made without the files themselves"
    suffix = PurePosixPath(path).suffix.lower()
    if not mime and PICTURES.fullmatch(suffix):
        return "its first bytes are not those of a kind of picture that is taken"
    return "" if mime else f"files of this kind ({suffix or 'without a suffix'}) are not taken"
