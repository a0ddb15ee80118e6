"""The board of controls."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.assess.items import Control, ControlStatus
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.board import Board

POT = "control/kitchen/teapot"


def texts(board: Board, status: ControlStatus) -> list[str]:
    column = board.columns[status]
    return [column.item(row).text() for row in range(column.count())]


def show(board: Board, assessment: AssessmentController) -> None:
    state = assessment.model.state
    assert state is not None
    board.show_controls(state.overview.needed)


def test_cards_are_moved_by_keys_and_keep_the_focus(qtbot: QtBot, assessment: AssessmentController) -> None:
    board = Board()
    qtbot.addWidget(board)
    show(board, assessment)
    board.show()
    assert texts(board, ControlStatus.IMPLEMENTED) == ["Teapot watch"]
    assert board._heads[ControlStatus.IMPLEMENTED].text() == "✓ In place (1)"
    column = board.columns[ControlStatus.IMPLEMENTED]
    column.setCurrentRow(0)
    with qtbot.waitSignal(board.moved) as moved:
        QTest.keyClick(column, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert moved.args == [POT, "partial"]
    assert texts(board, ControlStatus.IMPLEMENTED) == ["Teapot watch"], "it stays until that is saved"
    stated = Control("kitchen", "teapot", ControlStatus.PARTIAL, owner="Ann", due="2026-10-01")
    assessment.model.edit(lambda each: each.document.with_items([stated]), "stated")
    show(board, assessment)
    assert texts(board, ControlStatus.PARTIAL) == ["Teapot watch\nAnn · 2026-10-01"]
    assert board.columns[ControlStatus.PARTIAL].currentItem().data(Qt.ItemDataRole.UserRole + 1) == POT
    with qtbot.waitSignal(board.opened) as opened:
        QTest.keyClick(board.columns[ControlStatus.PARTIAL], Qt.Key.Key_Return)
    assert opened.args == [POT]
    QTest.keyClick(board.columns[ControlStatus.PARTIAL], Qt.Key.Key_Left)
    assert board.columns[ControlStatus.NOT_ASSESSED].currentRow() == 0, "empty columns are passed over"
    board.show_text("ann")
    assert texts(board, ControlStatus.NOT_ASSESSED) == []
    assert len(texts(board, ControlStatus.PARTIAL)) == 1


def test_a_card_of_another_column_can_be_dropped(qtbot: QtBot, assessment: AssessmentController) -> None:
    board = Board()
    qtbot.addWidget(board)
    show(board, assessment)
    board.show()
    source, target = board.columns[ControlStatus.IMPLEMENTED], board.columns[ControlStatus.ABSENT]
    source.setCurrentRow(0)

    class Dropped(QDropEvent):
        """One that comes from a column, which Qt tells by the drag."""

        def source(self) -> QObject:
            return source

    event = Dropped(
        QPointF(5, 5),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(board.moved) as moved:
        target.dropEvent(event)
    assert moved.args == [POT, "absent"]
    assert event.dropAction() == Qt.DropAction.IgnoreAction, "the card is not removed by Qt"
    assert texts(board, ControlStatus.IMPLEMENTED) == ["Teapot watch"]
