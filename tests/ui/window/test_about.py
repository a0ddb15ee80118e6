"""The page about the reader names every part whose version matters when something is reported."""

from __future__ import annotations

import os
import platform
import sys

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtWebEngineCore import qWebEngineChromiumSecurityPatchVersion

from aixreader import __version__
from aixreader.ui.web.sandbox_status import SandboxStatus
from aixreader.ui.window.about import versions


def test_every_part_has_its_version() -> None:
    found = dict(versions())
    assert found["AIX Reader"] == __version__
    assert found["Qt"] == qVersion()
    assert found["Python"] == platform.python_version()
    assert str(qWebEngineChromiumSecurityPatchVersion()) in found["Chromium"]
    assert all(found.values())
    assert "Chromium's sandbox" not in found, "no page is drawn here"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells how far a process is held")
def test_how_far_pages_are_held_is_told() -> None:
    assert dict(versions(os.getpid()))["Chromium's sandbox"] in {held.value for held in SandboxStatus}
