"""The file of the assessment that is open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aixreader.assess.assessment_file import AssessmentFile
from aixreader.assess.document import Assessment
from aixreader.assess.document_text import document_text, read_document
from aixreader.assess.items import Control, ControlStatus
from aixreader.ui.assessment.assessment_repository import AssessmentRepository
from aixreader.ui.base.jobs import JobRunner


@pytest.fixture
def empty(qapp: object, jobs: JobRunner, tmp_path: Path) -> Iterator[AssessmentRepository]:
    assert qapp is not None
    repository = AssessmentRepository(jobs, tmp_path / "copies")
    yield repository
    repository.discard()


@pytest.fixture
def repository(qtbot: QtBot, empty: AssessmentRepository, file: Path) -> AssessmentRepository:
    with qtbot.waitSignal(empty.opened):
        empty.open(file)
    return empty


def stated(repository: AssessmentRepository, slug: str, status: ControlStatus) -> Assessment:
    """The document of a repository with a control stated otherwise."""
    assert repository.document is not None
    return repository.document.with_items([Control("kitchen", slug, status)])


def on_disk(path: Path) -> Assessment:
    return read_document(path.read_bytes(), path.name)


def test_a_change_is_seen_at_once_and_written(qtbot: QtBot, repository: AssessmentRepository, file: Path) -> None:
    seen: list[Assessment | None] = []
    repository.changed.connect(lambda: seen.append(repository.document))
    for status in (ControlStatus.ABSENT, ControlStatus.PLANNED, ControlStatus.PARTIAL):
        repository.change(stated(repository, "lidlock", status))
        assert not repository.is_saved
    assert len(seen) == 3
    qtbot.waitUntil(lambda: repository.is_saved)
    assert on_disk(file) == repository.document
    assert on_disk(file).control("kitchen", "lidlock").status is ControlStatus.PARTIAL


def test_what_others_write_is_taken_over_and_nothing_of_both_is_lost(
    qtbot: QtBot, repository: AssessmentRepository, file: Path
) -> None:
    def others_state(slug: str, status: ControlStatus) -> None:
        """As another window does."""
        theirs = AssessmentFile(file, file.parent / "other")
        theirs.save(theirs.open().with_items([Control("kitchen", slug, status)]))

    others_state("kettlerules", ControlStatus.ABSENT)
    with qtbot.waitSignal(repository.changed):
        repository.look()
    others_state("lidlock", ControlStatus.PLANNED)
    conflicts: list[object] = []
    repository.conflicted.connect(conflicts.append)
    repository.change(stated(repository, "lidlock", ControlStatus.ABSENT))
    repository.change(stated(repository, "teapot", ControlStatus.PARTIAL))  # while the first is written
    qtbot.waitUntil(lambda: repository.is_saved)
    for document in (repository.document, on_disk(file)):
        assert document is not None
        statuses = {
            slug: document.control("kitchen", slug).status.value for slug in ("kettlerules", "lidlock", "teapot")
        }
        assert statuses == {"kettlerules": "absent", "lidlock": "absent", "teapot": "partial"}
    assert len(conflicts) == 1, "one control was stated in two ways"


def test_closing_waits_for_what_is_written_and_writes_the_rest(repository: AssessmentRepository, file: Path) -> None:
    theirs = AssessmentFile(file, file.parent / "other")
    theirs.save(theirs.open().with_items([Control("kitchen", "kettlerules", ControlStatus.ABSENT)]))
    repository.change(stated(repository, "lidlock", ControlStatus.ABSENT))
    repository.change(stated(repository, "teapot", ControlStatus.PARTIAL))
    assert repository.close()
    assert (repository.document, repository.path) == (None, None)
    left = on_disk(file)
    assert [left.control("kitchen", slug).status.value for slug in ("kettlerules", "lidlock", "teapot")] == [
        "absent",
        "absent",
        "partial",
    ]
    assert repository.close(), "there is nothing to close any more"


@pytest.mark.skipif(os.name == "nt", reason="folders take the place of files on POSIX only")
def test_what_cannot_be_written_is_kept_told_once_and_offered(
    qtbot: QtBot, repository: AssessmentRepository, file: Path, document: Assessment
) -> None:
    errors: list[object] = []
    repository.failed.connect(errors.append)
    file.rename(file.with_suffix(".away"))
    file.mkdir()
    repository.change(stated(repository, "lidlock", ControlStatus.ABSENT))
    qtbot.waitUntil(lambda: repository.has_failed)
    repository.change(stated(repository, "lidlock", ControlStatus.PLANNED))
    qtbot.waitUntil(lambda: not repository._busy)
    assert not repository.is_saved
    assert len(errors) == 1, "the second failure is not told again"
    assert not repository.close(), "it is not on the disk"
    assert len(errors) == 2
    wanted = repository.document
    repository.discard()

    file.rmdir()
    file.write_text(
        document_text(document.with_items([Control("kitchen", "kettlerules", ControlStatus.ABSENT)])), "utf-8"
    )
    with qtbot.waitSignal(repository.opened) as opened:
        repository.open(file)
    (unsaved,) = opened.args or [None]
    assert unsaved == wanted
    assert isinstance(unsaved, Assessment)
    repository.restore(unsaved)
    qtbot.waitUntil(lambda: repository.is_saved)
    written = on_disk(file)
    assert written.control("kitchen", "lidlock").status is ControlStatus.PLANNED
    assert written.control("kitchen", "kettlerules").status is ControlStatus.ABSENT, "stated by others meanwhile"


def test_a_retry_writes_what_could_not_be_written(qtbot: QtBot, repository: AssessmentRepository, file: Path) -> None:
    file.unlink()
    file.mkdir()
    repository.change(stated(repository, "lidlock", ControlStatus.ABSENT))
    qtbot.waitUntil(lambda: repository.has_failed)
    file.rmdir()
    repository.retry()
    qtbot.waitUntil(lambda: repository.is_saved)
    assert not repository.has_failed
    assert on_disk(file) == repository.document


def test_a_document_of_a_newer_format_is_shown_and_not_changed(
    qtbot: QtBot, empty: AssessmentRepository, file: Path
) -> None:
    text = file.read_text("utf-8").replace("aixassess/1", "aixassess/2")
    file.write_text(text, "utf-8")
    with qtbot.waitSignal(empty.opened):
        empty.open(file)
    assert not empty.is_editable
    empty.change(stated(empty, "lidlock", ControlStatus.ABSENT))
    assert empty.is_saved
    assert file.read_text("utf-8") == text


def test_a_file_that_holds_no_assessment_leaves_the_open_one(
    qtbot: QtBot, repository: AssessmentRepository, tmp_path: Path
) -> None:
    other = tmp_path / "other.aixassess"
    other.write_text("tea", "utf-8")
    before = repository.document
    with qtbot.waitSignal(repository.failed):
        repository.open(other)
    assert repository.document is before
    with qtbot.waitSignal(repository.failed):
        assert before is not None
        repository.create(other, before)
    assert other.read_text("utf-8") == "tea", "a file that is there is not replaced"


def test_the_copy_of_what_was_kept_is_removed_where_it_is_not_wanted(
    qtbot: QtBot, repository: AssessmentRepository, file: Path, tmp_path: Path
) -> None:
    file.unlink()
    file.mkdir()
    repository.change(stated(repository, "lidlock", ControlStatus.ABSENT))
    qtbot.waitUntil(lambda: repository.has_failed)
    kept = list((tmp_path / "copies").glob("*/unsaved.aixassess"))
    assert len(kept) == 1
    repository.forget_unsaved()
    qtbot.waitUntil(lambda: not kept[0].exists())
