"""What evidence is asked for."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.evidence_dialog import EvidenceDialog


def test_the_fields_follow_the_type(qtbot: QtBot) -> None:
    dialog = EvidenceDialog({"collected": "2026-07-01"})
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.fields["link"].isVisible()
    dialog.type.setCurrentIndex(dialog.type.findData("link"))
    assert dialog.fields["link"].isVisible()
    assert not dialog._file_row.isVisible()
    ok = dialog._buttons.buttons()[0]
    assert not ok.isEnabled(), "it needs a title"
    dialog.fields["title"].setText(" Photo ")
    dialog.texts["text"].set_text("Seen\nby Ann")
    with qtbot.waitSignal(dialog.accepted_values) as accepted:
        ok.click()
    (values,) = accepted.args or [{}]
    assert isinstance(values, dict)
    assert (values["type"], values["title"], values["text"]) == ("link", "Photo", "Seen\nby Ann")
    dialog.show_problem("It is gone.")
    assert dialog.problem.isVisible()
