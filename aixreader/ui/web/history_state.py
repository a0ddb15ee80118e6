"""A page's history as text for the session state: addresses and scroll positions, in Qt's own serialisation."""

from __future__ import annotations

import base64
import binascii
import hashlib
from urllib.parse import quote, unquote

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, qVersion
from PySide6.QtWebEngineCore import QWebEngineHistory

MAX_BYTES = 256 * 1024
UNKNOWN = "-"
"""Of a share that was not saved."""
HEADING_PARTS = 6
"""Qt's version, digest, history, share, heading, and share of its section."""


def save_history(
    history: QWebEngineHistory, share: float | None = None, heading: str = "", section_share: float = 0.0
) -> str:
    """The history as text, "" where it is empty or larger than `MAX_BYTES`.

    `share` is the scroll position of the current page, 0.0 to 1.0, where the engine has not recorded it yet; `heading`
    the id of the heading that is read in it, and `section_share` the part of its section above the view.
    """
    data = QByteArray()
    stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream << history
    saved = bytes(data.data())
    if not history.count() or len(saved) > MAX_BYTES:
        return ""
    parts = [with_digest(saved), UNKNOWN if share is None else f"{share:.6f}", quote(heading), f"{section_share:.6f}"]
    return " ".join(parts if heading else parts[: 1 + (share is not None)])


def saved_share(state: str) -> float | None:
    """The `share` that was saved with a history, None without one."""
    try:
        share = float(state.split(" ")[3])
    except (IndexError, ValueError):
        return None
    return share if 0 <= share <= 1 else None


def saved_heading(state: str) -> tuple[str, float]:
    """The `heading` and `section_share` that were saved with a history, ("", 0.0) without them."""
    parts = state.split(" ")
    try:
        section_share = float(parts[5])
    except (IndexError, ValueError):
        return "", 0.0
    is_valid = len(parts) == HEADING_PARTS and 0 <= section_share <= 1
    return (unquote(parts[4]), section_share) if is_valid else ("", 0.0)


def restore_history(history: QWebEngineHistory, state: str) -> bool:
    """Restore a saved history, which loads its current page; False where it is damaged or of another version of Qt."""
    data = _checked(state)
    if data is None:
        return False
    array = QByteArray(data)  # the stream refers to it
    stream = QDataStream(array, QIODevice.OpenModeFlag.ReadOnly)
    stream >> history
    return stream.status() == QDataStream.Status.Ok and history.count() > 0


def with_digest(data: bytes) -> str:
    """`data` in Base64 with Qt's version and a SHA-256 before it: QtWebEngine crashes on other bytes."""
    return " ".join((qVersion(), hashlib.sha256(data).hexdigest(), base64.b64encode(data).decode("ascii")))


def _checked(state: str) -> bytes | None:
    version, digest, text, *_ = *state.split(" ", 3), "", "", ""
    if version != qVersion() or len(text) > MAX_BYTES * 2:
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if data and hashlib.sha256(data).hexdigest() == digest else None
