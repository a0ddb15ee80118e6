"""Opening an edition: one at a time, with a signal for its result; sessions that are not used are closed."""

from __future__ import annotations

import threading
from pathlib import Path

from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from aixreader.errors import SourceError
from aixreader.paths import Folders
from aixreader.progress import Report
from aixreader.services.editions.session_factory import create_session
from aixreader.services.session.session import Session
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.window.edition_opener import EditionOpener
from tests.waiting import LIMIT_SECONDS


def make_opener(jobs: JobRunner, folders: Folders) -> EditionOpener:
    return EditionOpener(
        jobs, lambda content, edition, report: create_session(folders, report, content=content, edition=edition)
    )


def test_a_source_is_built_with_progress_and_opened(
    qtbot: QtBot, jobs: JobRunner, folders: Folders, site: Path
) -> None:
    opener = make_opener(jobs, folders)
    signals: list[str] = []
    opener.progressed.connect(lambda _share, text: signals.append(text))
    with qtbot.waitSignal(opener.opened):
        opener.open(site, None)
    assert opener.session is not None
    assert opener.session.title == "Tiny Exchange"
    assert signals
    opener.close()


def test_a_failure_is_reported_and_the_open_edition_stays_open(
    qtbot: QtBot, jobs: JobRunner, folders: Folders, built: Path, tmp_path: Path
) -> None:
    opener = make_opener(jobs, folders)
    with qtbot.waitSignal(opener.opened):
        opener.open(None, built)
    before = opener.session
    with qtbot.waitSignal(opener.failed) as failed:
        opener.open(tmp_path, None)
    assert failed.args is not None
    message, hint = failed.args
    assert str(tmp_path.name) in message
    assert hint
    assert opener.session is before
    opener.close()


def test_cancelling_leaves_what_was_open(qtbot: QtBot, jobs: JobRunner) -> None:
    def work(_content: Path | None, _edition: Path | None, report: Report) -> Session:
        while True:
            report(0.1, "reading")

    opener = EditionOpener(jobs, work)
    with qtbot.waitSignal(opener.progressed):
        opener.open(None, None)
    with qtbot.waitSignal(opener.cancelled):
        opener.cancel()
    assert opener.session is None


def test_only_the_newest_opening_counts_and_the_late_one_is_closed(
    qtbot: QtBot, jobs: JobRunner, folders: Folders, built: Path
) -> None:
    late = threading.Event()
    opened: list[Session] = []
    first = built / "first"

    def work(_content: Path | None, edition: Path | None, _report: Report) -> Session:
        if edition == first:
            late.wait(LIMIT_SECONDS)
        session = create_session(folders, lambda *_: None, content=None, edition=built)
        opened.append(session)
        return session

    opener = EditionOpener(jobs, work)
    signals: list[str] = []
    opener.opened.connect(lambda: signals.append("opened"))
    opener.cancelled.connect(lambda: signals.append("cancelled"))
    opener.open(None, first)
    opener.open(None, built)
    qtbot.waitUntil(lambda: signals == ["opened"])
    late.set()
    qtbot.waitUntil(lambda: jobs.active == 0)
    assert signals == ["opened"]
    assert opener.session is opened[0]
    opener.close()
    assert opener.session is None


def test_a_bug_is_reported_as_an_internal_error(qtbot: QtBot, jobs: JobRunner) -> None:
    def work(_content: Path | None, _edition: Path | None, _report: Report) -> Session:
        raise ZeroDivisionError

    opener = EditionOpener(jobs, work)
    with capture_exceptions() as bugs, qtbot.waitSignal(opener.failed) as failed:
        opener.open(None, None)
    assert failed.args == ["An internal error occurred while the edition was opened.", ""]
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]


def test_a_failure_of_the_world_reaches_the_window_with_its_hint(qtbot: QtBot, jobs: JobRunner) -> None:
    def work(_content: Path | None, _edition: Path | None, _report: Report) -> Session:
        raise SourceError("It is no site.", "Choose another folder.")

    opener = EditionOpener(jobs, work)
    with qtbot.waitSignal(opener.failed) as failed:
        opener.open(None, None)
    assert failed.args == ["It is no site.", "Choose another folder."]


def test_what_does_not_answer_is_left_at_once_and_closed_when_it_comes(
    qtbot: QtBot, jobs: JobRunner, folders: Folders, built: Path
) -> None:
    answers = threading.Event()
    opened: list[Session] = []

    def work(_content: Path | None, edition: Path | None, report: Report) -> Session:
        if edition is None:
            answers.wait(LIMIT_SECONDS)
        opened.append(create_session(folders, report, content=None, edition=built))
        return opened[-1]

    opener = EditionOpener(jobs, work)
    for _ in range(4):  # more than there are workers
        opener.open(built / "share", None)
        with qtbot.waitSignal(opener.cancelled):
            opener.cancel()
    with qtbot.waitSignal(opener.opened):
        opener.open(None, built)
    session = opener.session
    assert session is opened[0]
    answers.set()
    qtbot.waitUntil(lambda: not jobs._left)
    assert opener.session is session
    opener.close()


def test_a_source_is_looked_for_in_the_thread(qtbot: QtBot, jobs: JobRunner, folders: Folders, site: Path) -> None:
    opener = make_opener(jobs, folders)
    threads: list[int] = []

    def find() -> Path:
        threads.append(threading.get_ident())
        return site

    with qtbot.waitSignal(opener.opened):
        opener.open_found(find)
    assert (opener.source, opener.edition, opener.is_shipped) == (site, None, False)
    assert threads != [threading.get_ident()]
    opener.close()
