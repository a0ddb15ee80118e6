"""The About page names the version of every component."""

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
    facts = dict(versions())
    assert facts["AIX Reader"] == __version__
    assert facts["Qt"] == qVersion()
    assert facts["Python"] == platform.python_version()
    assert str(qWebEngineChromiumSecurityPatchVersion()) in facts["Chromium"]
    assert all(facts.values())
    assert "Chromium's sandbox" not in facts, "no page is drawn here"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the sandbox of a process is known on Linux only")
def test_the_sandbox_of_a_page_is_named() -> None:
    assert dict(versions(os.getpid()))["Chromium's sandbox"] in {status.value for status in SandboxStatus}
