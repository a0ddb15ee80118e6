"""The parts joined: what one of them asks for, another does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation

Open = Callable[..., None]


def test_every_action_has_a_handler(controller: WindowController) -> None:
    assert controller.context.actions.unbound == frozenset()


def test_a_note_among_the_results_is_shown_in_its_page(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    marks = controller.parts.marks.repository
    marks.change([Put(Annotation("n", "teapot", "Teapot watch", "looks at the pot"))])
    qtbot.waitUntil(lambda: bool(marks.marks.annotations))
    controller.parts.search.note_chosen.emit("n", False)
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "teapot")


def test_related_sections_and_the_table_lead_to_each_other(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    controller.parts.relations.pick_requested.emit("lidlock")
    panel = controller.parts.table.in_front
    assert panel is not None
    assert panel.state.picked == ("lidlock",)
    controller.parts.table.relations_requested.emit(controller.context.section_address("teapot"))
    assert controller.window.sidebar.panel == "relations"
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "teapot")


def test_the_table_has_one_tab(controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    assert controller.host.reader is not None
    controller.parts.table.show()
    controller.parts.table.show_standards()
    controller.parts.table.show()
    assert controller.host.reader.tabs.count == 2
    panel = controller.parts.table.in_front
    assert panel is not None
    assert panel.state.face == "standards", "a table that is there stays as it is"


def test_a_dropped_source_opens(qtbot: QtBot, controller: WindowController, open_built: Open, site: Path) -> None:
    open_built()
    before = controller.context.session
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.window.source_dropped.emit(site)
    assert controller.context.session is not before


def test_what_parts_change_is_saved(controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    controller.state.begin()
    controller.parts.saved_links.add("https://example.org/")
    controller.parts.search.remember("tea")
    controller.window.close()
    saved = controller.state.saved
    assert [link.address for link in saved.kept] == ["https://example.org/"]
    assert saved.searches == ("tea",)
    assert saved.clean
