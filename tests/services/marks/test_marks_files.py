"""Exporting and importing marks."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from aixreader.errors import NotFoundError, OutputError, UserDataError
from aixreader.publish.output import format_of
from aixreader.services.marks.marks_files import FORMATS, save_marks, write_marks
from aixreader.services.marks.marks_import import read_marks
from aixreader.services.marks.shown_titles import with_shown_title
from aixreader.services.session.session import Session
from aixreader.userdata.changes import Put
from aixreader.userdata.merge import merge
from aixreader.userdata.records import Bookmark, Folder
from aixreader.userdata.store import Store
from tests.userdata.conftest import RECORDS


@pytest.mark.parametrize("form", [known.id for known in FORMATS])
def test_every_form(session: Session, tmp_path: Path, form: str) -> None:
    path = tmp_path / "marks"
    save_marks(RECORDS, path, form, session)
    assert path.read_text(encoding="utf-8-sig") == write_marks(RECORDS, form, session)
    assert "MONITOR USE" in path.read_text(encoding="utf-8")
    assert path.read_bytes().startswith(codecs.BOM_UTF8) is (form == "csv"), "spreadsheets need a mark"


@pytest.mark.parametrize("form", ["json", "html"])
def test_what_can_be_read_again(session: Session, tmp_path: Path, form: str) -> None:
    path = tmp_path / "marks"
    save_marks([Folder("f", "F"), Bookmark("b", "teapot", "Pot", "f")], path, form)
    assert {record.KIND for record in read_marks(path, lambda: session).records} >= {"bookmark", "folder"}


def test_what_would_be_empty_is_not_written(tmp_path: Path) -> None:
    notes = [record for record in RECORDS if record.KIND == "annotation"]
    for form, records in (("json", ()), ("md", ()), ("csv", RECORDS[-1:]), ("html", notes)):
        with pytest.raises(NotFoundError, match="nothing to export"):
            save_marks(records, tmp_path / "marks", form)
    assert not (tmp_path / "marks").exists()
    assert save_marks(RECORDS, tmp_path / "marks", "html") == 4, "with the notes on what is bookmarked"


def no_session() -> Session:
    raise AssertionError("an edition is opened")


def test_what_cannot_be_written_or_read(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="could not be written"):
        save_marks(RECORDS, tmp_path / "gone" / "marks", "json")
    with pytest.raises(UserDataError, match="cannot be read"):
        read_marks(tmp_path / "gone", no_session)
    (tmp_path / "tea").write_text("tea")
    with pytest.raises(UserDataError, match="not valid JSON"):
        read_marks(tmp_path / "tea", no_session)
    with pytest.raises(UserDataError, match="not a file"):
        read_marks(tmp_path, no_session)


def test_out_wiped_and_in_again_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    store = Store(tmp_path / "data", lambda: "2026-11-23")
    store.open()
    records = tuple(map(with_shown_title, RECORDS))
    store.write(map(Put, records))
    store.write([Put(records[0]), Put(records[2])])
    save_marks(store.load(), tmp_path / "one.json", "json")
    store.wipe()
    assert store.load() == []
    store.write(merge(store.load(), read_marks(tmp_path / "one.json", no_session).records).changes)
    save_marks(store.load(), tmp_path / "two.json", "json")
    store.close()
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


@pytest.mark.parametrize(
    ("suffix", "form"),
    [("json", "json"), ("md", "md"), ("markdown", "md"), ("html", "html"), ("htm", "html"), ("csv", "csv")],
)
def test_suffixes(suffix: str, form: str) -> None:
    assert format_of(Path(f"marks.{suffix}"), None, FORMATS).id == form


def test_each_format_says_what_it_is() -> None:
    assert all(known.label and known.summary and known.write for known in FORMATS)


def test_only_formats_that_use_the_edition_depend_on_it(session: Session) -> None:
    for known in FORMATS:
        if not known.uses_edition:
            assert write_marks(RECORDS, known.id) == write_marks(RECORDS, known.id, session)
