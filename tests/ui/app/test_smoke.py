"""`--smoke` checks that pages contain text and that each part of the reader works, and fails with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.errors import NotFoundError
from tests.ui.running import run_reader


@pytest.mark.parametrize(
    ("arguments", "section"),
    [((), "docs/overview#how-to-read-this"), (("--open", "oversteep"), "docs/2_threats#21-oversteeping")],
)
def test_home_and_a_section_are_shown(tmp_path: Path, built: Path, arguments: tuple[str, ...], section: str) -> None:
    done = run_reader(tmp_path, "--temp-home", tmp_path / "home", "--edition", built, "--smoke", *arguments)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Loaded from Tiny Exchange: aix://app/home (")
    assert f"aix://content/{section} (" in done.stdout
    loaded, checked = done.stdout.splitlines()
    assert checked.startswith("Checked: search (")
    for part in (
        "bookmarks (written and read)",
        "periodic table (",
        "pictures (gif, ",
        "PDF (",
        "book (",
        "workbook (",
    ):
        assert part in checked
    assert loaded
    assert not (tmp_path / "home" / "data" / "marks.db").exists(), "the user's own data is not touched"


def test_it_opens_the_shipped_edition_with_nothing_at_hand(tmp_path: Path) -> None:
    done = run_reader(tmp_path, "--temp-home", tmp_path / "home", "--smoke")
    assert done.returncode == 0, done.stderr
    assert "aix://content/docs/welcome" in done.stdout


def test_a_section_that_is_not_there_fails_with_the_nearest_ones(tmp_path: Path, built: Path) -> None:
    done = run_reader(tmp_path, "--temp-home", tmp_path / "home", "--edition", built, "--smoke", "--open", "oversteeep")
    assert done.returncode == NotFoundError("x").exit_code
    assert "oversteep" in done.stderr
    assert "Traceback" not in done.stderr


def test_content_that_is_no_site_fails_in_words(tmp_path: Path) -> None:
    done = run_reader(tmp_path, "--temp-home", tmp_path / "home", "--content", tmp_path, "--smoke")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "aixreader: " in done.stderr
