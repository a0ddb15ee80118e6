"""The `aix:` scheme: its hosts, and its registration with Chromium."""

from __future__ import annotations

from PySide6.QtWebEngineCore import QWebEngineUrlScheme

NAME = b"aix"
HOST = "content"
APP = "app"  # the reader's own pages
ACT = "act"  # action links of own pages; nothing is served for them
HOSTS = frozenset({HOST, APP})


def register() -> None:
    """Register the scheme. Must be called before the first profile is made; a second call does nothing.

    The scheme is secure, so that the rules of https apply. It is not local (no access to files), has no CORS, fetch or
    service workers, and is not exempt from the Content-Security-Policy.
    """
    if QWebEngineUrlScheme.schemeByName(NAME).name():
        return
    scheme = QWebEngineUrlScheme(NAME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def is_registered() -> bool:
    """Whether the scheme is registered."""
    return bool(QWebEngineUrlScheme.schemeByName(NAME).name())
