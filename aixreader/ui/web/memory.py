"""A page's history as text to keep: where it was, and how far each of its pages was scrolled."""

from __future__ import annotations

import base64
import binascii
import hashlib

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, qVersion
from PySide6.QtWebEngineCore import QWebEngineHistory

LARGEST = 256 * 1024


def remember(history: QWebEngineHistory) -> str:
    """The history, "" where there is none or it is too large to be worth it."""
    data = QByteArray()
    stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream << history
    kept = bytes(data.data())
    return sealed(kept) if history.count() and len(kept) <= LARGEST else ""


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
    version, _, rest = kept.partition(" ")
    digest, _, text = rest.partition(" ")
    if version != qVersion() or len(text) > LARGEST * 2:
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if data and hashlib.sha256(data).hexdigest() == digest else None
