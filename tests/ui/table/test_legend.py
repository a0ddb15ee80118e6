"""The legend of the table."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.table.legend import Legend


def test_signs_are_explained_where_they_are_to_be_seen(qtbot: QtBot) -> None:
    legend = Legend(read_tokens())
    qtbot.addWidget(legend)
    legend.show()
    legend.show_summary("2 threats", signs=True, edges=False)
    assert (legend.summary_label.text(), legend._edges.isVisible(), legend._unofficial.isVisible()) == (
        "2 threats",
        False,
        True,
    )
    legend.show_summary("<b>", signs=True, edges=True)
    assert legend._edges.isVisible()
    night = read_tokens(dark=True)
    legend.set_tokens(night)
    assert night.ink in legend._edges.text()
