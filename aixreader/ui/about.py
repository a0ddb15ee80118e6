"""What the About box says: the versions that matter when something is reported, and who owns what."""

from __future__ import annotations

import platform

from PySide6.QtCore import QCoreApplication, qVersion

from aixreader import __version__


def about_text(content: str) -> str:
    """The text of the About box; `content` names the edition that is open."""
    from PySide6.QtWebEngineCore import qWebEngineChromiumSecurityPatchVersion

    versions = QCoreApplication.translate(
        "About", "AIX Reader {0}, Qt {1}, Chromium patched to {2}, Python {3}, {4}."
    ).format(
        __version__, qVersion(), qWebEngineChromiumSecurityPatchVersion(), platform.python_version(), platform.system()
    )
    shown = QCoreApplication.translate("About", "Shown now: {0}.").format(content)
    rights = QCoreApplication.translate(
        "About",
        "The reader is under the Apache licence 2.0. The OWASP AI Exchange's text is in the public domain (CC0).",
    )
    return "\n\n".join((versions, shown, rights) if content else (versions, rights))
