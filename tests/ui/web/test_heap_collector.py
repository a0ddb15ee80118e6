"""Pages that were left are freed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.web.heap_collector import MAX_PUT_OFF
from aixreader.ui.web.pane import Pane
from tests.ui.running import run_reader
from tests.ui.web.outside import Pages, Show, answer

COUNT = "globalThis.gc = options => { globalThis.collected = [options.type, options.execution]; }"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc")
def test_memory_does_not_grow_and_pages_cannot_collect(tmp_path: Path) -> None:
    run = run_reader(tmp_path, module="tests.ui.web.leafing", env={"QT_QPA_PLATFORM": "offscreen"})
    assert run.returncode == 0, run.stderr
    grown, types = run.stdout.splitlines()
    sizes = [int(size) for size in grown.split()]
    assert sizes[-1] < 1.25 * sizes[1], sizes  # each page that is kept adds as much
    assert types == "['undefined', 'function']"


def test_a_page_is_not_blocked_by_it(qtbot: QtBot, pane: Pane, pages: Pages, show: Show) -> None:
    pages.pages["/a"] = "<h1>A</h1>"
    pane.engine.serve(pages)
    show("aix://content/a")
    pane.run_script(COUNT)
    assert pane._heap_collector._timer.isActive()
    qtbot.waitUntil(lambda: not pane._heap_collector._timer.isActive())
    assert answer(qtbot, pane, "String(globalThis.collected)") == "major,async"


def test_leafing_puts_it_off_but_not_for_ever(qtbot: QtBot, pane: Pane, pages: Pages, show: Show) -> None:
    pages.pages["/a"] = "<h1>A</h1>"
    pane.engine.serve(pages)
    show("aix://content/a")
    pane.run_script(COUNT)
    collector = pane._heap_collector
    for _ in range(MAX_PUT_OFF):
        pane.page.loadStarted.emit()
        assert not collector._timer.isActive()
        assert answer(qtbot, pane, "String(globalThis.collected)") == "undefined"
        pane.page.loadFinished.emit(True)
        assert collector._timer.isActive()
    pane.page.loadStarted.emit()
    qtbot.waitUntil(lambda: not collector._timer.isActive())
    assert answer(qtbot, pane, "String(globalThis.collected)") == "major,async"
