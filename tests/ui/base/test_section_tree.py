"""The tree of sections that can be ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.base.section_tree import SectionTree


def test_each_section_can_be_ticked(qtbot: QtBot, session: Session) -> None:
    tree = SectionTree(session.contents(), "Sections")
    qtbot.addWidget(tree)
    rows = {row.text(0): row for row in tree.rows()}
    assert len(list(tree.rows())) == len(session.edition.sections)
    assert tree.ticked == []
    for title in ("Lid lock", "Teapot watch"):
        rows[title].setCheckState(0, Qt.CheckState.Checked)
    assert tree.ticked == ["teapot", "lidlock"], "in the order of the contents"
    rows["Lid lock"].setCheckState(0, Qt.CheckState.Unchecked)
    assert tree.ticked == ["teapot"]
