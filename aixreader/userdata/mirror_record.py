"""What was seen of signed mirrors, in a file of the user's own: an old state is refused even where a cache is lost."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from aixreader.json_codec import DecodeError, decode
from aixreader.model.signed_versions import SignedVersions
from aixreader.userdata.json_file import JsonFile, Plain

FILE = "mirrors.json"
MAX_MIRRORS = 100


class MirrorRecord:
    """The file in the data folder. `warning` is a message for the user where it was damaged, "" otherwise."""

    def __init__(self, data: Path) -> None:
        self._file = JsonFile(data / FILE)
        self.warning = ""

    def seen(self, mirror: str) -> SignedVersions | None:
        """What was seen of the mirror with an id; raises `UserDataError` for a file of a newer version."""
        return self._read().get(mirror)

    def remember(self, versions: SignedVersions) -> None:
        """Store what was seen of a mirror; safe on the disk when this returns. Raises `OSError`, `UserDataError`."""
        all_seen = self._read()
        all_seen.pop(versions.mirror, None)
        kept = [versions, *all_seen.values()][:MAX_MIRRORS]
        self._file.write({"mirrors": [asdict(each) for each in kept]})

    def _read(self) -> dict[str, SignedVersions]:
        read = self._file.read()
        self.warning = self.warning or read.wrong
        return {each.mirror: each for each in _decoded(read.values)}


def _decoded(values: Plain) -> list[SignedVersions]:
    entries = values.get("mirrors")
    found: list[SignedVersions] = []
    for entry in entries if isinstance(entries, list) else []:
        try:
            found.append(decode(SignedVersions, entry))
        except DecodeError:
            continue
    return found
