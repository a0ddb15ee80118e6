"""What the page about the reader says of this machine: the versions that matter when something is reported."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion

from aixreader import __version__

Fact = tuple[str, str]


def versions() -> list[Fact]:
    """The parts the reader runs on, each with its version."""
    from PySide6 import __version__ as binding
    from PySide6.QtWebEngineCore import qWebEngineChromiumSecurityPatchVersion, qWebEngineChromiumVersion

    chromium = f"{_text(qWebEngineChromiumVersion())}, patched to {_text(qWebEngineChromiumSecurityPatchVersion())}"
    return [
        ("AIX Reader", __version__),
        ("Qt", str(qVersion())),
        ("PySide6", binding),
        ("Chromium", chromium),
        ("Python", platform.python_version()),
        ("System", platform.platform(terse=True)),
    ]


def _text(version: object) -> str:
    """PySide hands out a str where its stubs say bytes."""
    return str(version)
