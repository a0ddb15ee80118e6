"""A visit by a script ends by itself: with what it came for, or with an error in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aixreader.errors import EditionError, NotFoundError
from aixreader.ui.app.scripted_run import TIMEOUT_MS, ScriptedRun
from aixreader.ui.window.window_controller import WindowController


@pytest.fixture
def codes() -> list[int]:
    """What the visit told the application to end with."""
    return []


@pytest.fixture
def visit(controller: WindowController, codes: list[int]) -> ScriptedRun:
    """A visit of the empty window."""
    return ScriptedRun(controller, codes.append)


def test_each_page_is_told_until_it_leaves(
    visit: ScriptedRun, controller: WindowController, codes: list[int], open_built: Callable[..., None]
) -> None:
    pages: list[str] = []
    visit.page_shown.connect(lambda: pages.append(controller.host.pane.address if controller.host.pane else ""))
    open_built()
    assert len(pages) == 1
    visit.finish(0)
    open_built()
    assert len(pages) == 1
    assert codes == [0]


def test_a_page_that_cannot_be_shown_ends_it(
    qtbot: QtBot, visit: ScriptedRun, controller: WindowController, codes: list[int], open_built: Callable[..., None]
) -> None:
    open_built()
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.context.go("aix://content/nowhere")
    assert isinstance(visit.error, NotFoundError)
    assert codes == [visit.error.exit_code]


def test_content_that_cannot_be_opened_ends_it(
    qtbot: QtBot, visit: ScriptedRun, controller: WindowController, codes: list[int], tmp_path: Path
) -> None:
    with qtbot.waitSignal(controller.opening_failed):
        controller.open_source(tmp_path, None)
    assert isinstance(visit.error, EditionError)
    assert codes == [visit.error.exit_code]


def test_only_the_first_failure_counts(visit: ScriptedRun, codes: list[int]) -> None:
    visit.fail(EditionError("first"))
    visit.fail(EditionError("second"))
    assert str(visit.error) == "first"
    assert len(codes) == 1


def test_a_visit_that_hangs_is_ended(visit: ScriptedRun, codes: list[int]) -> None:
    visit._limit.timeout.emit()
    assert f"{TIMEOUT_MS // 1000} s" in str(visit.error)
    assert len(codes) == 1
