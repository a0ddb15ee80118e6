"""The logo of a report: a picture of the user's."""

from __future__ import annotations

from pathlib import Path

from aixreader.errors import UserDataError
from aixreader.publish.publication import Picture
from aixreader.services.assessments.report_publication import LOGO
from aixreader.userdata.import_file import read_import

KINDS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
"""Media types by suffix."""
SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
"""The first bytes of a file of each type."""
MAX_BYTES = 4 * 1024 * 1024
NOT_WRITTEN = "Nothing was written."


def read_logo(path: Path) -> Picture:
    """The picture in a file; raises `UserDataError`."""
    kind = KINDS.get(path.suffix.lstrip(".").lower())
    if kind is None:
        raise UserDataError(f"{path} is not a PNG or JPEG picture.", NOT_WRITTEN)
    data = read_import(path, MAX_BYTES, NOT_WRITTEN)
    if not data.startswith(SIGNATURES[kind]):
        raise UserDataError(f"{path} does not hold a PNG or JPEG picture.", NOT_WRITTEN)
    return Picture(LOGO, kind, data)
