"""The user's marks on the tiny site, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.services.marks.marks_store import marks_store
from aixreader.services.session.session import Session
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.userdata.store import NAME

MakeMarks = Callable[..., MarksController]


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> ReaderContext:
    """A context on the tiny site. A requested address is read at once; no page is loaded."""
    context = make_context(bare_window, set_clipboard=QGuiApplication.clipboard().setText)

    def show(address: str, new_tab: bool) -> None:
        if not new_tab:
            context.set_address(address)

    context.address_requested.connect(show)
    context.set_session(session)
    return context


@pytest.fixture
def make_marks(qtbot: QtBot, jobs: JobRunner, folders: Folders) -> Iterator[MakeMarks]:
    """Make the marks of one user, opened, and ended after the test: `make_marks(context, is_recording=...)`."""
    made: list[MarksController] = []

    def make(context: ReaderContext, *, is_recording: bool = False) -> MarksController:
        repository = MarksRepository(jobs, lambda: marks_store(folders), folders.data / NAME)
        marks = MarksController(context, repository, lambda: is_recording)
        marks.panel.hide()
        context.panel_requested.connect(lambda _panel: marks.panel.show())
        made.append(marks)
        with qtbot.waitSignal(repository.opened):
            repository.begin()
        marks.begin()
        return marks

    yield make
    for marks in made:
        marks.review.end()
        if not marks.repository.end():
            marks.repository.discard()


@pytest.fixture
def marks(context: ReaderContext, make_marks: MakeMarks) -> MarksController:
    """The marks of a user who has none yet."""
    return make_marks(context)
