"""The entry points where no window can open: a message with the reason and the alternatives, no abort or traceback."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from aixreader.errors import DisplayError
from aixreader.ui.app.main import main
from tests.ui.running import DISPLAYS, run_reader


def test_without_a_display_one_line_names_the_alternatives(tmp_path: Path) -> None:
    done = run_reader(tmp_path, "--temp-home", tmp_path)
    assert (done.returncode, done.stdout) == (DisplayError("x").exit_code, "")
    assert DisplayError("x").exit_code == 2
    assert done.stderr.count("\n") == 1
    for works in ("show", "search", "--screenshot FILE"):
        assert works in done.stderr


def test_the_windowed_entry_says_so_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    assert "No display is available" in capsys.readouterr().err


def test_the_windowed_entry_takes_no_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["list"])
    assert end.value.code == 2
    assert "'list' is not a section link" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root has no sandbox")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's sandbox")
def test_root_is_refused_for_want_of_a_sandbox(tmp_path: Path) -> None:
    done = run_reader(tmp_path, "--temp-home", tmp_path, "--smoke", env={"QTWEBENGINE_DISABLE_SANDBOX": ""})
    assert done.returncode == 2
    assert "cannot run as root" in done.stderr
    assert "regular user" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_display_that_does_not_answer_is_reported(tmp_path: Path) -> None:
    done = run_reader(tmp_path, "--temp-home", tmp_path, env={"DISPLAY": ":987"})
    assert done.returncode == 2
    assert ":987" in done.stderr
