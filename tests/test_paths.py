"""Where files lie: the user's folders, and the resources in a checkout and in an installed package."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aixreader import paths
from aixreader.paths import MARKER, PORTABLE, policy_file, portable_home, resources, user_folders

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


@pytest.mark.parametrize("folder", ["app", "App.app/Contents/MacOS"])
def test_a_marker_beside_the_program_keeps_all_data_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    program = tmp_path / folder
    program.mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(program / "aixreader"))
    beside = program if folder == "app" else tmp_path
    (beside / MARKER).touch()
    assert portable_home() is None, "a checkout never is"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert portable_home() == beside / PORTABLE
    assert user_folders().data == beside / PORTABLE / "data"
    assert user_folders(tmp_path / "trial").data == tmp_path / "trial" / "data"
    (beside / MARKER).unlink()
    assert portable_home() is None


def test_the_policy_lies_where_no_user_writes() -> None:
    assert policy_file().is_absolute()
    assert not policy_file().is_relative_to(Path.home())


def test_inside_a_flatpak_the_policy_is_the_computer_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("aixreader.paths.FLATPAK", tmp_path)
    assert policy_file() == Path("/run/host/etc/aixreader/policy.json")
