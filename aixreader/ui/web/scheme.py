"""The `aix:` scheme: how its addresses look and what Chromium may do with them."""

from __future__ import annotations

from PySide6.QtWebEngineCore import QWebEngineUrlScheme

NAME = b"aix"
HOST = "content"
APP = "app"  # the reader's own pages stand apart from content
ACT = "act"  # links that ask the window to do something; nothing is served there
HOSTS = frozenset({HOST, APP})


def register() -> None:
    """Make the scheme known. Must run before the first profile is made; a second call changes nothing.

    Secure, so that pages are held to the rules of https; neither local (no files) nor open to CORS, fetch or service
    workers, and not exempt from the Content-Security-Policy.
    """
    if QWebEngineUrlScheme.schemeByName(NAME).name():
        return
    scheme = QWebEngineUrlScheme(NAME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def is_registered() -> bool:
    """Whether `register` has run."""
    return bool(QWebEngineUrlScheme.schemeByName(NAME).name())
