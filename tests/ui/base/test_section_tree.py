"""The tree of sections that can be ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.base.look import Look
from aixreader.ui.base.section_tree import SectionTree
from tests.services.test_styles import contrast


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


def test_the_boxes_are_seen_in_each_look(qtbot: QtBot, session: Session, look: Look) -> None:
    tree = SectionTree(session.contents(), "Sections")
    qtbot.addWidget(tree)
    tree.resize(300, 200)
    tree.show()
    for choice, is_contrast in (("light", False), ("dark", False), ("light", True), ("dark", True)):
        look.choose(choice, contrast=is_contrast)
        picture = tree.viewport().grab().toImage()
        row = tree.visualItemRect(next(tree.rows()))
        line = [picture.pixelColor(x, row.center().y()).name() for x in range(row.left(), row.left() + 24)]
        assert max(contrast(colour, line[-1]) for colour in line) >= 2, (choice, is_contrast)
