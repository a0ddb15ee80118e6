"""The parts joined: what one of them asks for, another does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from pytestqt.qtbot import QtBot

from aixreader.services.tables.table_state import TableState
from aixreader.ui.table.panel import TablePanel
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark
from tests.ui.seen import ask, menu, said, trigger

Open = Callable[..., None]


def table_panel(controller: WindowController) -> TablePanel:
    panel = controller.parts.table.in_front
    assert panel is not None
    return panel


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


def test_the_table_has_one_tab(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    assert controller.host.reader is not None
    tabs = controller.host.reader.tabs
    trigger(controller, "table")
    assert (tabs.count, controller.window.windowTitle()) == (2, "Periodic table – AIX Reader")
    assert controller.context.actions["table"].isEnabled(), "the window stays usable without a page in front"
    tabs.go_to(0)
    trigger(controller, "standards")
    trigger(controller, "table")
    assert tabs.count == 2
    assert table_panel(controller).state.face == "standards", "a table that is there stays as it is"
    qtbot.waitUntil(lambda: controller.parts.table.focused is not None)


def test_an_edition_is_opened_at_a_view_of_the_table(controller: WindowController, open_built: Open) -> None:
    open_built("aix:table?face=matrix&pick=lidlock")
    assert table_panel(controller).state == TableState(face="matrix", picked=("lidlock",))
    controller.show_section("aix:table?pick=teapot")
    assert table_panel(controller).state == TableState(picked=("teapot",))


def test_the_table_stands_beside_the_pages(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("overview")
    trigger(controller, "table_beside")
    assert controller.table_dock.is_shown
    assert controller.context.actions["table_beside"].isChecked()
    table_panel(controller).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "lidlock")
    trigger(controller, "table_beside")
    assert controller.parts.table.in_front is None
    assert not controller.context.actions["table_beside"].isChecked()


def test_the_table_of_a_former_edition_is_dropped(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built()
    controller.table_dock.set_shown(shown=True)
    before = table_panel(controller)
    open_built()
    assert controller.table_dock.is_shown
    assert table_panel(controller) is not before
    qtbot.waitUntil(lambda: len(controller.parts.table._panels) == 1)


def test_zoom_and_find_act_on_the_table_with_the_focus(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built()
    controller.parts.table.show()
    qtbot.waitUntil(lambda: controller.parts.table.focused is not None)
    zoom = controller.context.settings.zoom
    trigger(controller, "zoom_in")
    assert table_panel(controller).view.zoom > 1.0
    assert controller.context.settings.zoom == zoom
    trigger(controller, "find")
    assert controller.window.focusWidget() is table_panel(controller).bar.field
    assert controller.host.reader is not None
    assert controller.host.reader.find_bar.isHidden()


def test_a_tile_has_the_menu_of_its_section(controller: WindowController, open_built: Open) -> None:
    open_built()
    controller.parts.table.show()
    table_panel(controller).menu_requested.emit("lidlock", QPoint())
    opened = menu(controller)
    texts = [action.text().replace("&", "") for action in opened.actions()]
    assert {"Open", "Open in new tab", "Bookmark", "Copy permalink", "Pick it as well", "Show relations"} <= set(texts)
    opened.close()


def test_a_tile_under_the_pointer_is_shown_on_a_card(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built()
    controller.parts.table.show()
    table_panel(controller).hovered.emit("lidlock", QPoint(50, 50))
    assert said(controller) == "#LID LOCK"
    card = controller.parts.link_hover._preview
    assert card._title.text() == "#LID LOCK"
    assert "Answers 2 (table 1, group 1)" in card._sentence.text()
    table_panel(controller).hovered.emit("", QPoint())
    qtbot.waitUntil(card.isHidden)


def test_messages_of_parts_are_shown_in_the_status_bar(
    qtbot: QtBot, controller: WindowController, open_built: Open, tmp_path: Path
) -> None:
    open_built()
    file = tmp_path / "table.csv"
    controller.parts.table.export(file, TableState())
    qtbot.waitUntil(lambda: said(controller) == f"Written: {file}")


def test_the_table_is_open_again_after_a_start(
    qtbot: QtBot, make_controller: Callable[[], WindowController], built: Path
) -> None:
    first = make_controller()
    first.state.begin()
    with qtbot.waitSignal(first.context.page_loaded):
        first.open_source(None, built)
    first.parts.table.show("aix:table?face=matrix&pick=lidlock")
    table_panel(first).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: first.context.section is not None and first.context.section.id == "lidlock")
    first.window.close()
    second = make_controller()
    second.state.begin()
    with qtbot.waitSignal(second.context.page_loaded):
        second.open_source(None, built)
    assert table_panel(second).state == TableState(face="matrix", picked=("lidlock",))
    qtbot.waitUntil(lambda: second.context.section is not None and second.context.section.id == "lidlock")


def test_searching_shows_its_panel_and_keys_go_through_its_highlights(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    controller.appearance.show_sidebar(shown=False)
    trigger(controller, "search")
    search = controller.parts.search
    assert controller.window.sidebar.panel == "search"
    assert controller.window.sidebar.isVisible()
    assert controller.window.focusWidget() is search.panel.field
    search.panel.field.setText("steam odd")
    qtbot.waitUntil(lambda: search.answer is not None and search.answer.query == "steam odd")
    with qtbot.waitSignal(controller.context.page_loaded):
        qtbot.keyClick(search.panel.field, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]  # no types
    qtbot.waitUntil(lambda: ask(qtbot, controller, "CSS.highlights.has('here')") == "true")
    here = "[...CSS.highlights.get('here')].map(range => `${range.startOffset} ${range.startContainer.data}`).join()"
    before = ask(qtbot, controller, here)
    trigger(controller, "find_next")
    qtbot.waitUntil(lambda: ask(qtbot, controller, here) != before)
    trigger(controller, "find_previous")
    qtbot.waitUntil(lambda: ask(qtbot, controller, here) == before)
    search.panel.left.emit()
    assert not search.panel.field.hasFocus(), "the page has the keyboard"


def test_a_search_is_there_again_after_a_start(
    controller: WindowController, open_built: Open, make_controller: Callable[[], WindowController]
) -> None:
    controller.state.begin()
    open_built("oversteep")
    search = controller.parts.search
    search.start()
    search.panel.field.setText("teapot")
    search.panel.filters.choose([("role", "control")])
    search.panel.filters.set_grouped(grouped=True)
    controller.window.close()
    again = make_controller()
    assert again.parts.search.panel.text == "teapot"
    assert again.parts.search.panel.filters.chosen == (("role", "control"),)
    assert again.parts.search.panel.filters.is_grouped
    assert again.window.sidebar.panel == "search"
    assert again.window.focusWidget() is not again.parts.search.panel.field


def test_notes_bookmarks_and_results_can_be_printed(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    marks, search = controller.parts.marks.repository, controller.parts.search
    marks.change(
        [
            Put(Bookmark("a", "teapot", "Teapot watch")),
            Put(Annotation("n", "teapot", "Teapot watch", "looks at the pot")),
        ]
    )
    qtbot.waitUntil(lambda: bool(marks.marks.annotations))
    search.panel.field.setText("steam")
    qtbot.waitUntil(lambda: search.answer is not None and bool(search.answer.hits))
    trigger(controller, "print")
    dialog = controller.parts.printing.dialog
    assert dialog is not None
    names = [str(dialog.choice.itemData(row)) for row in range(dialog.choice.count())]
    assert names == ["section", "page", "related", "table", "notes", "ticked", "results", "bookmarks", "all"]
    dialog.choose("table")
    controller.parts.printing._remake()
    assert dialog.pdf.startswith(b"%PDF")
    dialog.reject()


def test_the_window_can_be_closed_while_pages_are_laid_out(controller: WindowController, open_built: Open) -> None:
    open_built("lidlock")
    trigger(controller, "print")
    QCoreApplication.processEvents()
    controller.window.close()
    assert controller.parts.printing.dialog is None


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
