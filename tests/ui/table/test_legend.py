"""The legend of the table."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.table.legend import Legend, elided_summary


def test_picking_moves_nothing_and_signs_are_explained_where_they_are_to_be_seen(qtbot: QtBot) -> None:
    legend = Legend(read_tokens())
    qtbot.addWidget(legend)
    legend.resize(500, 60)
    legend.show()
    legend.show_summary("2 threats", signs=True, can_open=False)
    height = legend.heightForWidth(500)
    assert (legend.summary_label.text(), legend.open_button.isEnabled()) == ("2 threats", False)
    assert all(sign.isVisible() for sign in legend.signs)
    legend.show_summary("<b>" * 200, signs=True, can_open=True)
    assert legend.heightForWidth(500) == height
    assert legend.minimumSizeHint().width() < 240, "the table fits beside a page in a small window"
    with qtbot.waitSignal(legend.open_requested, check_params_cb=lambda new_tab: not new_tab):
        legend.open_button.click()
    night = read_tokens(dark=True)
    legend.set_tokens(night)
    assert all(night.ink in sign.text() for sign in legend.signs)
    legend.show_summary("3 mappings", signs=False, can_open=False)
    assert (legend.signs[0].isVisible(), legend.open_button.isVisible()) == (False, False)


def test_counts_are_seen_before_names(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    text = "Supply-chain model poisoning: answered by 31 controls (0 stated, 31 by group); groups: 3"
    whole = metrics.horizontalAdvance(text)
    assert elided_summary(text, metrics, whole) == text
    cut = elided_summary(text, metrics, whole - 60)
    assert cut.startswith("Supply-chain")
    assert cut.endswith("…: answered by 31 controls (0 stated, 31 by group); groups: 3")
    assert metrics.horizontalAdvance(cut) <= whole - 60
    narrow = elided_summary(text, metrics, whole // 2)
    assert narrow.startswith("Su")
    assert "…: answered by 31" in narrow
    assert narrow.endswith("…")
    plain = "54 sections mapped, 46 of them by OpenCRE; 328 mappings shown"
    assert elided_summary(plain, metrics, metrics.horizontalAdvance(plain) // 2).endswith("shown")
