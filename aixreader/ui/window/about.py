"""What the page about the reader says of this machine: the versions that matter when something is reported."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion

from aixreader import __version__
from aixreader.ui.web.sandbox_status import sandbox_status

Fact = tuple[str, str]


def versions(process: int = 0) -> list[Fact]:
    """The parts the reader runs on, each with its version, and how far the process that draws a page is held."""
    from PySide6 import __version__ as binding
    from PySide6.QtWebEngineCore import qWebEngineChromiumSecurityPatchVersion, qWebEngineChromiumVersion

    held = sandbox_status(process)
    chromium = f"{_text(qWebEngineChromiumVersion())}, patched to {_text(qWebEngineChromiumSecurityPatchVersion())}"
    return [
        ("AIX Reader", __version__),
        ("Qt", str(qVersion())),
        ("PySide6", binding),
        ("Chromium", chromium),
        ("Python", platform.python_version()),
        ("System", platform.platform(terse=True)),
        *([("Chromium's sandbox", held.value)] if held is not None else []),
    ]


def _text(version: object) -> str:
    """PySide hands out a str where its stubs say bytes."""
    return str(version)
