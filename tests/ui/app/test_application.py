"""Whole runs of the application: what they open, which files they leave, and how errors end them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from aixreader.errors import NotFoundError
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.ui.app.application import open_session
from tests.ui.running import CHECKOUT, run_reader


def test_it_opens_the_shipped_edition_a_source_and_a_built_one(folders: Folders, site: Path, built: Path) -> None:
    for content, edition in ((None, None), (site, None), (None, built)):
        with open_session(folders, silent, content, edition) as session:
            assert session.contents()


def test_two_runs_share_a_built_source_and_leave_no_litter(tmp_path: Path, site: Path) -> None:
    for _ in range(2):
        done = run_reader(tmp_path, "--temp-home", tmp_path / "home", "--content", site, "--smoke")
        assert done.returncode == 0, done.stderr
    files = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert len([path for path in files if path.name == "manifest.json"]) == 1
    assert [path for path in files if path.suffix in (".tmp", ".part")] == []


@pytest.mark.skipif(os.name == "nt", reason="signals of a terminal")
def test_a_killed_run_does_not_keep_the_next_one(tmp_path: Path, site: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "aixreader", "--temp-home", str(tmp_path / "home"), "--content", str(site)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as reader:
        assert reader.stderr is not None
        for line in reader.stderr:
            if "Sandboxing disabled" in line or "GPUInfo" in line:
                break
        reader.send_signal(signal.SIGKILL)
        reader.stderr.read()
    done = run_reader(tmp_path, "--temp-home", tmp_path / "home", "--content", site, "--smoke")
    assert done.returncode == 0, done.stderr


def test_an_unknown_section_ends_a_scripted_run_with_its_error(tmp_path: Path, built: Path) -> None:
    done = run_reader(tmp_path, "--temp-home", tmp_path, "--edition", built, "--smoke", "--open", "nonsense")
    assert done.returncode == NotFoundError("x").exit_code
    assert "Did you mean" in done.stderr or "There is no section" in done.stderr
