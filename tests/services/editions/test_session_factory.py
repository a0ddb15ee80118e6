"""Opening sessions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aixreader.delivery.request_counter import RequestCounter
from aixreader.errors import Cancelled, EditionError, SourceError
from aixreader.paths import Folders, resources
from aixreader.progress import silent
from aixreader.services.editions import session_factory
from aixreader.services.editions.session_factory import create_session, create_session_at
from aixreader.services.mirrors.reader_mirror import update
from aixreader.userdata.policy import read_policy
from tests.mirrors import Workshop


def test_a_built_edition_needs_no_folder_of_the_users(built: Path, folders: Folders) -> None:
    with create_session(folders, silent, edition=built) as session:
        assert session.title == "Tiny Exchange"
    assert not folders.cache.exists()


def test_a_source_is_built_into_the_cache(site: Path, folders: Folders) -> None:
    with create_session(folders, silent, content=site) as session:
        assert session.edition.folder.is_relative_to(folders.cache)


@pytest.mark.skipif(not (resources() / "edition").is_dir(), reason="no edition is shipped with this checkout")
def test_without_a_wish_the_shipped_one_opens(folders: Folders) -> None:
    with create_session(folders, silent) as session:
        assert session.fetch("/" + session.home().removeprefix("aix://content/")).data


def test_a_copy_without_an_edition_says_so(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_factory, "resources", lambda: tmp_path)
    with pytest.raises(SourceError, match="no bundled edition"):
        create_session(folders, silent)


def test_what_cannot_be_opened_is_told(folders: Folders, tmp_path: Path) -> None:
    with pytest.raises(EditionError):
        create_session(folders, silent, edition=tmp_path)
    with pytest.raises(SourceError):
        create_session(folders, silent, content=tmp_path / "none")


def test_opening_can_be_cancelled(site: Path, folders: Folders) -> None:
    def stop(fraction: float, text: str) -> None:
        assert text
        if fraction > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        create_session(folders, stop, content=site)


def test_without_a_wish_what_the_policy_names_opens(
    folders: Folders, built: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policy.json"
    monkeypatch.setattr(session_factory, "policy_file", lambda: file)
    file.write_text(json.dumps({"edition": str(built)}))
    with create_session(folders, silent) as session:
        assert session.edition.folder == built
    file.write_text(json.dumps({"content": str(site)}))
    with create_session(folders, silent) as session:
        assert session.edition.folder.is_relative_to(folders.cache)
    file.write_text(json.dumps({"edition": str(tmp_path / "gone")}))
    with create_session(folders, silent, content=site) as session:
        assert session.title == "Tiny Exchange", "what was named opens all the same"


def test_what_the_policy_names_may_be_out_of_reach(folders: Folders, out_of_reach: Path, tmp_path: Path) -> None:
    policy = tmp_path / "policy.json"
    for named in ("edition", "content"):
        policy.write_text(json.dumps({named: str(out_of_reach)}))
        with create_session(folders, silent) as session:
            assert session.title == "Tiny Exchange"
            assert str(out_of_reach) in session.warning
    policy.write_text(json.dumps({"edition": str(out_of_reach), "only": True}))
    with pytest.raises(EditionError, match="set by your administrator") as caught:
        create_session(folders, silent)
    assert "Build one" not in caught.value.hint, "that is not the user's to do"


def test_where_the_policy_says_so_nothing_else_opens(
    folders: Folders, built: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policy.json"
    monkeypatch.setattr(session_factory, "policy_file", lambda: file)
    file.write_text(json.dumps({"edition": str(built), "only": True}))
    for wish in ({"content": site}, {"edition": tmp_path}):
        with pytest.raises(SourceError, match="does not allow opening"):
            create_session(folders, silent, **wish)
    for same in ({}, {"edition": built}):
        with create_session(folders, silent, **same) as session:
            assert (session.edition.folder, session.warning) == (built, "")


def test_what_lies_at_a_path_opens_as_what_it_is(built: Path, site: Path, folders: Folders) -> None:
    for path in (built, site):
        with create_session_at(folders, silent, path) as session:
            assert session.title == "Tiny Exchange"


@pytest.mark.usefixtures("tiny_is_shipped")
def test_of_the_policy_s_mirror_what_is_installed_opens(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop, file = Workshop(tmp_path / "workshop"), tmp_path / "policy.json"
    workshop.init()
    workshop.add("2026-08")
    root = workshop.folder / "metadata/1.root.json"
    file.write_text(json.dumps({"mirror": str(workshop.folder), "mirror_root": str(root), "only": True}))
    monkeypatch.setattr(session_factory, "policy_file", lambda: file)
    with create_session(folders, silent) as session:
        assert (session.title, session.signed_by, session.warning) == ("Tiny Exchange", "", "")
    update(folders, read_policy(file), RequestCounter(), silent)
    with create_session(folders, silent) as session:
        assert (session.title, session.signed_by, session.warning) == ("Tea", "Tea House", "")
    with pytest.raises(SourceError, match="does not allow"):
        create_session(folders, silent, content=tmp_path)
    for blob in (folders.data / "mirrors").rglob("blobs/??/*"):
        blob.write_bytes(b"bad")
    with create_session(folders, silent) as session:
        assert (session.title, session.signed_by) == ("Tiny Exchange", "")
        assert "edition update" in session.warning
