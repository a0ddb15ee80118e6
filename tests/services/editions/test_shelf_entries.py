"""What is recorded of an edition, and how its place is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.services.editions.shelf_entries import (
    entry_of,
    full_path,
    short_path,
    shown_text,
    user_home,
    visible_path,
)
from aixreader.services.session.session import Session
from aixreader.userdata.shelf import EDITION, MAX_PATH, SOURCE


def test_an_entry_says_what_the_edition_is(session: Session, tmp_path: Path) -> None:
    manifest = session.edition.manifest
    for content, edition, kind in ((tmp_path, None, SOURCE), (None, tmp_path, EDITION)):
        entry = entry_of(session, content, edition)
        assert entry is not None
        assert (entry.path, entry.kind) == (str(tmp_path), kind)
        assert (entry.title, entry.sections) == (manifest.title, manifest.counts.sections)
        assert (entry.revision, entry.date) == (manifest.revision, manifest.date)
        assert entry.opened
    relative = entry_of(session, Path("exchange.zip"), None)
    assert relative is not None
    assert Path(relative.path).is_absolute()
    assert entry_of(session, None, None) is None, "the one that comes with the reader is always there"
    assert entry_of(session, Path("/" + "x" * MAX_PATH), None) is None


def test_a_user_without_a_home_has_whole_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError

    assert user_home() == Path.home()
    monkeypatch.setattr(Path, "home", unknown)
    assert short_path("/users/tea/a.zip", user_home()) == "/users/tea/a.zip"


def test_a_path_is_short_and_cannot_act() -> None:
    home = Path("/users/tea")
    shown = {
        "/users/tea/Downloads/exchange.zip": "~/Downloads/exchange.zip",
        "/users/tea": "/users/tea",
        "/users/teapot/x": "/users/teapot/x",
        "/a/\u202egnp.piz\n\x1b[31m": "/a/gnp.piz [31m",
        "/a/\udcff.zip": "/a/?.zip",
    }
    assert {path: short_path(path, home) for path in shown} == shown
    long = "/users/tea/" + "/".join(["folder"] * 600) + "/exchange.zip"
    assert len(short_path(long, home)) == 60
    assert short_path(long, home).startswith("~/folder")
    assert short_path(long, home).endswith("/exchange.zip")
    assert (len(full_path(long)), visible_path(long)) == (600, long)
    assert full_path("/a/b.zip") == "/a/b.zip"
    assert shown_text("\u202eTea\n\x1b[31m" + "x" * 500)[:9] == "Tea [31mx"
    assert len(shown_text("x" * 500)) == 300
    assert full_path("/a/\udcff\u2066") == "/a/?"
