"""The manifest of an edition: its files with size and SHA-256. It is what a mirror's signatures vouch for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated

from aixreader.delivery.mirror.layout import EDITION_NAME, MAX_BLOB, MAX_FILES, MAX_TOTAL, SHA256
from aixreader.delivery.mirror.refusals import ALTERED, refusal
from aixreader.json_codec import DecodeError, Limit, between, decode, encode, max_length, parse

FORMAT = 1
Digest = Annotated[str, Limit(lambda text: SHA256.fullmatch(text) is not None, "should be a SHA-256 in hex")]
EditionName = Annotated[
    str, Limit(lambda text: EDITION_NAME.fullmatch(text) is not None, "should be an edition's name")
]


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """The content of one file."""

    sha256: Digest
    size: Annotated[int, between(0, MAX_BLOB)]


@dataclass(frozen=True, slots=True)
class Manifest:
    """An edition as it was published: `files` by their path below the site's root, as a `SourceTree` has them.

    `revision` and `date` are "" where the source did not tell them.
    """

    format: Annotated[int, between(FORMAT, FORMAT)]
    name: EditionName
    revision: Annotated[str, max_length(64)]
    date: Annotated[str, max_length(50)]
    files: dict[str, ManifestFile]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files.values())


def write_manifest(manifest: Manifest) -> bytes:
    """The manifest as JSON; the same bytes for the same manifest."""
    return (json.dumps(encode(manifest), ensure_ascii=False, sort_keys=True, indent=0) + "\n").encode()


def read_manifest(data: bytes, name: str) -> Manifest:
    """The manifest in `data`, which is signed for the edition `name`; raises `MirrorError`.

    Whether the paths can be those of a site is for the caller to check.
    """
    try:
        manifest = decode(Manifest, parse(data))
    except DecodeError as error:
        raise refusal(ALTERED, f"The manifest of the edition {name} cannot be read: {error}.") from error
    if manifest.name != name:
        raise refusal(ALTERED, f"The manifest of the edition {name} is that of another edition ({manifest.name}).")
    if len(manifest.files) > MAX_FILES or manifest.size > MAX_TOTAL:
        raise refusal(ALTERED, f"The edition {name} is larger than any edition of the Exchange can be.")
    return manifest
