"""Checking a source, and where its files lie in their repository."""

from __future__ import annotations

import shutil
from pathlib import Path

from aixreader.addresses.locator import locator
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.services.editions.site_check import check_site, site_prefix
from tests.source.clone.conftest import SITE, Repository


def test_a_site_in_its_repository_is_checked_as_one_at_the_top(site: Path, tmp_path: Path, folders: Folders) -> None:
    repository = tmp_path / "repository"
    inner = repository / "content" / "ai_exchange"
    shutil.copytree(site, inner)
    assert site_prefix(site) == ""
    assert site_prefix(repository) == "content/ai_exchange/"
    assert site_prefix(tmp_path / "site.zip") == ""
    assert site_prefix(tmp_path) in ("", "content/ai_exchange/")
    found = check_site(repository, lambda _share, _text: None, folders)
    assert {each.file for each in found} >= {"content/docs/1_controls.md", "content/docs/2_threats.md"}


def test_a_revision_of_a_clone_is_checked_with_its_place_in_the_repository(tmp_path: Path, folders: Folders) -> None:
    repository = Repository(tmp_path / "clone")
    files = {f"content/ai_exchange/{path}": text for path, text in SITE.items()}
    page = "content/ai_exchange/content/docs/one.md"
    first = repository.commit(repository.site({**files, page: f"{SITE['content/docs/one.md']}[x](nowhere.md)\n"}))
    repository.main(repository.site(files), [first])
    revision = locator(repository.path, first[:10])
    assert site_prefix(revision) == site_prefix(locator(repository.path, "main")) == "content/ai_exchange/"
    assert site_prefix(locator(repository.path, "gone")) == ""
    assert "content/docs/one.md" in {each.file for each in check_site(revision, silent, folders)}
