"""A scripted run exits by itself, with a result or with an error."""

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
    """The exit codes that the run has passed to the application."""
    return []


@pytest.fixture
def scripted_run(controller: WindowController, codes: list[int]) -> ScriptedRun:
    """A scripted run in the empty window."""
    return ScriptedRun(controller, codes.append)


def test_each_page_is_reported_until_the_run_ends(
    scripted_run: ScriptedRun, controller: WindowController, codes: list[int], open_built: Callable[..., None]
) -> None:
    pages: list[str] = []
    scripted_run.page_shown.connect(lambda: pages.append(controller.host.pane.address if controller.host.pane else ""))
    open_built()
    assert len(pages) == 1
    scripted_run.finish(0)
    open_built()
    assert len(pages) == 1
    assert codes == [0]


def test_a_page_that_cannot_be_shown_ends_it(
    qtbot: QtBot,
    scripted_run: ScriptedRun,
    controller: WindowController,
    codes: list[int],
    open_built: Callable[..., None],
) -> None:
    open_built()
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.context.go("aix://content/nowhere")
    assert isinstance(scripted_run.error, NotFoundError)
    assert codes == [scripted_run.error.exit_code]


def test_content_that_cannot_be_opened_ends_it(
    qtbot: QtBot, scripted_run: ScriptedRun, controller: WindowController, codes: list[int], tmp_path: Path
) -> None:
    with qtbot.waitSignal(controller.opening_failed):
        controller.open_source(tmp_path, None)
    assert isinstance(scripted_run.error, EditionError)
    assert codes == [scripted_run.error.exit_code]


def test_a_run_that_hangs_times_out_and_only_the_first_failure_counts(
    scripted_run: ScriptedRun, codes: list[int]
) -> None:
    scripted_run._limit.timeout.emit()
    assert f"{TIMEOUT_MS // 1000} s" in str(scripted_run.error)
    assert len(codes) == 1
    scripted_run.fail(EditionError("second"))
    assert f"{TIMEOUT_MS // 1000} s" in str(scripted_run.error)
    assert len(codes) == 1
