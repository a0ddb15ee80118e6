"""How far a page's process is held."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from aixreader.ui.web.sandbox_status import SandboxStatus, sandbox_status, warn_if_partial
from tests.ui.web.outside import Pages

STATUS = "Name:\tQtWebEngineProc\nNoNewPrivs:\t1\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("NSpid:\t812\t7\nSeccomp:\t2\n", SandboxStatus.FULL),
        ("NSpid:\t812\nSeccomp:\t2\n", SandboxStatus.PARTLY),
        ("Seccomp:\t2\n", SandboxStatus.PARTLY),
        ("NSpid:\t812\t7\nSeccomp:\t0\n", SandboxStatus.NONE),
        ("NSpid:\t812\n", SandboxStatus.NONE),
    ],
)
def test_it_is_read_from_what_the_system_says(tmp_path: Path, said: str, expected: SandboxStatus) -> None:
    (tmp_path / "812").mkdir()
    (tmp_path / "812" / "status").write_text(STATUS + said)
    assert sandbox_status(812, tmp_path) is expected


def test_without_proc_there_is_no_status(tmp_path: Path) -> None:
    assert sandbox_status(812, tmp_path) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")
def test_the_status_of_a_real_page(qtbot: QtBot, pane: Pane, pages: Pages) -> None:
    pages.pages["/p"] = "<p>text</p>"
    pane.engine.serve(pages)
    with qtbot.waitSignal(pane.loaded):
        pane.show_address("aix://content/p")
    assert sandbox_status(pane.page.renderProcessPid()) is not None


@pytest.mark.expects_warnings
def test_only_a_partial_sandbox_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    for held in (None, SandboxStatus.FULL, SandboxStatus.NONE):
        warn_if_partial(held)
    assert caplog.text == ""
    warn_if_partial(SandboxStatus.PARTLY)
    assert "this system denies user namespaces" in caplog.text
