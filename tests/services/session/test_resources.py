"""Resources of the page view."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.errors import NotFoundError
from aixreader.pages.page_shell import STYLES, STYLESHEET
from aixreader.paths import resources
from aixreader.services.session import resources as module
from aixreader.services.session.resources import ResourceTable
from aixreader.services.session.session import Session


def test_a_page_is_a_whole_document(session: Session) -> None:
    result = session.fetch("/docs/1_controls")
    assert result.mime == "text/html"
    text = result.data.decode()
    assert text.startswith("<!doctype html>")
    assert "<title>1. Controls</title>" in text
    assert '<h1 class="page-title">1. Controls</h1>' in text
    assert '<div class="chips"' in text


def test_a_page_is_dressed_once(session: Session) -> None:
    assert session.fetch("/docs/1_controls") is session.fetch("/docs/1_controls")


@pytest.mark.parametrize("path", ["/-/files/kettle rules (1).txt", "/-/files/kettle%20rules%20%281%29.txt"])
def test_an_asset_comes_by_its_path(session: Session, site: Path, path: str) -> None:
    result = session.fetch(path)
    assert result.mime == "text/plain"
    assert result.data == (site / "static" / "files" / "kettle rules (1).txt").read_bytes()


def test_every_link_to_a_file_and_every_style_is_served(session: Session) -> None:
    for asset in session.edition.catalogue.assets:
        assert len(session.fetch(f"/-/{asset.path}").data) == asset.size
    result = session.fetch(STYLESHEET)
    assert result.mime == "text/css"
    for name in STYLES:
        assert (resources() / "styles" / f"{name}.css").read_bytes() in result.data


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "//",
        "/docs",
        "docs/1_controls",
        "/docs/1_controls/",
        "/docs/../docs/1_controls",
        "/-/../manifest.json",
        "/-/%2e%2e/manifest.json",
        "/-/styles/../edition/x",
        "/-/styles/page",
        "/manifest.json",
        "/pages/p000.html",
        "/etc/passwd",
        "/-//etc/passwd",
        "/-/images/kettle.png?v=2",
        "/\0",
    ],
)
def test_nothing_else_is_served(session: Session, path: str) -> None:
    with pytest.raises(NotFoundError):
        session.fetch(path)


def test_pages_that_were_requested_last_are_kept_and_large_ones_are_slow(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = ResourceTable(session.edition)
    paths = [f"/{page.id}" for page in session.edition.catalogue.pages]
    first = table.fetch(paths[0])
    monkeypatch.setattr(module, "SLOW_BYTES", 0)
    assert [table.is_slow(path) for path in (paths[0], paths[1], "/nowhere", STYLESHEET)] == [False, True, False, False]
    monkeypatch.setattr(module, "MAX_CACHED_BYTES", len(first.data) + len(table.fetch(paths[1]).data))
    assert table.fetch(paths[0]) is first
    kept = [table.fetch(path) for path in paths[1:]]
    assert table.fetch(paths[-1]) is kept[-1]
    assert sum(len(page.data) for page in table._pages.values()) <= module.MAX_CACHED_BYTES or len(table._pages) == 1
    assert table.is_slow(paths[0])
