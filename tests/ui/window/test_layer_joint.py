"""The assessment over the periodic table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from aixreader.assess.document import Assessment, EditionRef, System
from aixreader.assess.document_text import document_text
from aixreader.assess.items import Control, ControlStatus
from aixreader.services.tables.table_layer import TableLayer
from aixreader.ui.window.layer_joint import FILE, OFF, SYSTEM, LayerJoint
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import box


def test_the_layer_follows_assessment_and_choice(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], tmp_path: Path
) -> None:
    systems = (System("kitchen", "Kitchen"), System("garden", "Garden"))
    document = Assessment("0f8fad5b-d9cb-469f-a165-70867728950e", "Tea", EditionRef(), systems)
    pot = Control("kitchen", "teapot", ControlStatus.IMPLEMENTED)
    older, newer = tmp_path / "older.aixassess", tmp_path / "newer.aixassess"
    older.write_text(document_text(document), "utf-8")
    newer.write_text(document_text(document.with_items([pot])), "utf-8")
    open_built()
    assessment, layers = controller.parts.assessment, controller.parts.table.layers
    assessment.open(newer)
    qtbot.waitUntil(lambda: layers._layer is not None)
    joint = next(part for part in controller.context.children() if isinstance(part, LayerJoint))

    def shown() -> TableLayer:
        assert layers._layer is not None
        return layers._layer

    assert (shown().name, shown().tiles["teapot"].sign) == ("Kitchen", "✓")
    assert [choice.name for choice in layers._choices] == [
        "Off",
        "Kitchen",
        "",
        "Compare with Garden",
        "Compare with an earlier version…",
    ]
    layers.layer_chosen.emit(f"{SYSTEM}garden")
    assert (shown().name, shown().tiles["teapot"].was) == ("Kitchen / Garden", "Not assessed")
    joint.compare_with(older)
    qtbot.waitUntil(lambda: shown().name == "Kitchen")
    assert shown().tiles["teapot"].was == "Not assessed"
    assert layers._choices[-1] == (type(layers._choices[-1]))(FILE, "Compare with older.aixassess", is_chosen=True)
    older.write_text("tea", "utf-8")
    joint.compare_with(older)
    layers.layer_chosen.emit(OFF)
    assert layers._layer is None
    assert layers._choices, "it can be switched on again"
    assessment.close()
    assert layers._choices == ()
    qtbot.waitUntil(lambda: "older.aixassess" in box(controller.window).text())
    box(controller.window).close()
