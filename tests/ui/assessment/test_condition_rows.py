"""Conditions as they are judged."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aixreader.services.assessments.question_states import Condition
from aixreader.ui.assessment.condition_rows import ConditionRows

LEAF = Condition("teatheft", "Tea theft", "only if there is a leaf", None)
OTHER = replace(LEAF, key="oversteep", threat="Oversteeping", holds=True)


def test_each_is_judged_and_a_shared_text_stands_once(qtbot: QtBot) -> None:
    rows = ConditionRows()
    qtbot.addWidget(rows)
    rows.show_conditions((LEAF, OTHER), is_editable=True)
    texts = [label.text() for label in rows.findChildren(QLabel)]
    assert texts.count("“only if there is a leaf”") == 1
    assert not rows.button("teatheft", holds=True).isChecked()
    assert not rows.button("teatheft", holds=False).isChecked()
    assert rows.button("oversteep", holds=True).isChecked()
    judged: list[tuple[str, bool]] = []
    rows.judged.connect(lambda key, holds: judged.append((key, holds)))
    rows.button("teatheft", holds=True).click()
    rows.button("oversteep", holds=False).click()
    assert judged == [("teatheft", True), ("oversteep", False)]
    rows.show_conditions((replace(LEAF, holds=False), OTHER), is_editable=False)
    assert rows.button("teatheft", holds=False).isChecked()
    assert not rows.button("teatheft", holds=False).isEnabled()
    rows.show_conditions((), is_editable=True)
    assert rows.isHidden()
