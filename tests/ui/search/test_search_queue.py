"""Searches away from the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from aixreader.errors import EditionError
from aixreader.paths import Folders
from aixreader.progress import Report
from aixreader.services.marks.mark_search import FoundMarks, MarkSearch
from aixreader.services.search.search_service import SearchService
from aixreader.services.session.session import Session
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.search.search_queue import MAX_MARKS, Question, SearchQueue
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Annotation, Bookmark
from tests.waiting import LIMIT_SECONDS


@pytest.fixture
def queue(qtbot: QtBot, jobs: JobRunner, folders: Folders) -> Iterator[SearchQueue]:
    made = SearchQueue(jobs, lambda session: SearchService(session, folders))
    yield made
    made.end()
    qtbot.waitUntil(lambda: jobs.active == 0)
    made.deleteLater()


def test_what_is_asked_early_is_answered_when_the_index_is_there(
    qtbot: QtBot, queue: SearchQueue, session: Session
) -> None:
    queue.ask(Question("steam"))
    progress: list[str] = []
    queue.progressed.connect(lambda share, text: progress.append(f"{share:.0f} {text}"))
    with qtbot.waitSignal(queue.answered) as answered:
        queue.begin(session)
        assert not queue.is_ready
        queue.ask(Question("teapot"))
    assert answered.args is not None
    assert answered.args[0].hits[0].id == "teapot"
    qtbot.waitUntil(lambda: progress[-1:] == ["1 Ready"] and queue._stop is None)
    with qtbot.waitSignal(queue.answered) as answered:
        queue.ask(Question("steam"))
    assert answered.args is not None
    assert [hit.id for hit in answered.args[0].hits] == ["teapot"]


def test_titles_are_answered_while_the_texts_are_indexed(
    qtbot: QtBot, queue: SearchQueue, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    prepare = SearchService.prepare

    def later(self: SearchService, report: Report) -> None:
        go_on.wait(LIMIT_SECONDS)
        prepare(self, report)

    monkeypatch.setattr(SearchService, "prepare", later)
    answers: list[tuple[str, int]] = []
    queue.answered.connect(lambda answer: answers.append((answer.query, len(answer.hits))))
    queue.begin(session)
    with qtbot.waitSignal(queue.answered):
        queue.ask(Question("teapot"))
    queue.ask(Question("steam"))
    qtbot.waitUntil(lambda: not queue._busy)
    assert answers == [("teapot", 1)], "what only texts hold is waited for"
    with qtbot.waitSignal(queue.ready):
        go_on.set()
    with qtbot.waitSignal(queue.answered):
        queue.ask(Question("steam"))
    assert answers[-1] == ("steam", 1)


def test_an_index_that_is_expected_is_opened_when_it_is_needed(
    qtbot: QtBot, queue: SearchQueue, session: Session, jobs: JobRunner
) -> None:
    """By the first question, or a moment after the first page is there; not before."""
    queue.begin_when_idle()
    queue.expect(session)
    queue.ask(Question(""))
    assert jobs.active == 0
    with qtbot.waitSignal(queue.answered) as answered:
        queue.ask(Question("teapot"))
    assert answered.args is not None
    assert answered.args[0].hits[0].id == "teapot"
    queue.expect(session)
    assert not queue.is_ready
    qtbot.waitUntil(lambda: jobs.active == 0)
    with qtbot.waitSignal(queue.ready):
        queue.begin_when_idle()
        assert jobs.active == 0
    queue.begin_when_idle()
    assert queue.is_ready


def test_only_the_newest_question_is_answered(qtbot: QtBot, queue: SearchQueue, session: Session) -> None:
    queue.begin(session)
    qtbot.waitUntil(lambda: queue.is_ready)
    answers: list[str] = []
    queue.answered.connect(lambda answer: answers.append(answer.query))
    for end in range(1, 7):
        queue.ask(Question("teapot"[:end]))
    qtbot.waitUntil(lambda: "teapot" in answers)
    assert not queue._busy
    assert queue._waiting is None
    assert answers == ["teapot"]


def test_filters_go_along(qtbot: QtBot, queue: SearchQueue, session: Session) -> None:
    queue.begin(session)
    with qtbot.waitSignal(queue.answered) as answered:
        queue.ask(Question("kettle OR teapot OR lid", (("role", "control"), ("when", "runtime"))))
    assert answered.args is not None
    assert [hit.id for hit in answered.args[0].hits] == ["teapot"]


def test_another_edition_ends_the_search_of_the_former(
    qtbot: QtBot, queue: SearchQueue, session: Session, jobs: JobRunner
) -> None:
    answers: list[object] = []
    queue.answered.connect(answers.append)
    queue.begin(session)
    queue.ask(Question("teapot"))
    queue.begin(session)
    qtbot.waitUntil(lambda: queue.is_ready)
    queue.ask(Question("teapot"))
    queue.end()
    qtbot.waitUntil(lambda: jobs.active == 0)
    assert answers == []
    assert not queue.is_ready


def broken(_session: Session) -> SearchService:
    raise EditionError("This edition is damaged.")


def test_an_index_that_fails_is_reported(qtbot: QtBot, jobs: JobRunner, session: Session) -> None:
    queue = SearchQueue(jobs, broken)
    with qtbot.waitSignal(queue.failed) as failed:
        queue.begin(session)
    assert failed.args == ["This edition is damaged."]
    queue.ask(Question("teapot"))
    assert not queue.is_ready
    queue.deleteLater()


def test_a_question_that_fails_does_not_end_the_search(
    qtbot: QtBot, queue: SearchQueue, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.begin(session)
    qtbot.waitUntil(lambda: queue.is_ready)
    search: Callable[..., object] = SearchService.search

    def sometimes(self: SearchService, query: str, **options: object) -> object:
        if query == "bad":
            raise EditionError("Not now.")
        return search(self, query, **options)

    monkeypatch.setattr(SearchService, "search", sometimes)
    with qtbot.waitSignal(queue.failed):
        queue.ask(Question("bad"))
    with qtbot.waitSignal(queue.answered):
        queue.ask(Question("teapot"))


def test_the_making_can_be_cancelled_and_taken_up_again(
    qtbot: QtBot, jobs: JobRunner, session: Session, folders: Folders
) -> None:
    cancelled = threading.Event()  # a quick worker would be through before

    def make(session: Session) -> SearchService:
        cancelled.wait(LIMIT_SECONDS)
        return SearchService(session, folders)

    queue = SearchQueue(jobs, make)
    with qtbot.waitSignal(queue.failed) as failed:
        queue.begin(session)
        queue.cancel()
        cancelled.set()
    assert (failed.args, queue.is_ready) == (["Indexing was cancelled."], False)
    assert not (folders.cache / "search").exists()
    queue.begin(session)
    qtbot.waitUntil(lambda: queue.is_ready)
    queue.cancel()
    assert queue.is_ready
    queue.end()
    qtbot.waitUntil(lambda: jobs.active == 0)
    queue.deleteLater()


def test_what_is_seen_first_is_made_in_the_worker(qtbot: QtBot, queue: SearchQueue, session: Session) -> None:
    threads: list[str] = []

    def find(query: str, limit: int) -> FoundMarks:
        threads.append(threading.current_thread().name)
        assert (query, limit) == ("teapot", MAX_MARKS)
        return FoundMarks(note_count=3)

    queue.begin(session)
    with qtbot.waitSignal(queue.ready), qtbot.waitSignal(queue.ready):
        pass
    with qtbot.waitSignal(queue.answered) as answered:
        queue.ask(Question("teapot", find_marks=find))
    assert answered.args is not None
    answer, marks = answered.args
    assert marks == FoundMarks(note_count=3)
    assert threads != [threading.current_thread().name]
    assert {"_excerpts" in vars(hit) for hit in answer.hits} == {True}, "few enough to be seen at once"
    assert "facets" in vars(answer)


def test_marks_alone_are_found_without_an_index(qtbot: QtBot, queue: SearchQueue) -> None:
    with qtbot.waitSignal(queue.answered) as answered:
        queue.ask(Question("note: pot", find_marks=lambda _query, _limit: FoundMarks(note_count=1, is_alone=True)))
    assert answered.args is not None
    answer, marks = answered.args
    assert (answer.query, answer.hits, marks.note_count) == ("note: pot", (), 1)


def test_all_marks_are_read_ahead_in_a_worker(qtbot: QtBot, jobs: JobRunner, queue: SearchQueue) -> None:
    search, marks = (
        MarkSearch(lambda _section: None),
        Collection([Annotation("n", "teapot", "T"), Bookmark("b", "teapot", "T")]),
    )
    queue.read_marks(lambda query, limit: search.find(marks, query, limit))
    qtbot.waitUntil(lambda: jobs.active == 0)
    assert set(search._texts) == {"n", "b"}
