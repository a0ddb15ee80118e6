"""The About box names what a report needs: every version, and the edition that is shown."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWebEngineCore import qWebEngineChromiumSecurityPatchVersion

from aixreader import __version__
from aixreader.ui.about import about_text

CHROMIUM = str(qWebEngineChromiumSecurityPatchVersion())


def test_every_version_is_named() -> None:
    text = about_text("")
    for version in (
        f"AIX Reader {__version__}",
        f"Qt {qVersion()}",
        f"Chromium patched to {CHROMIUM}",
        f"Python {platform.python_version()}",
        platform.system(),
    ):
        assert version in text


def test_both_licences_are_named() -> None:
    assert "Apache licence 2.0" in about_text("")
    assert "CC0" in about_text("")


def test_the_edition_is_named_if_one_is_open() -> None:
    assert "Shown now: Tiny Exchange {0}." in about_text("Tiny Exchange {0}")
    assert "Shown now" not in about_text("")
