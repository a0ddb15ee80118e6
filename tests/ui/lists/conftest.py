"""Reading lists of one user on the tiny site, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.services.marks.marks_store import marks_store
from aixreader.services.session.session import Session
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.lists.lists_controller import ListsController
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.userdata.changes import Put
from aixreader.userdata.records import ListEntry, ReadingList
from aixreader.userdata.store import NAME

TEA = ReadingList(
    "tea",
    "Tea",
    "For two",
    tuple(ListEntry(name, name.title(), f"Why {name}") for name in ("teapot", "gone", "lidlock", "oversteep")),
    created="1",
)
POT = ReadingList("pot", "Pot", entries=(ListEntry("teatheft"),), created="2")


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> ReaderContext:
    """A context on the tiny site. A requested address is read at once; no page is loaded."""
    context = make_context(bare_window)

    def show(address: str, new_tab: bool) -> None:
        if not new_tab:
            context.set_address(address)

    context.address_requested.connect(show)
    context.set_session(session)
    return context


@pytest.fixture
def repository(qtbot: QtBot, jobs: JobRunner, folders: Folders) -> Iterator[MarksRepository]:
    """The records of a user with two lists."""
    store = marks_store(folders)
    store.open()
    store.write([Put(TEA), Put(POT)])
    store.close()
    repository = MarksRepository(jobs, lambda: marks_store(folders), folders.data / NAME)
    with qtbot.waitSignal(repository.opened):
        repository.begin()
    yield repository
    repository.end()


@pytest.fixture
def lists(context: ReaderContext, repository: MarksRepository) -> ListsController:
    """The reading lists; the panel is seen."""

    def show() -> None:
        panel = controller.make_panel()
        panel.resize(290, 500)
        panel.show()
        panel.setFocus()

    controller = ListsController(context, repository, show)
    return controller
