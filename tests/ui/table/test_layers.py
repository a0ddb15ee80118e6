"""The layers of a window's tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.services.tables.table_layer import LayerChoice, LayerFacet, LayerTile, TableLayer
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.table.panel import TablePanel
from aixreader.ui.table.table_controller import TableController

DONE = ("status", "In place")
LAYER = TableLayer(
    "Kitchen",
    {"teapot": LayerTile("✓", "In place", 1.0, was="Planned", values=(DONE,)), "oversteep": LayerTile("!", "Applies")},
    (LayerFacet("status", "Status", ("In place",)),),
    (("✓", "In place"),),
)
CHOICES = (LayerChoice("", "Off"), LayerChoice("on", "Kitchen", is_chosen=True), LayerChoice("line", ""))


@pytest.fixture
def table(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> TableController:
    context = make_context(bare_window)
    context.set_session(session)
    return TableController(context)


@pytest.fixture
def panel(table: TableController, bare_window: QWidget) -> TablePanel:
    panel = table.make_panel(bare_window)
    panel.resize(900, 700)
    panel.show()
    return panel


def test_it_is_shown_said_filtered_and_switched_off(
    qtbot: QtBot, table: TableController, panel: TablePanel, bare_window: QWidget
) -> None:
    layers = table.layers
    assert panel.bar.layer.isHidden()
    layers.show(LAYER, CHOICES)
    assert panel.bar.layer.text() == "Assessment: Kitchen ▾"
    later = table.make_panel(bare_window)
    assert later.bar.layer.text() == "Assessment: Kitchen ▾", "one that is made later shows it, too"
    assert panel.summary_of("teapot").startswith("In place\nbefore: Planned\n")
    pot = panel.view.cells.index_of(panel.view.scene.of("teapot")[0])
    name = pot.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "In place, before: Planned" in name
    assert [label.text() for label in panel.legend._layer_signs] == ["✓ In place"]
    panel.filters.toggled.emit(*DONE)
    assert panel.view.emphasis.matching == {"teapot"}
    panel.filters.cleared.emit()
    assert "oversteep" in panel.view.emphasis.matching
    menu = layers.menu()
    assert [action.text() for action in menu.actions()] == ["Off", "Kitchen", ""]
    with qtbot.waitSignal(layers.layer_chosen) as chosen:
        menu.actions()[0].trigger()
    assert chosen.args == [""]
    layers.show(None, ())
    assert panel.bar.layer.isHidden()
    assert panel.view.cells.layer is None
    assert panel.legend._layer_signs == []
