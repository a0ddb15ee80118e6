"""From change to change by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from aixreader.pages.change_links import OVERVIEW, section_address
from aixreader.ui.window.changes_controller import ChangesController
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import address, ask, page_text, said, trigger

CURRENT = "[...document.querySelectorAll('.changes .current')].map((each) => each.innerText).join('|')"


def current(qtbot: QtBot, controller: WindowController, text: str) -> None:
    """Wait until the change with a text is the current one."""
    qtbot.waitUntil(lambda: text in ask(qtbot, controller, CURRENT))


def test_steps_go_through_a_section_and_on_to_the_next(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], built_before: Path
) -> None:
    open_built("oversteep")
    assert not controller.context.actions["next_change"].isEnabled()
    changes = next(part for part in controller.context.children() if isinstance(part, ChangesController))
    changes.compare_with(None, built_before)
    qtbot.waitUntil(lambda: address(controller) == OVERVIEW)
    qtbot.waitUntil(lambda: "Renamed" in page_text(qtbot, controller))
    assert changes.comparison is not None
    changed = [change.id for change in changes.comparison.sections if change.is_changed]

    trigger(controller, "next_change")
    qtbot.waitUntil(lambda: address(controller) == section_address(changed[0]))
    qtbot.waitUntil(lambda: "TEAPOT WATCH" in page_text(qtbot, controller))
    controller.context.go(section_address("oversteep"))
    qtbot.waitUntil(lambda: "The leaves stay in" in page_text(qtbot, controller))
    trigger(controller, "next_change")
    current(qtbot, controller, "The leaves stay in")
    trigger(controller, "next_change")
    current(qtbot, controller, "KETTLE RULES")
    trigger(controller, "previous_change")
    current(qtbot, controller, "The leaves stay in")
    trigger(controller, "previous_change")
    before = changed[changed.index("oversteep") - 1]
    qtbot.waitUntil(lambda: address(controller) == section_address(before))

    controller.context.go(section_address(changed[-1], sides=True))
    qtbot.waitUntil(lambda: "In one column" in page_text(qtbot, controller))

    def is_at_end() -> bool:
        trigger(controller, "next_change")
        return said(controller) == "There is no further change"

    qtbot.waitUntil(is_at_end)
