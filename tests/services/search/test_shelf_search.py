"""Search in several editions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aixreader.edition.edition import open_edition
from aixreader.errors import AixError, Cancelled
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.services.search.shelf_search import each_edition
from aixreader.services.session.session import Session
from aixreader.userdata.shelf import EDITION, ShelfEntry


def open_built(entry: ShelfEntry) -> Session:
    return Session(open_edition(Path(entry.path)))


def test_each_is_searched_once_and_one_that_is_gone_is_told(
    session: Session, built: Path, folders: Folders, tmp_path: Path
) -> None:
    same = tmp_path / "same"
    shutil.copytree(built, same)
    entries = [ShelfEntry(str(tmp_path / "gone"), EDITION), ShelfEntry(str(same), EDITION)]
    failed: list[tuple[str, AixError]] = []
    found = [
        (opened is session, [hit.id for hit in service.search("steam").hits])
        for opened, service in each_edition(
            session, entries, open_built, folders, silent, lambda entry, error: failed.append((entry.path, error))
        )
    ]
    assert found == [(True, ["teapot"])], "the other one is the same edition"
    assert [path for path, _ in failed] == [str(tmp_path / "gone")]


def test_it_can_be_cancelled(session: Session, built: Path, folders: Folders) -> None:
    def cancel(_entry: ShelfEntry) -> Session:
        raise Cancelled

    editions = each_edition(
        session, [ShelfEntry(str(built), EDITION)], cancel, folders, silent, lambda *_: pytest.fail("no failure")
    )
    next(editions)
    with pytest.raises(Cancelled):
        next(editions)
