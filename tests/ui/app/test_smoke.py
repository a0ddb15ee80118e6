"""`--smoke` checks that pages contain text and that each part of the reader works, and fails with the reason."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from aixreader import cache_key
from aixreader.errors import NotFoundError
from tests.ui.running import CHECKOUT, run_reader
from tests.waiting import PROCESS_SECONDS, wait_until


def test_home_and_a_section_are_shown_and_what_a_killed_run_left_is_used(tmp_path: Path, site: Path) -> None:
    home = tmp_path / "home"
    _kill_a_run(tmp_path, home, site)
    own_data = _own_data(home)
    for arguments, section in (
        ((), "docs/overview#how-to-read-this"),
        (("--open", "oversteep"), "docs/2_threats#21-oversteeping"),
    ):
        done = run_reader(tmp_path, "--temp-home", home, "--content", site, "--smoke", *arguments)
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
    assert _own_data(home) == own_data, "the user's own data is not touched"
    files = [path for path in home.rglob("*") if path.is_file()]
    assert len([path for path in files if path.name == "manifest.json"]) == 1, "both runs share the built source"
    assert [path for path in files if path.suffix in (".tmp", ".part")] == []


def test_it_opens_the_shipped_edition_with_nothing_at_hand(tmp_path: Path) -> None:
    done = run_reader(tmp_path, "--temp-home", tmp_path / "home", "--smoke")
    assert done.returncode == 0, done.stderr
    assert "aix://content/docs/welcome" in done.stdout


def _own_data(home: Path) -> dict[Path, bytes]:
    """The user's own data, without the key that the first run makes which builds or indexes something. A change of the
    marks that a kill cut short is rolled back before.
    """
    assert _marks_version(home)
    files = {path: path.read_bytes() for path in (home / "data").rglob("*") if path.is_file()}
    return {path: data for path, data in files.items() if path.name != cache_key.NAME}


def _kill_a_run(folder: Path, home: Path, site: Path) -> None:
    """Kill a reader of its own once its window has opened the marks; on Windows there is no such signal, and none is
    started.
    """
    if os.name == "nt":
        return
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "aixreader", "--temp-home", str(home), "--content", str(site)]
    with subprocess.Popen(command, env=environment, cwd=folder, stderr=subprocess.DEVNULL) as reader:
        wait_until(lambda: _marks_version(home) or reader.poll() is not None, PROCESS_SECONDS)
        reader.send_signal(signal.SIGKILL)
    assert reader.returncode == -signal.SIGKILL, "it was still running"


def test_a_section_that_is_not_there_fails_with_the_nearest_ones(tmp_path: Path, built: Path) -> None:
    done = run_reader(tmp_path, "--temp-home", tmp_path / "home", "--edition", built, "--smoke", "--open", "oversteeep")
    assert done.returncode == NotFoundError("x").exit_code
    assert "Did you mean" in done.stderr
    assert "oversteep" in done.stderr
    assert "Traceback" not in done.stderr


def test_content_that_is_no_site_fails_in_words(tmp_path: Path) -> None:
    done = run_reader(tmp_path, "--temp-home", tmp_path / "home", "--content", tmp_path, "--smoke")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "aixreader: " in done.stderr


def _marks_version(home: Path) -> int:
    """The version of the format of the marks, 0 while there are none."""
    file = home / "data" / "marks.db"
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)) as marks:
            return int(marks.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error:
        return 0
