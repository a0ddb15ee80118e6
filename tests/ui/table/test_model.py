"""The table for screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QSizeF, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from aixreader.knowledge.matrix import matrix_rows
from aixreader.services.session.session import Session
from aixreader.services.tables.emphasis import compute_emphasis
from aixreader.services.tables.table_state import TableState
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.matrix import lay_out_matrix
from aixreader.ui.table.model import SceneModel
from aixreader.ui.table.scene import Scene

Role = Qt.ItemDataRole


@pytest.fixture
def model(session: Session, scene: Scene, qtbot: QtBot) -> SceneModel:
    assert qtbot is not None
    model = SceneModel(session.graph)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_emphasis(compute_emphasis(session.graph, TableState()), ())
    model.show_scene(scene)
    return model


def said(model: SceneModel, slug: str) -> tuple[str, str]:
    index = model.index_of(model.scene.of(slug)[0])
    return index.data(Role.AccessibleTextRole), index.data(Role.AccessibleDescriptionRole)


def test_a_cell_says_its_name_what_it_is_and_what_belongs_to_it(model: SceneModel) -> None:
    assert said(model, "lidlock") == ("Lid lock, control", "Answers Tea theft, Oversteeping")
    name, relations = said(model, "oversteep")
    assert name == "Oversteeping, threat"
    assert relations == "Answered by Kettle rules, Teapot watch, Controls in general, Lid lock"


def test_the_name_includes_the_state(session: Session, model: SceneModel) -> None:
    model.show_emphasis(
        compute_emphasis(session.graph, TableState(picked=("lidlock",), text="t")), model.scene.reachable
    )
    assert said(model, "lidlock")[0] == "Lid lock, control, picked"
    assert said(model, "teatheft")[0] == "Tea theft, threat, related by the official table"
    model.show_emphasis(
        compute_emphasis(session.graph, TableState(picked=("lidlock",), text="xyz")), model.scene.reachable
    )
    assert said(model, "kettlerules")[0] == "Kettle rules, control, filtered out"


def test_rows_are_named(model: SceneModel) -> None:
    assert model.headerData(0, Qt.Orientation.Vertical) == model.scene.row_heads[0]
    assert model.headerData(0, Qt.Orientation.Horizontal) is None
    assert model.headerData(99, Qt.Orientation.Vertical) is None
    assert model.headerData(0, Qt.Orientation.Vertical, Role.DecorationRole) is None


def test_positions_without_a_tile(model: SceneModel) -> None:
    assert model.tile(QModelIndex()) is None
    assert not model.index_of(None).isValid()
    model.show_scene(Scene(QSizeF(), [tile for tile in model.scene.tiles if tile.column != 0]))
    hole = model.index(0, 0)
    assert hole.data() is None
    assert model.flags(hole) == Qt.ItemFlag.NoItemFlags


def test_the_matrix_reads_what_stands_before_a_control(session: Session, model: SceneModel, fonts: Fonts) -> None:
    model.show_scene(lay_out_matrix(matrix_rows(session.edition, session.graph), 900.0, fonts))
    assert model.index(2, 4).data(Role.AccessibleTextRole) == "plus: Teapot watch, control"
    assert model.index(0, 2).data(Role.AccessibleTextRole) == "Oversteeping (bitter), threat"
    assert model.index(1, 2).data(Role.AccessibleTextRole) == "Generic weeds"
    assert model.headerData(4, Qt.Orientation.Horizontal) == "Controls"
