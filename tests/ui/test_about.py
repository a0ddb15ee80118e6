"""The page about the reader names every part whose version matters when something is reported."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWebEngineCore import qWebEngineChromiumSecurityPatchVersion

from aixreader import __version__
from aixreader.ui.about import versions


def test_every_part_has_its_version() -> None:
    found = dict(versions())
    assert found["AIX Reader"] == __version__
    assert found["Qt"] == qVersion()
    assert found["Python"] == platform.python_version()
    assert str(qWebEngineChromiumSecurityPatchVersion()) in found["Chromium"]
    assert all(found.values())
