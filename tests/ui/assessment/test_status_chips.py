"""What is stated, in the pages."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from aixreader.assess.items import Control, ControlStatus
from aixreader.ui.assessment.assessment_controller import AssessmentController
from tests.ui.conftest import Reading
from tests.ui.seen import ask

STATUS = "(({0}) => {0} && !{0}.hidden ? {0}.dataset.status : '')(document.querySelector('a.stated[href$=teapot]'))"


def test_the_status_stands_at_its_heading_as_long_as_an_assessment_is_open(
    qtbot: QtBot, reading: Reading, file: Path, tmp_path: Path
) -> None:
    context = reading.context
    reading.open("teapot")
    status = STATUS.format("link")
    assert ask(qtbot, context, status) == ""
    assessment = AssessmentController(context, tmp_path / "copies")
    assessment.open(file)
    qtbot.waitUntil(lambda: assessment.model.state is not None)
    assert ask(qtbot, context, status) == "✓ In place"
    pot = Control("kitchen", "teapot", ControlStatus.PLANNED)
    assessment.model.edit(lambda assessed: assessed.document.with_items([pot]), "stated")
    assert ask(qtbot, context, status) == "○ Planned"
    reading.open("oversteep")
    reading.open("teapot")
    assert ask(qtbot, context, status) == "○ Planned", "it is shown in a page that is loaded again"
    asked: list[str] = []
    context.panel_requested.connect(asked.append)
    section = context.section
    assert section is not None
    assessment.state_section(section.id)
    assert asked == ["assessment"]
    assessment.close()
    assert ask(qtbot, context, status) == ""
