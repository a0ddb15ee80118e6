"""The file on the disk: written whole, joined with what others write, and kept where it cannot be written."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from aixreader.assess import assessment_file
from aixreader.assess.assessment_file import MAX_BACKUPS, AssessmentFile
from aixreader.assess.document import Assessment
from aixreader.assess.document_text import document_text, read_document
from aixreader.assess.items import Control
from aixreader.errors import OutputError, UserDataError
from aixreader.file_locks import FileLock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work" / "kitchen.aixassess"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def file(path: Path, own: Path, document: Assessment) -> AssessmentFile:
    """A new file, open."""
    made = AssessmentFile(path, own)
    made.create(document)
    return made


def owned(document: Assessment, owner: str) -> Assessment:
    return document.with_items([replace(document.control("kettle", "lid"), owner=owner)])


def stored(path: Path) -> Assessment:
    return read_document(path.read_bytes(), path.name)


def test_a_new_file_is_written_and_read(file: AssessmentFile, own: Path, document: Assessment) -> None:
    assert AssessmentFile(file.path, own).open() == document
    assert file.is_writable
    with pytest.raises(OutputError, match="there already"):
        file.create(document)


def test_what_is_saved_is_on_the_disk(file: AssessmentFile, document: Assessment) -> None:
    saved = file.save(owned(document, "Eve"))
    assert stored(file.path) == saved.document == owned(document, "Eve")
    assert not saved.has_others
    assert not file.has_changed()
    assert [entry.name for entry in file.path.parent.iterdir()] == [file.path.name]


def test_the_modes_of_a_file_stay(file: AssessmentFile, document: Assessment) -> None:
    file.path.chmod(0o640)
    file.save(owned(document, "Eve"))
    assert file.path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(file: AssessmentFile, own: Path, document: Assessment, tmp_path: Path) -> None:
    link = tmp_path / "link.aixassess"
    link.symlink_to(file.path)
    linked = AssessmentFile(link, own)
    linked.save(owned(linked.open(), "Eve"))
    assert link.is_symlink()
    assert stored(file.path) == owned(document, "Eve")


def test_two_windows_on_one_file_lose_nothing(file: AssessmentFile, own: Path, document: Assessment) -> None:
    other = AssessmentFile(file.path, own)
    theirs = other.open().with_items([Control("kettle", "tap", ticket="K-2")])
    other.save(theirs)
    assert file.has_changed()
    saved = file.save(owned(document, "Eve"))
    assert saved.has_others
    assert not saved.conflicts
    assert stored(file.path) == saved.document
    assert stored(file.path).control("kettle", "tap").ticket == "K-2"
    assert stored(file.path).control("kettle", "lid").owner == "Eve"
    assert other.has_changed()
    assert other.take_changes(theirs).document == saved.document
    assert not other.has_changed()


def test_what_was_overwritten_is_told_and_in_a_backup(file: AssessmentFile, own: Path, document: Assessment) -> None:
    other = AssessmentFile(file.path, own)
    other.save(owned(other.open(), "Zoe"))
    saved = file.save(owned(document, "Eve"))
    assert [(each.field, each.ours, each.theirs) for each in saved.conflicts] == [("owner", "Eve", "Zoe")]
    assert stored(file.backups()[0]) == owned(document, "Zoe")


def test_a_file_that_was_broken_by_others_is_left_alone(file: AssessmentFile, document: Assessment) -> None:
    file.path.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert file.has_changed()
    with pytest.raises(UserDataError, match="git has not merged"):
        file.save(owned(document, "Eve"))
    assert file.path.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"
    assert file.unsaved == owned(document, "Eve")


def test_a_file_that_was_removed_is_written_again(file: AssessmentFile, document: Assessment) -> None:
    file.path.unlink()
    assert not file.has_changed()
    file.save(owned(document, "Eve"))
    assert stored(file.path) == owned(document, "Eve")


def test_what_cannot_be_written_is_kept(file: AssessmentFile, own: Path, document: Assessment) -> None:
    """The stick that it lies on is pulled out, the reader closed, and the stick put in again."""
    aside = file.path.parent.rename(file.path.parent.with_name("aside"))
    with pytest.raises(OutputError, match="could not be written"):
        file.save(owned(document, "Eve"))
    aside.rename(file.path.parent)
    again = AssessmentFile(file.path, own)
    assert again.open() == document
    unsaved = again.unsaved
    assert unsaved == owned(document, "Eve")
    again.save(unsaved)
    assert AssessmentFile(file.path, own).unsaved is None
    assert stored(file.path) == owned(document, "Eve")


def test_what_was_kept_can_be_given_up(file: AssessmentFile, document: Assessment) -> None:
    file._keep(document)
    assert file.unsaved == document
    file.forget_unsaved()
    assert file.unsaved is None


def test_a_newer_format_is_read_and_never_written(path: Path, own: Path, document: Assessment) -> None:
    path.write_text(document_text(document).replace("aixassess/1", "aixassess/2"), encoding="utf-8")
    before = path.read_bytes()
    file = AssessmentFile(path, own)
    opened = file.open()
    assert not file.is_writable
    with pytest.raises(UserDataError, match="newer version"):
        file.save(owned(opened, "Eve"))
    assert path.read_bytes() == before


def test_backups_are_made_once_a_day_and_not_beyond_their_number(file: AssessmentFile, document: Assessment) -> None:
    for owner in ("Eve", "Zoe", "Eve"):
        document = owned(document, owner)
        file.save(document)
    assert len(file.backups()) == 1
    for number in range(30):
        file._back_up(b"x%d" % number, is_due=True)
    copies = file.backups()
    assert len(copies) == MAX_BACKUPS
    assert copies[0].read_bytes() == b"x29"


@pytest.mark.parametrize("make", ["pipe", "folder", "nothing", "large"])
def test_what_is_no_file_is_refused(path: Path, own: Path, make: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if make == "pipe":
        os.mkfifo(path)
    elif make == "folder":
        path.mkdir()
    elif make == "large":
        monkeypatch.setattr(assessment_file, "MAX_FILE_BYTES", 10)
        path.write_bytes(b" " * 11)
    file = AssessmentFile(path, own)
    with pytest.raises(UserDataError):
        file.open()


def test_a_writer_that_hangs_is_not_waited_for_for_ever(
    file: AssessmentFile, document: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assessment_file, "LOCK_TRIES", 2)
    lock = FileLock.take(file._own / "lock", create=True)
    assert lock is not None
    with lock, pytest.raises(OutputError, match="being written by another program"):
        file.save(owned(document, "Eve"))
    file.save(owned(document, "Eve"))
