"""From section to section by keys that come faster than pages scroll."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.knowledge.navigation import adjacent_section
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import go, trigger


def test_steps_count_from_the_last_target_until_the_user_goes_elsewhere(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("overview")
    context = controller.context
    assert context.session is not None
    edition = context.session.edition
    start = context.section
    assert start is not None
    targets = [start]
    while len(targets) < 6 and (target := adjacent_section(edition, targets[-1], 1)) is not None:
        targets.append(target)
    for target in targets[1:]:
        trigger(controller, "next_section")
        assert context.section == target
        context.set_address(context.section_address(start.id))  # scrolling reports a section late
    qtbot.waitUntil(lambda: controller.host.pane is not None and not controller.host.pane.is_leaving)
    trigger(controller, "previous_section")
    assert context.section == targets[-2]

    pane = controller.host.pane
    assert pane is not None
    assert pane.input_target is not None
    QTest.keyClick(pane.input_target, Qt.Key.Key_Alt)
    context.set_address(context.section_address(start.id))
    trigger(controller, "previous_section")
    assert context.section == targets[-3], "Alt alone scrolls nothing"
    QTest.keyClick(pane.input_target, Qt.Key.Key_Home)
    context.set_address(context.section_address(start.id))
    trigger(controller, "next_section")
    assert context.section == targets[1], "from where the user has scrolled to"
    go(qtbot, controller, targets[3].id)
    trigger(controller, "next_section")
    assert context.section == targets[4]
