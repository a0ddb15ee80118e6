"""The cross-walk, by section and by standard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.table.standards import StandardsView


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> StandardsView:
    view = StandardsView(session.crosswalk)
    qtbot.addWidget(view)
    QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    return view


def tops(view: StandardsView) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_both_ways(view: StandardsView) -> None:
    view.show_mappings(by_standard=False, text="")
    assert tops(view) == ["Kettle rules"]
    assert view.shown == 3
    view.show_mappings(by_standard=True, text="")
    assert tops(view) == ["ENISA", "MITRE ATLAS", "OpenCRE"]
    assert view.shown == 3


def test_words_filter_it(view: StandardsView) -> None:
    view.show_mappings(by_standard=True, text="atlas boiling")
    assert tops(view) == ["MITRE ATLAS"]
    view.show_mappings(by_standard=True, text="coffee")
    assert (tops(view), view.shown) == ([], 0)


def test_keys_skip_rows_that_only_lead_to_a_match(view: StandardsView) -> None:
    view.resize(600, 120)
    view.show()
    view.show_mappings(by_standard=True, text="kettle")
    seen = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End):
        QTest.keyClick(view, key)
        seen.append(view.currentIndex())
    assert all(index.parent().isValid() for index in seen), "a mapping, no head"
    assert [index.parent().data() for index in seen] == [
        "ENISA",
        "MITRE ATLAS",
        "OpenCRE",
        "OpenCRE",
        "MITRE ATLAS",
        "OpenCRE",
    ]
    view.show_mappings(by_standard=True, text="")
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    assert view.currentIndex().parent().data() == "OpenCRE"
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().data() == "OpenCRE", "without a filter each row counts"


def test_entries_have_room_in_a_narrow_view(view: StandardsView) -> None:
    view.show()
    for width, least in ((520, 120), (600, 170), (1100, 450)):
        view.resize(width, 300)
        view.show_mappings(by_standard=width == 600, text="")
        QCoreApplication.processEvents()
        assert view.columnWidth(2) >= least
        assert view.horizontalScrollBar().maximum() == 0


def test_rows_open(qtbot: QtBot, view: StandardsView) -> None:
    view.show_mappings(by_standard=True, text="")
    model = view.model()
    atlas = model.index(1, 0)
    with qtbot.waitSignal(
        view.link_requested, check_params_cb=lambda link: link == "https://example.org/atlas/AML.M9001"
    ):
        view.activated.emit(model.index(0, 2, atlas))
    with qtbot.waitSignal(view.section_requested, check_params_cb=lambda name, _tab: name == "kettlerules"):
        view.activated.emit(model.index(0, 1, atlas))
    with qtbot.assertNotEmitted(view.section_requested):
        view.activated.emit(atlas)
