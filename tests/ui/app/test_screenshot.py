"""`--screenshot FILE`: an image of the painted window in the given size and look, written atomically."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from aixreader.errors import OutputError
from aixreader.ui.app.screenshot import is_blank, write_png
from aixreader.ui.base.tokens import read_tokens
from tests.ui.running import run_reader


@pytest.mark.parametrize(
    ("dark", "section"), [(False, "oversteep"), (True, "docs/welcome")], ids=["light, built", "dark, shipped"]
)
def test_the_window_is_on_the_picture(tmp_path: Path, built: Path, dark: bool, section: str) -> None:
    """With nothing at hand, the edition that comes with the reader opens."""
    file = tmp_path / "shot.png"
    options = ["--screenshot", file, "--open", section, "--size", "900x600"]
    options += ["--dark"] if dark else ["--edition", built]
    done = run_reader(tmp_path, "--temp-home", tmp_path / "home", *options)
    assert done.returncode == 0, done.stderr
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (900, 600)
    pane = picture.copy(400, 100, 480, 460)
    assert not is_blank(pane)
    assert pane.pixelColor(470, 450) == QColor(read_tokens(dark=dark).paper)


def test_a_file_that_cannot_be_written_is_reported(tmp_path: Path, built: Path) -> None:
    done = run_reader(
        tmp_path, "--temp-home", tmp_path / "home", "--edition", built, "--screenshot", tmp_path / "no" / "shot.png"
    )
    assert done.returncode == OutputError("x").exit_code
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_failed_write_leaves_the_old_picture(tmp_path: Path) -> None:
    picture = QImage(10, 10, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    (tmp_path / "shot.png").mkdir()
    with pytest.raises(OutputError):
        write_png(picture, tmp_path / "shot.png")
    assert [path.name for path in tmp_path.iterdir()] == ["shot.png"]


def test_blank_is_one_colour_all_over() -> None:
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FBFAF7"))
    assert is_blank(picture)
    for x in range(100, 140):
        for y in range(100, 120):
            picture.setPixelColor(x, y, QColor("black"))
    assert not is_blank(picture)
