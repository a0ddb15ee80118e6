"""Section links that macOS sends as file-open events."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from aixreader.ui.app.system_links import SystemLinks


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("aix:monitoruse", ["aix:monitoruse"]),
        ("file:///etc/passwd", []),
        ("https://example.org/aix:monitoruse", []),
    ],
)
def test_links_to_sections_are_taken(qapp: QApplication, address: str, expected: list[str]) -> None:
    links = SystemLinks()
    received: list[str] = []
    links.link_opened.connect(received.append)
    qapp.installEventFilter(links)
    try:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl(address)))
        QCoreApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    finally:
        qapp.removeEventFilter(links)
    assert received == expected


def test_folders_and_files_are_taken(qapp: QApplication, tmp_path: Path) -> None:
    links = SystemLinks()
    received: list[Path] = []
    links.file_opened.connect(received.append)
    qapp.installEventFilter(links)
    try:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "a b.zip"))))
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/a.zip")))
    finally:
        qapp.removeEventFilter(links)
    assert received == [tmp_path / "a b.zip"]
