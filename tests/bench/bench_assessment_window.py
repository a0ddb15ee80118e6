"""How long one edit of a large assessment takes until it is shown, with each view of it in sight.

    python -m tests.bench.bench_assessment_window EDITION

The edition's threats and controls, all of them stated, and 5,000 entries of evidence. Prints the longest gap of the
event loop, in milliseconds and in the processor time of the GUI thread, from an edit until all is quiet.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import UUID

from tests.bench.bench_many_marks import Heartbeat
from tests.bench.bench_marks import wait_for

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.ui.window.window_controller import WindowController

EVIDENCE = 5_000
EDITS = 3


def large(assessed: AssessedEdition) -> Assessment:
    """The document with something stated about everything."""
    from aixreader.assess.items import Control, ControlStatus, Evidence, EvidenceType, Item, Override, Threat

    subjects, system = assessed.facts.subjects, assessed.document.systems[0].id
    controls = list(subjects.controls)
    items: list[Item] = [
        *(
            Threat(system, name, Override("applies", "It does"), likelihood="low", impact="high")
            for name in subjects.threats
        ),
        *(Control(system, name, ControlStatus.IMPLEMENTED, owner="Ann") for name in controls),
        *(
            Evidence(
                system, str(UUID(int=at)), EvidenceType.TEXT, f"Photo {at}", controls=(controls[at % len(controls)],)
            )
            for at in range(EVIDENCE)
        ),
    ]
    return assessed.document.with_items(items)


def measure(controller: WindowController, beat: Heartbeat) -> None:
    """Edits with each view in sight."""
    from aixreader.assess.items import Control, ControlStatus

    assessment = controller.parts.assessment
    model, repository = assessment.model, assessment.repository
    assert model.assessed is not None  # it was waited for
    repository.change(large(model.assessed))
    wait_for(lambda: repository.is_saved)
    statuses = list(ControlStatus)

    def edit(number: int) -> None:
        stated = Control(model.system, "monitoruse", statuses[2 + number % 4], owner=f"Ann {number}")
        model.edit(lambda assessed: assessed.document.with_items([stated]), "stated")

    def edits(name: str) -> None:
        for number in range(EDITS):
            beat.measure(f"{name} {number}", lambda number=number: edit(number), lambda: repository.is_saved)  # type: ignore[misc]

    for view in ("questions", "section", "system", "gaps"):
        assessment.panel.show_view(view)
        edits(view)
    controller.context.actions["table"].trigger()
    wait_for(lambda: controller.parts.table.in_front is not None)
    edits("gaps and table")
    controller.context.actions["assessment_overview"].trigger()
    window = assessment.overview.dialog
    assert window is not None  # it was just shown
    for tab in range(3):
        window.tabs.setCurrentIndex(tab)
        edits(f"overview, tab {tab}")


def main() -> None:
    """Measure, and print the lines."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from aixreader.ui.app import engine_environment

    engine_environment.prepare(os.environ)
    from aixreader.services.session.window_options import WindowOptions
    from aixreader.ui.app.application import Application, make_qt

    qt, edition = make_qt(), Path(sys.argv[1]).absolute()
    with TemporaryDirectory() as name:
        home = Path(name)
        controller = Application(WindowOptions(edition=edition, home=home, size=(1280, 800)), qt, None).controller
        controller.window.show()
        controller.open_source(None, edition)
        wait_for(lambda: controller.context.session is not None)
        controller.show_section("monitoruse")
        wait_for(lambda: controller.context.section is not None)
        assessment = controller.parts.assessment
        assessment.opening.create(home / "large.aixassess", "Large")
        wait_for(lambda: assessment.model.state is not None)
        measure(controller, Heartbeat())
        controller.window.close()


if __name__ == "__main__":
    main()
