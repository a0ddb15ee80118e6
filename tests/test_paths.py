"""Where files lie: the user's folders, and the resources in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader import paths
from aixreader.paths import resources, user_folders

CHECKOUT = Path(__file__).resolve().parent.parent


def test_all_folders_lie_under_a_home_that_was_given(tmp_path: Path) -> None:
    folders = user_folders(tmp_path)
    places = [folders.config, folders.data, folders.cache, folders.logs]
    assert len(set(places)) == 4
    assert {place.parent for place in places} == {tmp_path}
    assert list(tmp_path.iterdir()) == [], "asking for a folder makes none"


def test_the_platforms_folders_name_the_program() -> None:
    folders = user_folders()
    for place in (folders.config, folders.data, folders.cache, folders.logs):
        assert place.is_absolute()
        assert "aixreader" in place.parts
    assert folders.cache != folders.data, "what can be made again lies apart from what cannot"


def test_a_checkout_has_its_resources_at_the_top() -> None:
    assert resources() == CHECKOUT / "resources"


def test_an_installed_package_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "aixreader"
    (tmp_path / "site" / "resources").mkdir(parents=True)
    package.mkdir()
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert resources() == tmp_path / "site" / "resources"
    (package / "resources").mkdir()
    assert resources() == package / "resources"
