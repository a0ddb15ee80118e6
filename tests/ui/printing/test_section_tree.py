"""The tree of sections that can be printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.printing.section_tree import SectionTree


def test_each_section_can_be_ticked(qtbot: QtBot, session: Session) -> None:
    tree = SectionTree(session.contents())
    qtbot.addWidget(tree)
    rows = {row.text(0): row for row in tree.rows()}
    assert len(list(tree.rows())) == len(session.edition.sections)
    assert tree.ticked == []
    for title in ("#LID LOCK", "#TEAPOT WATCH"):
        rows[title].setCheckState(0, Qt.CheckState.Checked)
    assert sorted(tree.ticked) == ["lidlock", "teapot"]
    rows["#LID LOCK"].setCheckState(0, Qt.CheckState.Unchecked)
    assert tree.ticked == ["teapot"]
