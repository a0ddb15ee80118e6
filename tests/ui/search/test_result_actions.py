"""What is done with listed results."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.search.answer import Answer, Hit
from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.search.result_actions import ResultActions
from aixreader.ui.search.search_panel import SearchPanel
from tests.ui.seen import box


def test_results_are_copied_and_explained(
    qtbot: QtBot, bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session
) -> None:
    context = make_context(bare_window, QGuiApplication.clipboard().setText)
    context.set_session(session)
    panel = SearchPanel(context.tokens)
    qtbot.addWidget(panel)
    answers: list[Answer] = []
    actions = ResultActions(context, panel, lambda: answers[0] if answers else None)
    QGuiApplication.clipboard().setText("before")
    actions.copy(as_rows=False)
    actions.explain()
    assert QGuiApplication.clipboard().text() == "before", "nothing is listed"
    answers.append(Answer("pot", (Hit("teapot", "pots", "Teapot", (), "", 1.0),), 1))
    panel.show_answer(answers[0])
    actions.copy(as_rows=True)
    assert QGuiApplication.clipboard().text().startswith("title,role")
    actions.explain()
    shown = box(context.window)
    assert "1.0 points" in shown.text()
    shown.accept()
