"""The table with tool bar, filters and legend."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.knowledge.threat_graph import ThreatGraph
from aixreader.services.session.session import Session
from aixreader.services.tables.table_state import TableState, read_table_link
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.table.panel import TablePanel


def said(panel: TablePanel) -> str:
    return panel.legend.summary_label.text()


def test_picking_lights_up_and_says_so(qtbot: QtBot, panel: TablePanel) -> None:
    assert said(panel) == "2 threats, 3 controls"
    with qtbot.waitSignals([panel.state_changed, panel.address_requested]):
        panel.view.picked.emit("oversteep", False)
        panel.view.opened.emit("oversteep", False)
    assert panel.state.picked == ("oversteep",)
    assert set(panel.view.emphasis.related) == {"kettlerules", "teapot", "generalkettle", "lidlock"}
    assert said(panel) == "Oversteeping: answered by 3 controls"
    panel.view.picked.emit("teatheft", True)
    assert said(panel) == "Oversteeping, Tea theft: 3 related to any"
    panel.bar.match_all.click()
    assert said(panel) == "Oversteeping, Tea theft: 2 related to all"
    panel.view.cleared.emit()
    assert not panel.state.picked


def test_all_faces(panel: TablePanel) -> None:
    for face in ("matrix", "standards", "elements"):
        panel.bar.faces[face].click()
        assert panel.state.face == face
    assert said(panel) == "2 threats, 3 controls"
    panel.bar.faces["standards"].click()
    assert said(panel).startswith("1 sections mapped, 1 of them by OpenCRE, of ")


def test_filters_by_chip_and_by_name(panel: TablePanel) -> None:
    panel.bar.filters.click()
    assert panel.filters.isVisible()
    panel.filters.toggled.emit("impact", "Confidentiality")
    assert said(panel) == "3 of 5 threats and controls"
    panel.bar.field.setText("lid")
    assert said(panel) == "1 of 5 threats and controls"
    panel.clear()
    assert panel.state == TableState()
    assert panel.bar.field.text() == ""


def test_a_link_brings_its_filters_in_sight(panel: TablePanel) -> None:
    panel.show_state(read_table_link("aix:table?impact=Integrity&q=lid&pick=teapot,nothing"))
    assert panel.filters.isVisible()
    assert panel.bar.field.text() == "lid"
    assert panel.view.emphasis.picked == ("teapot",)


def test_typed_letters_go_to_the_field_and_enter_to_what_they_find(panel: TablePanel) -> None:
    panel.resize(330, 300)  # what is found is out of sight
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_L)
    QTest.keyClicks(panel.bar.field, "id l")
    assert panel.bar.field.text() == "lid l"
    (lidlock,) = panel.view.scene.of("lidlock")
    assert panel.view.viewport().rect().contains(panel.view.visualRect(panel.view.cells.index_of(lidlock)))
    QTest.keyClick(panel.bar.field, Qt.Key.Key_Return)
    assert panel.view.current is not None
    assert panel.view.current.slug == "lidlock"


def test_the_relation_summary_of_a_tile(panel: TablePanel) -> None:
    assert panel.relation_summary("lidlock") == "Answers 2 (table 1, group 1)"
    assert panel.relation_summary("oversteep") == "Answered by 4 (table 2, section 1, group 1)"
    assert panel.relation_summary("brewthreats") == "No relations stated. Not in the official table"


def test_other_colours(panel: TablePanel) -> None:
    before = panel.view.grab().toImage()
    panel.set_tokens(read_tokens(dark=True))
    assert panel.view.grab().toImage() != before


def test_an_edition_without_threats_says_so(qtbot: QtBot, session: Session) -> None:
    vars(session)["graph"] = ThreatGraph({}, {})
    panel = TablePanel(session, read_tokens())
    qtbot.addWidget(panel)
    panel.show()
    assert panel._empty.isVisible()
    panel.bar.faces["matrix"].click()
    assert panel._empty.isVisible()
