"""What other editions of the shelf hold."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from aixreader.errors import Cancelled
from aixreader.paths import Folders
from aixreader.progress import Report, silent
from aixreader.services.editions.session_factory import create_session_of
from aixreader.services.search.other_editions import OtherEditions
from aixreader.services.session.session import Session
from aixreader.userdata.shelf import EDITION, ShelfEntry


def test_each_other_edition_is_opened_once_and_stays_as_it_is(
    session: Session, built: Path, built_before: Path, folders: Folders, tmp_path: Path
) -> None:
    opened: list[str] = []

    def open_entry(report: Report, entry: ShelfEntry) -> Session:
        opened.append(Path(entry.path).name)
        return create_session_of(folders, report, entry)

    older = tmp_path / "older"
    shutil.copytree(built_before, older)
    contents = {path: path.read_bytes() for path in older.rglob("*") if path.is_file()}
    entries = [ShelfEntry(str(path), EDITION) for path in (tmp_path / "gone", built, older, built_before)]
    others = OtherEditions(folders, open_entry)
    (answer,) = others.search(session, entries, "teapot", silent, limit=1)
    assert answer.entry == entries[2].id, "the open one is no other, one that is gone has nothing, and each counts once"
    assert len(answer.answer.hits) == 1
    assert answer.answer.hits[0].snippet.text, "which is made when its edition is closed already"
    assert others.search(session, entries, "zebraxyzzy", silent) == ()
    assert opened == ["gone", built.name, "older", built_before.name], "each once"
    assert {path: path.read_bytes() for path in older.rglob("*") if path.is_file()} == contents
    (named,) = others.search(session, [ShelfEntry(str(older), EDITION, name="Ours")], "teapot", silent)
    assert (answer.name, named.name) == ("Tiny Exchange", "Ours")


def test_it_can_be_stopped_and_goes_on_from_there(session: Session, built_before: Path, folders: Folders) -> None:
    def stop(fraction: float, text: str) -> None:
        if fraction or text != "Searching other editions":
            raise Cancelled

    others = OtherEditions(folders, partial(create_session_of, folders))
    entries = [ShelfEntry(str(built_before), EDITION)]
    with pytest.raises(Cancelled):
        others.search(session, entries, "teapot", stop)
    assert others.search(session, entries, "teapot", silent)
