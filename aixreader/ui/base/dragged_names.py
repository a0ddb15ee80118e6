"""Rows that are dragged within a list: the names of their records, under a type of the list's own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData


def pack_names(mime: str, names: Iterable[str]) -> QMimeData:
    """The names, which contain no line breaks, as what is dragged."""
    data = QMimeData()
    data.setData(mime, "\n".join(names).encode())
    return data


def unpack_names(mime: str, data: QMimeData) -> list[str]:
    """The names in what was dropped."""
    return bytes(data.data(mime).data()).decode().split("\n")
