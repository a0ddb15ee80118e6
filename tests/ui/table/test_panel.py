"""The table with tool bar, filters and legend."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.knowledge.related_sections import related_sections
from aixreader.knowledge.threat_graph import ThreatGraph
from aixreader.services.session.session import Session
from aixreader.services.tables.table_data import make_sheets
from aixreader.services.tables.table_state import TableState, read_table_link
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.relations.relations_model import ROW, Heading, RelationsModel
from aixreader.ui.table.panel import TablePanel
from aixreader.ui.table.reveal import MARGIN


def said(panel: TablePanel) -> str:
    return panel.legend.summary_label.text()


def test_picking_lights_up_and_says_so(qtbot: QtBot, panel: TablePanel) -> None:
    assert said(panel) == "2 threats, 3 controls"
    with qtbot.waitSignals([panel.state_changed, panel.address_requested]):
        panel.view.picked.emit("oversteep", False)
        panel.view.opened.emit("oversteep", False)
    assert panel.state.picked == ("oversteep",)
    assert set(panel.view.emphasis.related) == {"kettlerules", "teapot", "generalkettle", "lidlock"}
    assert said(panel) == "Oversteeping: answered by 3 controls (2 stated, 1 by group); groups: 1"
    with qtbot.waitSignal(panel.address_requested, check_params_cb=lambda address, new: address and not new):
        panel.legend.open_button.click()
    panel.view.picked.emit("teatheft", True)
    assert said(panel) == "Oversteeping, Tea theft: 3 related to any (3 stated, 0 by group); groups: 1"
    assert not panel.legend.open_button.isEnabled()
    panel.bar.match_all.click()
    assert said(panel) == "Oversteeping, Tea theft: 2 related to all (2 stated, 0 by group)"
    panel.view.cleared.emit()
    assert not panel.state.picked


def test_picking_moves_no_cell_and_brings_what_is_lit_in_view(panel: TablePanel) -> None:
    panel.resize(330, 330)
    view = panel.view
    for face in ("elements", "matrix"):
        panel.bar.faces[face].click()
        before = [tile.rect for tile in view.scene.reachable], view.geometry()
        for tile in view.scene.reachable:
            view.go_to(tile)
            view.picked.emit(tile.slug, False)
            assert ([each.rect for each in view.scene.reachable], view.geometry()) == before
            lit = [each for each in view.scene.reachable if each.slug in view.emphasis.related]
            room = view.viewport().rect()
            seen = [each for each in lit if room.intersects(view.visualRect(view.cells.index_of(each)))]
            at = view._rect(tile)
            near = [each for each in lit if _fits(at.united(view._rect(each)), room)]
            assert room.contains(view.visualRect(view.cells.index_of(tile))) or not _fits(at, room), tile.slug
            assert seen or not near, tile.slug


def _fits(rect: QRectF, room: QRect) -> bool:
    return rect.width() <= room.width() - 2 * MARGIN and rect.height() <= room.height() - 2 * MARGIN


def test_the_count_is_everywhere_the_same(session: Session, panel: TablePanel) -> None:
    model = RelationsModel()
    (threats, controls) = make_sheets(session, ("threats", "controls"))
    told = {str(row[0]): row[threats.head.index("relations")] for row in (*threats.rows, *controls.rows)}
    for slug, count in told.items():
        node = session.graph.nodes[slug]
        panel.view.picked.emit(slug, False)
        model.show_groups(related_sections(session, session.edition.sections[node.section]))
        rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
        titles = ("Controls", "Threats it answers")
        heading = sum(row.count for row in rows if isinstance(row, Heading) and row.title in titles)
        words = f"answered by {count} controls" if node.is_threat else f"answers {count} threats"
        assert heading == count
        assert said(panel).startswith(f"{node.name}: {words} (")
        assert panel.summary_of(slug).lower().startswith(f"{words} (") or not count


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


def test_enter_on_a_name_that_is_not_there_opens_nothing(panel: TablePanel) -> None:
    opened: list[str] = []
    panel.address_requested.connect(lambda address, _new_tab: opened.append(address))
    panel.bar.start("zzqx")
    for _again in range(2):  # the second Enter went to the cell that the cursor was on
        QTest.keyClick(panel.window().focusWidget(), Qt.Key.Key_Return)
    assert panel.bar.field.hasFocus()
    assert opened == []
    QTest.keyClick(panel.bar.field, Qt.Key.Key_Escape)
    QTest.keyClick(panel.bar.field, Qt.Key.Key_Escape)
    assert panel.view.hasFocus(), "the second leaves the empty field"


def test_arrows_skip_what_is_filtered_out_and_the_cell_stays_in_sight(panel: TablePanel) -> None:
    panel.resize(330, 300)
    view = panel.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current is not None
    last = view.current.slug
    panel.bar.field.setText("te")
    matching = {slug for slug in view.emphasis.matching if view.scene.of(slug)}
    assert 1 < len(matching) < len(view.scene.reachable)
    QTest.keyClick(view, Qt.Key.Key_Home)
    seen = [view.current.slug]
    for _ in range(len(matching)):
        QTest.keyClick(view, Qt.Key.Key_Right)
        seen.append(view.current.slug)
    assert set(seen) == matching
    chosen = seen[-1]
    clears: tuple[Callable[[], object], ...] = (panel.bar.field.clear, panel.clear)
    for clear in clears:
        panel.bar.field.setText("te")
        view.verticalScrollBar().setValue(0 if view.current.rect.top() > 200 else view.verticalScrollBar().maximum())
        clear()
        assert view.current.slug == chosen
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current.slug == last


def test_enter_goes_to_the_first_of_what_filters_leave(panel: TablePanel) -> None:
    panel.filters.toggled.emit("impact", "Confidentiality")
    panel.bar.left.emit()
    assert panel.view.current is not None
    assert panel.view.current.slug in panel.view.emphasis.matching


def test_the_relation_summary_of_a_tile(panel: TablePanel) -> None:
    assert panel.summary_of("lidlock") == "Answers 2 threats (1 stated, 1 by group)"
    assert panel.summary_of("oversteep") == "Answered by 3 controls (2 stated, 1 by group); groups: 1"
    assert panel.summary_of("brewthreats") == "No relations stated. Not in the official table"


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
