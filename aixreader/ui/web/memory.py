"""A page's history as text to keep: where it was, and how far each of its pages was scrolled."""

from __future__ import annotations

import base64
import binascii
import hashlib

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, qVersion
from PySide6.QtWebEngineCore import QWebEngineHistory

LARGEST = 256 * 1024


def remember(history: QWebEngineHistory, share: float | None = None) -> str:
    """The history, "" where there is none or it is too large to be worth it.

    `share` is how much of the page in front lies above what is seen, where the engine has not noted that yet.
    """
    data = QByteArray()
    stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream << history
    kept = bytes(data.data())
    if not history.count() or len(kept) > LARGEST:
        return ""
    return sealed(kept) if share is None else f"{sealed(kept)} {share:.6f}"


def remembered_share(kept: str) -> float | None:
    """The `share` that was remembered with a history, if any."""
    try:
        share = float(kept.split(" ")[3])
    except (IndexError, ValueError):
        return None
    return share if 0 <= share <= 1 else None


def recall(history: QWebEngineHistory, kept: str) -> bool:
    """Put `kept` back, which loads its current page; False (and nothing done) where it is damaged or of another Qt."""
    data = _unsealed(kept)
    if data is None:
        return False
    held = QByteArray(data)  # the stream points into it
    stream = QDataStream(held, QIODevice.OpenModeFlag.ReadOnly)
    stream >> history
    return stream.status() == QDataStream.Status.Ok and history.count() > 0


def sealed(data: bytes) -> str:
    """`data` with the version of Qt that wrote it and its digest: other bytes would end the process that reads them."""
    return " ".join((qVersion(), hashlib.sha256(data).hexdigest(), base64.b64encode(data).decode("ascii")))


def _unsealed(kept: str) -> bytes | None:
    version, digest, text, *_ = *kept.split(" ", 3), "", "", ""
    if version != qVersion() or len(text) > LARGEST * 2:
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if data and hashlib.sha256(data).hexdigest() == digest else None
