"""Facts for the About page: the versions that a bug report needs."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion

from aixreader import __version__
from aixreader.ui.web.sandbox_status import sandbox_status

Fact = tuple[str, str]


def versions(process: int = 0) -> list[Fact]:
    """Names and versions of the components, and the sandbox of the page process with the id `process`.

    The sandbox is left out where it is unknown: `process` 0 (no page yet), or a system other than Linux.
    """
    from PySide6 import __version__ as binding
    from PySide6.QtWebEngineCore import qWebEngineChromiumSecurityPatchVersion, qWebEngineChromiumVersion

    status = sandbox_status(process)
    chromium = f"{_text(qWebEngineChromiumVersion())}, patched to {_text(qWebEngineChromiumSecurityPatchVersion())}"
    return [
        ("AIX Reader", __version__),
        ("Qt", str(qVersion())),
        ("PySide6", binding),
        ("Chromium", chromium),
        ("Python", platform.python_version()),
        ("System", platform.platform(terse=True)),
        *([("Chromium's sandbox", status.value)] if status is not None else []),
    ]


def _text(version: object) -> str:
    """`version` as text: PySide6 returns a str where its stubs declare bytes."""
    return str(version)
