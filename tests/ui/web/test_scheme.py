"""The scheme is registered once, secure, and with no more rights than a page of text needs."""

from __future__ import annotations

from PySide6.QtWebEngineCore import QWebEngineUrlScheme

from aixreader.ui.web import scheme

Flag = QWebEngineUrlScheme.Flag


def test_it_is_secure_and_nothing_more() -> None:
    found = QWebEngineUrlScheme.schemeByName(scheme.NAME)
    assert found.flags() == Flag.SecureScheme
    assert found.syntax() == QWebEngineUrlScheme.Syntax.Host


def test_registering_again_changes_nothing() -> None:
    scheme.register()
    assert scheme.is_registered()
