"""Looking up what became of marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.services.marks.mark_factory import MarkFactory
from aixreader.services.session.session import Session
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.ui.marks.review_controller import ReviewController
from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.records import Annotation, Bookmark
from aixreader.userdata.store import NAME, Store

Keep = Callable[..., None]


@pytest.fixture
def repository(qtbot: QtBot, jobs: JobRunner, folders: Folders) -> Iterator[MarksRepository]:
    made = MarksRepository(jobs, lambda: Store(folders.data, lambda: "2026-11-23"), folders.data / NAME)
    with qtbot.waitSignal(made.opened):
        made.begin()
    yield made
    made.end()
    made.deleteLater()


@pytest.fixture
def reviewing(jobs: JobRunner, repository: MarksRepository, session: Session) -> ReviewController:
    made = ReviewController(jobs, repository, repository)
    made.begin(session)
    return made


def test_marks_are_looked_up_as_they_come(
    qtbot: QtBot, reviewing: ReviewController, repository: MarksRepository, session: Session
) -> None:
    mark = MarkFactory(session).bookmark(session.find("teapot"))
    repository.change([Put(mark)])
    qtbot.waitUntil(lambda: mark.id in reviewing.outcomes)
    repository.change(
        [Put(Bookmark("gone", "nowhere", "No such tea")), Put(Bookmark("other", "teapot", "T", known=("x",)))]
    )
    repository.change([Put(Annotation("quote", "teapot", "T", "Somebody looks at the pot"))])
    qtbot.waitUntil(lambda: len(reviewing.outcomes) == 4)
    assert reviewing.states == {"gone": "gone", "other": "reworded"}
    assert [each.id for each in reviewing.pending_marks] == ["other"]
    repository.change([Drop("bookmark", "other")])
    qtbot.waitUntil(lambda: "other" not in reviewing.outcomes)
    assert reviewing.pending_marks == ()


def test_another_session_begins_anew(
    qtbot: QtBot, reviewing: ReviewController, repository: MarksRepository, session: Session
) -> None:
    repository.change([Put(Bookmark("gone", "nowhere", "No such tea"))])
    qtbot.waitUntil(lambda: bool(reviewing.outcomes))
    reviewing.end()
    assert reviewing.states == {}
    with qtbot.waitSignal(reviewing.reviewed):
        reviewing.begin(session)
    assert set(reviewing.outcomes) == {"gone"}


def test_accepting_a_wording_loses_no_change_since_the_review(
    qtbot: QtBot, reviewing: ReviewController, repository: MarksRepository
) -> None:
    mark = Annotation("quote", "teapot", "T", "Somebody looks at the pot")
    repository.change([Put(mark)])
    qtbot.waitUntil(lambda: bool(reviewing.outcomes.get("quote")))
    digest = reviewing.outcomes["quote"].digest
    assert digest
    repository.change([Put(replace(mark, note="Written since"))], done=lambda: reviewing.accept(["quote"]))
    qtbot.waitUntil(lambda: repository.marks.annotations[0].known == (digest,))
    assert repository.marks.annotations[0].note == "Written since"
