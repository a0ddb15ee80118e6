"""The periodic table without a window: bare panels, and tabs of a real reader."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aixreader.model import Section
from aixreader.services.catalogue.catalogue_formats import CATALOGUE_FORMATS
from aixreader.services.session.session import Session
from aixreader.services.tables.table_state import LINK, TableState, is_table_link
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.base.save_dialog import FormatDialog
from aixreader.ui.table.page import TablePage
from aixreader.ui.table.panel import TablePanel
from aixreader.ui.table.table_controller import TableController
from tests.ui.conftest import Reading
from tests.ui.seen import open_menu


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> ReaderContext:
    """The tiny site without any page."""
    bare_window.resize(700, 600)
    context = make_context(bare_window, QApplication.clipboard().setText)
    context.set_session(session)
    return context


@pytest.fixture
def table(context: ReaderContext) -> TableController:
    """Tables where no tab is needed."""
    return TableController(context)


@pytest.fixture
def panel(table: TableController, bare_window: QWidget) -> TablePanel:
    """The table, alone and shown."""
    panel = table.make_panel(bare_window)
    panel.resize(bare_window.size())
    panel.show()
    return panel


@pytest.fixture
def tab_table(reading: Reading) -> TableController:
    """Tables in tabs of the reader."""
    table = TableController(reading.context)
    reading.reader.make_table = table.make_page
    table.tab_requested.connect(
        lambda link: reading.reader.area.groups.show_single(link, is_table_link, unchanged=link == LINK)
    )
    return table


def panel_of(table: TableController) -> TablePanel:
    panel = table.in_front
    assert panel is not None
    return panel


def choose(window: QWidget, text: str) -> None:
    """Close the menu that is open, and do what one of its entries does."""
    menu = open_menu(window)
    action = next(action for action in menu.actions() if action.text().replace("&", "") == text)
    menu.close()
    action.trigger()


def test_it_opens_in_a_tab_and_only_once(qtbot: QtBot, reading: Reading, tab_table: TableController) -> None:
    reading.open("teapot")
    reading.context.actions["table"].trigger()
    tabs = reading.reader.tabs
    assert isinstance(tabs.page, TablePage)
    assert tabs.count == 2
    tabs.page.setFocus()
    qtbot.waitUntil(lambda: tab_table.focused is panel_of(tab_table))
    tabs.go_to(0)
    reading.reader.breadcrumb.setFocus()
    assert tab_table.focused is None
    reading.context.actions["standards"].trigger()
    assert tabs.count == 2
    assert panel_of(tab_table).state.face == "standards"
    standards = panel_of(tab_table).standards
    assert standards is not None
    standards.setFocus()
    qtbot.waitUntil(lambda: tab_table.focused is panel_of(tab_table))


def test_a_click_reads_beside_it(qtbot: QtBot, reading: Reading, tab_table: TableController) -> None:
    reading.open("overview")
    context = reading.context
    tab_table.show()
    panel_of(tab_table).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: context.section is not None and context.section.id == "lidlock")
    assert panel_of(tab_table).isVisible()
    context.show_section("teapot")
    qtbot.waitUntil(lambda: context.section is not None and context.section.id == "teapot")
    assert panel_of(tab_table).isVisible(), "what is opened elsewhere is read beside the table as well"
    panel_of(tab_table).view.opened.emit("kettlerules", True)
    assert reading.reader.tabs.count == 3


def test_when_the_page_beside_it_is_closed_the_table_alone_is_in_front(
    qtbot: QtBot, reading: Reading, tab_table: TableController
) -> None:
    reading.open("overview")
    context = reading.context
    pages: list[object] = []
    went: list[bool] = []
    tab_table.show()
    panel_of(tab_table).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: context.section is not None and context.section.id == "lidlock")
    context.page_moved.connect(lambda: pages.append(context.page))
    area, window = reading.reader.area, reading.reader.window()
    window.activateWindow()
    pane = reading.reader.pane
    assert pane is not None
    for by, enter in ((1, True), (1, False), (-1, False)):
        assert area.focus_next(by, enter=enter)
        went.append(pane.isAncestorOf(window.focusWidget()))
    assert went == [False, True, False], "F6 goes to the table, to the page beside it, and back"
    panel_of(tab_table).close_beside_requested.emit()
    assert pages == [None], "who draws over the page learns that there is none"
    assert is_table_link(context.address)


def test_a_link_to_a_view_opens_it(reading: Reading, tab_table: TableController) -> None:
    reading.context.go("aix:table?face=matrix&pick=lidlock")
    assert panel_of(tab_table).state == TableState(face="matrix", picked=("lidlock",))
    reading.context.go("aix:table?pick=teapot")
    assert panel_of(tab_table).state == TableState(picked=("teapot",))


def test_one_is_picked_for_others(qtbot: QtBot, table: TableController) -> None:
    with qtbot.waitSignal(table.tab_requested) as requested:
        table.pick("lidlock")
    assert requested.args == ["aix:table?pick=lidlock"]


def test_a_table_that_is_gone_is_forgotten(qtbot: QtBot, table: TableController, panel: TablePanel) -> None:
    assert table.in_front is panel
    panel.deleteLater()
    qtbot.waitUntil(lambda: not table._panels)
    assert table.in_front is None


def test_menus(
    qtbot: QtBot, context: ReaderContext, bare_window: QWidget, table: TableController, panel: TablePanel
) -> None:
    panel.menu_requested.emit("lidlock", QPoint())
    texts = [action.text().replace("&", "") for action in open_menu(bare_window).actions()]
    assert {"Open", "Open in new tab", "Add to picked", "Show relations"} <= set(texts)
    choose(bare_window, "Add to picked")
    assert panel.state.picked == ("lidlock",)
    panel.menu_requested.emit("lidlock", QPoint())
    with qtbot.waitSignal(table.relations_requested) as requested:
        choose(bare_window, "Show relations")
    assert requested.args == [context.section_address("lidlock")]
    panel.more_requested.emit(QPoint())
    choose(bare_window, "Copy link to this view")
    assert QApplication.clipboard().text() == "aix:table?pick=lidlock"
    panel.menu_requested.emit("", QPoint())
    choose(bare_window, "Clear picks and filters")
    assert not panel.state.picked


def test_the_pointer_shows_what_a_tile_is(qtbot: QtBot, table: TableController, panel: TablePanel) -> None:
    with qtbot.waitSignal(table.section_hovered) as hovered:
        panel.hovered.emit("lidlock", QPoint(50, 50))
    assert hovered.args is not None
    section, details, position = hovered.args
    assert isinstance(section, Section)
    assert section.id == "lidlock"
    assert "Answers 2 threats (1 stated, 1 by group)" in details
    assert position == QPoint(50, 50)
    with qtbot.waitSignal(table.hover_left):
        panel.hovered.emit("", QPoint())


def test_it_is_written_to_files(qtbot: QtBot, context: ReaderContext, table: TableController, tmp_path: Path) -> None:
    for ending in ("svg", "png", "pdf", "csv", "json", "xlsx", "oscal.json"):
        file = tmp_path / f"table.{ending}"
        with qtbot.waitSignal(context.messages.status_changed) as status:
            table.export(file, TableState(face="matrix"))
        assert status.args is not None
        assert status.args[0].partition(" – ")[0] == f"Written: {file}"
        data = file.read_bytes()
        if ending == "oscal.json":
            assert data.startswith(b'{\n  "catalog": {')
        elif ending == "csv":
            assert data.startswith(b"\xef\xbb\xbf"), "spreadsheets would take it for the system's code page"
            rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
            assert [row["control"] for row in rows if row["threat"] == "teatheft"] == ["lidlock", "teapot"]
        elif ending == "json":
            assert len(json.loads(data)["relations"]) == 6
        else:
            assert data.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF", "xlsx": b"PK"}[ending])


def test_write_errors_are_reported(
    qtbot: QtBot, context: ReaderContext, table: TableController, tmp_path: Path
) -> None:
    errors: list[Exception] = []
    context.messages.error = errors.append  # type: ignore[method-assign,assignment]  # it would open a box
    table.export(tmp_path / "table.doc", TableState())
    table.export(tmp_path / "gone" / "table.csv", TableState())
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert "does not name a format" in str(errors[0])
    assert "could not be written" in str(errors[1])


def test_the_dialog_offers_what_the_face_has(bare_window: QWidget, context: ReaderContext, panel: TablePanel) -> None:
    panel.show_state(TableState(face="matrix", picked=("teatheft", "lidlock")))
    context.actions["export_table"].setEnabled(True)
    context.actions["export_table"].trigger()
    (dialog,) = bare_window.findChildren(FormatDialog)
    rows = [dialog.formats.item(row).text() for row in range(dialog.formats.count())]
    suffixes = [row.rpartition("(.")[2][:-1] for row in rows]
    assert suffixes[:6] == ["svg", "png", "pdf", "xlsx", "json", "csv"]
    assert suffixes[6:] == [known.suffix for known in CATALOGUE_FORMATS]
    dialog.accept()
    (file,) = bare_window.findChildren(QFileDialog)
    assert [Path(name).name for name in file.selectedFiles()] == ["ai-exchange-matrix-teatheft-lidlock.svg"]
    file.reject()


def test_the_look_changes_with_the_window(context: ReaderContext, panel: TablePanel) -> None:
    before = panel.view.grab().toImage()
    context.look.choose("dark", contrast=False)
    assert panel.view.grab().toImage() != before
