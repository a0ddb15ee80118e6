"""The form of a system."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.assess.document import System, SystemKind
from aixreader.ui.assessment.system_form import SystemForm

KITCHEN = System("kitchen", "Kitchen", kinds=(SystemKind.PREDICTIVE, SystemKind.AGENTIC), suppliers=("A", "B"))


def test_it_shows_a_system_and_what_can_be_done_with_it(qtbot: QtBot) -> None:
    form = SystemForm()
    qtbot.addWidget(form)
    form.show_system(KITCHEN, {}, is_editable=True, is_only=True)
    assert form.values["kinds"] == "predictive\nagentic"
    assert form.values["suppliers"] == "A\nB"
    assert form.pending == {}
    assert (form.add_button.isEnabled(), form.remove_button.isEnabled()) == (True, False)
    form.show_system(KITCHEN, {}, is_editable=True, is_only=False)
    with qtbot.waitSignal(form.removal_requested):
        form.remove_button.click()
