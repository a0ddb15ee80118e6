"""Options of the window."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

from aixreader.services.session.window_options import WindowOptions


def test_nothing_is_asked_for_by_default() -> None:
    assert set(astuple(WindowOptions())) == {None, False}


def test_it_is_started_once_more_as_it_was(tmp_path: Path) -> None:
    assert WindowOptions().restart_arguments(edition=True) == []
    options = WindowOptions(edition=tmp_path, home=tmp_path / "home", open="teapot", safe_mode=True)
    home = ["--temp-home", str(tmp_path / "home")]
    assert options.restart_arguments(edition=True) == [*home, "--edition", str(tmp_path), "--safe-mode"]
    assert options.restart_arguments(edition=False) == [*home, "--safe-mode"], "another one was opened since"


def test_an_assessment_is_no_source() -> None:
    named = WindowOptions(content=Path("tea.AIXASSESS"))
    assert (named.assessment, named.source) == (Path("tea.AIXASSESS"), None)
    assert named.forwarded_request[1].endswith("tea.AIXASSESS"), "a window that is open gets it"
    source = WindowOptions(content=Path("exchange"))
    assert (source.assessment, source.source) == (None, Path("exchange"))
