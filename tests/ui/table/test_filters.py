"""The filter chips of the table."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.services.tables.emphasis import FacetValue
from aixreader.ui.table.filters import TableFilters
from aixreader.ui.table.panel import TablePanel

VALUES = (FacetValue("asset", "Tea & milk", 3), FacetValue("asset", "Pot", 0), FacetValue("who", "AI engineer", 2))


def test_chips_count_and_are_pressed(qtbot: QtBot) -> None:
    filters = TableFilters()
    qtbot.addWidget(filters)
    filters.resize(600, 200)
    filters.show_values(VALUES, [("who", "AI engineer")])
    filters.show()
    tea, pot, who = filters._chips.values()
    assert (tea.text(), tea.isChecked(), tea.isEnabled()) == ("Tea && milk  3", False, True)
    assert (pot.isEnabled(), who.isChecked()) == (False, True)
    assert tea.accessibleName() == "Asset: Tea & milk, 3 threats and controls"
    with qtbot.waitSignal(
        filters.toggled, check_params_cb=lambda facet, value: (facet, value) == ("asset", "Tea & milk")
    ):
        tea.click()
    filters.show_values((FacetValue("asset", "Tea & milk", 1), *VALUES[1:]), [("asset", "Tea & milk")])
    assert filters._chips["asset", "Tea & milk"] is tea, "chips stay as they are"
    assert tea.text() == "Tea && milk  1"
    assert filters._clear.y() <= tea.y(), "in the first row, which is always in sight"
    with qtbot.waitSignal(filters.cleared):
        filters._clear.click()
    filters.show_values(VALUES[:1], [])
    assert list(filters._chips) == [("asset", "Tea & milk")]
    assert not filters._clear.isEnabled()


def test_rows_that_do_not_fit_scroll_and_are_not_squeezed(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(300, 300)
    filters = TableFilters(parent)
    filters.resize(300, 100)
    values = [FacetValue(facet, f"{facet} {number}", 1) for facet in ("asset", "who") for number in range(12)]
    filters.show_values(values, [])
    parent.show()
    assert filters.height() <= 120
    assert filters._area.verticalScrollBar().maximum() > 0
    chips = list(filters._chips.values())
    assert min(chip.height() for chip in chips) == max(chip.height() for chip in chips)
    rows = filters._area.widget()
    assert rows is not None
    assert chips[-1].geometry().bottom() < rows.height(), "the last one can be scrolled to"


def test_in_the_panel_all_rows_are_seen_or_scroll(panel: TablePanel) -> None:
    panel.resize(900, 600)
    panel.show()
    for height in (600, 260, 500):
        panel.filters.hide()
        panel.resize(900, height)
        panel.filters.show()
        area = panel.filters._area
        assert area.geometry() == panel.filters.rect(), "it is as high as the room that it is in"
        rows = area.widget()
        assert rows is not None
        assert rows.height() - area.viewport().height() <= area.verticalScrollBar().maximum()
