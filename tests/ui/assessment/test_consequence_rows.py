"""What follows, as rows."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from aixreader.assess.items import Applicability
from aixreader.services.assessments.question_states import Consequence
from aixreader.ui.assessment.consequence_rows import SIGNS, ConsequenceRows, applicability_words

THEFT = Consequence("teatheft", "Tea theft", Applicability.CONFIRM, "To be judged")


def test_rows_stay_and_say_what_is_new(qtbot: QtBot) -> None:
    rows = ConsequenceRows()
    qtbot.addWidget(rows)
    rows.show_rows((THEFT,))
    assert rows.texts == ("Tea theft: ◐ Condition to be judged\nTo be judged",)
    button = rows._rows[0][0]
    rows.show_rows((replace(THEFT, applicability=Applicability.APPLIES, text=""),))
    assert rows.texts == ("Tea theft: ● Applies",)
    assert rows._rows[0][0] is button, "what has the focus keeps it"
    chosen: list[str] = []
    rows.chosen.connect(chosen.append)
    button.click()
    assert chosen == ["teatheft"]
    rows.show_rows(())
    assert not any(rows.texts)
    assert rows.isHidden()


def test_each_has_a_sign_of_its_own_and_a_word() -> None:
    assert len(set(SIGNS.values())) == len(Applicability)
    assert applicability_words(Applicability.NOT) == "○ Does not apply"
