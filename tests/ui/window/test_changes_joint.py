"""Badges in the contents at sections that changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.ui.base.list_items import BADGE
from aixreader.ui.window.changes_controller import ChangesController
from aixreader.ui.window.window_controller import WindowController


def test_sections_that_changed_have_a_badge_until_the_comparison_ends(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], built_before: Path
) -> None:
    open_built("teapot")
    context, model = controller.context, controller.parts.contents.tree.contents

    def badge(name: str) -> str:
        return str(model.index_of(context.address_of(name)).data(BADGE) or "")

    assert badge("oversteep") == ""
    changes = next(part for part in context.children() if isinstance(part, ChangesController))
    with qtbot.waitSignal(changes.compared):
        changes.compare_with(None, built_before)
    assert badge("oversteep").startswith("Compared with Tiny Exchange: was “Steeping too long”, reworded")
    assert badge("generalkettle") == ""
    page = model.index_of("aix://content/docs/2_threats")
    assert str(page.data(BADGE)).startswith("Sections that changed: ")
    tip = str(model.index_of(context.address_of("oversteep")).data(Qt.ItemDataRole.ToolTipRole))
    assert "was “Steeping too long”" in tip
    changes.end()
    assert badge("oversteep") == ""


def test_a_section_that_changed_since_it_was_marked_has_one(
    qtbot: QtBot, controller: WindowController, built_before: Path, built: Path
) -> None:
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(None, built_before, "teapot")
    session = controller.context.session
    assert session is not None
    controller.parts.marks.bookmarks.toggle(session.find("teapot"))
    with qtbot.waitSignal(controller.parts.marks.review.reviewed):
        controller.open_source(None, built, "teapot")
    model = controller.parts.contents.tree.contents

    def badge() -> str:
        return str(model.index_of(controller.context.address_of("teapot")).data(BADGE) or "")

    qtbot.waitUntil(lambda: "Changed since you marked it" in badge())
