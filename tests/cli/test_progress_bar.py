"""A bar on a terminal."""

from __future__ import annotations

import io

import pytest

from aixreader.cli import progress_bar
from aixreader.cli.progress_bar import ProgressBar
from aixreader.progress import UNKNOWN


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_bar, "DELAY_S", 0.0)
    monkeypatch.setattr(progress_bar, "REDRAW_S", 0.0)


def test_it_draws_on_a_terminal_and_clears_its_line() -> None:
    screen = Screen()
    with ProgressBar(screen) as bar:
        bar(0.5, "Reading a page")
    drawn = screen.getvalue()
    assert "[############............]  50% Reading a page" in drawn
    assert drawn.split("\r")[-2].strip() == ""
    assert drawn.endswith("\r")


def test_work_without_a_known_end_has_no_bar() -> None:
    screen = Screen()
    ProgressBar(screen)(UNKNOWN, "Archive, 3 MB")
    assert screen.getvalue() == "\rArchive, 3 MB"


def test_a_shorter_line_covers_a_longer_one() -> None:
    screen = Screen()
    bar = ProgressBar(screen)
    bar(0.1, "a long line of words")
    bar(0.2, "short")
    lines = screen.getvalue().split("\r")
    assert len(lines[2]) == len(lines[1])


def test_nothing_in_a_pipe() -> None:
    stream = io.StringIO()
    with ProgressBar(stream) as bar:
        bar(0.5, "x")
    assert stream.getvalue() == ""


def test_short_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_bar, "DELAY_S", 60.0)
    screen = Screen()
    with ProgressBar(screen) as bar:
        bar(0.5, "x")
    assert screen.getvalue() == ""


@pytest.mark.parametrize("fraction", [-0.5, 0.0, 0.999, 1.0, 7.0])
def test_any_fraction_makes_a_bar_of_the_same_length(fraction: float) -> None:
    screen = Screen()
    ProgressBar(screen)(fraction, "")
    assert screen.getvalue().index("]") == 1 + progress_bar.CELLS + 1


def test_names_from_content_draw_nothing_of_their_own() -> None:
    screen = Screen()
    ProgressBar(screen)(0.5, "Reading \x1b[2J\nx\x9b" + "y" * 200)
    drawn = screen.getvalue()
    assert "\x1b" not in drawn
    assert "\x9b" not in drawn
    assert "\n" not in drawn
    assert len(drawn) < 90


def test_a_terminal_that_goes_away_is_no_error() -> None:
    screen = Screen()
    with ProgressBar(screen) as bar:
        bar(0.1, "x")
        screen.close()
        bar(0.2, "x")
