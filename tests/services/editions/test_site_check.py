"""Checking a source, and where its files lie in their repository."""

from __future__ import annotations

import shutil
from pathlib import Path

from aixreader.paths import Folders
from aixreader.services.editions.site_check import check_site, site_prefix


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
