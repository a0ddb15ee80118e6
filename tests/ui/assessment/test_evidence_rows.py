"""Evidence of a control."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.assess.items import Evidence, EvidenceType
from aixreader.ui.assessment.evidence_rows import EvidenceRows

PHOTO = Evidence("k", "1", EvidenceType.LINK, "Photo & film", link="https://tea.example", expires="2026-06-30")


def test_each_can_be_changed_and_removed_and_says_that_it_expired(qtbot: QtBot) -> None:
    rows = EvidenceRows()
    qtbot.addWidget(rows)
    rows.show_evidence((PHOTO,), "2026-07-01", is_editable=True)
    ((change, remove),) = rows.buttons
    assert change.text() == "Photo && film (expired)"
    assert "https://tea.example" in change.toolTip()
    with qtbot.waitSignal(rows.chosen) as chosen:
        change.click()
    with qtbot.waitSignal(rows.removal_requested) as removed:
        remove.click()
    assert chosen.args == removed.args == ["1"]
    rows.show_evidence((PHOTO,), "2026-07-01", is_editable=False)
    assert not rows.buttons[0][1].isEnabled()
    rows.show_evidence((), "2026-07-01", is_editable=True)
    assert rows.isHidden()
