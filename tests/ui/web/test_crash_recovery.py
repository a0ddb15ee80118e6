"""A page whose process died comes back by itself once; after that the user is told."""

from __future__ import annotations

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.web.engine import Engine
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show


@pytest.fixture
def trial_engine() -> type[Engine]:
    """A profile and processes of its own, as these are what is tried."""
    return Engine


def kill(pane: Pane) -> None:
    os.kill(pane.page.renderProcessPid(), signal.SIGKILL)


@pytest.mark.expects_warnings
@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_crash_is_recovered_once_then_reported_and_another_page_has_its_own_chance(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    pages.pages |= {"/p": "<p>one</p>", "/q": "<p>two</p>"}
    pane.engine.serve(pages)
    for address in ("aix://content/p", "aix://content/q"):
        show(address)
        with qtbot.waitSignal(pane.loaded):
            kill(pane)
        assert pane.address == address
    with qtbot.waitSignal(pane.failed):
        kill(pane)
    with qtbot.waitSignal(pane.loaded):
        pane.reload()
