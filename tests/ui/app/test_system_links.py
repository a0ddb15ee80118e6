"""Links that the system hands over as events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from aixreader.ui.app.system_links import SystemLinks


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("aix:monitoruse", ["aix:monitoruse"]),
        ("file:///etc/passwd", []),
        ("https://example.org/aix:monitoruse", []),
    ],
)
def test_links_to_sections_are_taken(qapp: QApplication, address: str, asked: list[str]) -> None:
    links = SystemLinks()
    heard: list[str] = []
    links.asked.connect(heard.append)
    qapp.installEventFilter(links)
    try:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl(address)))
        QCoreApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    finally:
        qapp.removeEventFilter(links)
    assert heard == asked
