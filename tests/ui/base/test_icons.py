"""The window's icons: the files themselves, and what is made of them."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from aixreader.paths import resources
from aixreader.ui.base.action_table import ACTIONS
from aixreader.ui.base.icons import Icons
from aixreader.ui.base.style import disabled_colour
from aixreader.ui.base.tokens import read_tokens

FILES = sorted((resources() / "icons").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {f"{SVG}{name}" for name in ("path", "circle", "rect")}
ROOT = {"width": "20", "height": "20", "viewBox": "0 0 20 20", "fill": "none", "stroke": "currentColor"} | {
    "stroke-width": "1.5",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
SIZE = QSize(20, 20)


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    assert qapp is not None
    return Icons(read_tokens())


def image(icon: QIcon, scale: float = 1, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return icon.pixmap(SIZE, scale, mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def colour(picture: QImage) -> str:
    """The colour of the most opaque point."""
    points = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return max(points, key=QColor.alpha).name()


def alphas(picture: QImage) -> list[int]:
    return [picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height())]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_is_plain_lines_of_one_kind(file: Path) -> None:
    root = ET.fromstring(file.read_text("utf-8"))  # noqa: S314  # our own file
    assert root.tag == f"{SVG}svg"
    assert root.attrib == ROOT
    assert {shape.tag for shape in root} <= SHAPES
    names = {name for shape in root for name in shape.attrib}
    assert names <= {"d", "cx", "cy", "r", "x", "y", "width", "height", "rx"}, (
        "no colour, reference or script of its own"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_draws_something_inside_its_square(icons: Icons, file: Path) -> None:
    picture = image(icons.icon(file.stem), 2)
    inked = [(x, y) for x in range(40) for y in range(40) if picture.pixelColor(x, y).alpha()]
    assert len(inked) > 20
    assert all(1 <= x <= 38 and 1 <= y <= 38 for x, y in inked), "cut off at the edge"


def test_no_two_icons_look_alike(icons: Icons) -> None:
    pictures = {tuple(alphas(image(icons.icon(file.stem)))) for file in FILES}
    assert len(pictures) == len(FILES) > 30


def test_a_bookmark_that_is_there_is_filled(icons: Icons) -> None:
    for name, is_filled in (("bookmark", True), ("moon", False)):
        pictures = [icons.icon(name).pixmap(SIZE, 1.0, QIcon.Mode.Normal, state).toImage() for state in QIcon.State]
        middles = {picture.pixelColor(10, 8).alpha() > 200 for picture in pictures}
        assert (len(middles) == 2) == is_filled, name


def test_every_icon_of_the_window_is_there() -> None:
    wanted = {spec.icon for spec in ACTIONS if spec.icon}
    assert {"back", "forward", "search"} <= wanted
    assert wanted <= {file.stem for file in FILES}


@pytest.mark.parametrize("name", ["", "none"])
def test_an_unknown_name_is_an_error(icons: Icons, name: str) -> None:
    with pytest.raises(KeyError):
        icons.icon(name)


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 2, 3])
def test_it_has_all_the_pixels_of_the_screen(icons: Icons, scale: float) -> None:
    picture = icons.icon("search").pixmap(SIZE, scale)
    assert picture.width() == round(20 * scale)
    assert picture.devicePixelRatio() == scale


def test_at_double_size_it_is_drawn_anew_and_not_scaled_up(icons: Icons) -> None:
    """Lines of 3 pixels have more full points, and fewer half ones at their sides, than blurred ones of 1.5."""
    icon = icons.icon("close")
    scaled = image(icon).scaled(40, 40, mode=Qt.TransformationMode.SmoothTransformation)
    drawn = alphas(image(icon, 2))
    full, blurred = sum(alpha > 250 for alpha in drawn), sum(alpha > 250 for alpha in alphas(scaled))
    assert full > blurred * 1.3
    assert drawn != alphas(scaled)


def test_painted_on_a_fine_screen_it_is_the_same_picture(icons: Icons) -> None:
    paper = QImage(40, 40, QImage.Format.Format_ARGB32)
    paper.setDevicePixelRatio(2)
    paper.fill(0)
    painter = QPainter(paper)
    icons.icon("home").paint(painter, 0, 0, 20, 20)
    painter.end()
    assert alphas(paper) == alphas(image(icons.icon("home"), 2))


@pytest.mark.parametrize("dark", [False, True])
def test_its_colours_are_those_of_the_look(icons: Icons, *, dark: bool) -> None:
    tokens = read_tokens(dark=dark)
    icons.set_tokens(tokens)
    icon = icons.icon("home")
    assert colour(image(icon, 3)) == tokens.ink.lower()
    assert colour(image(icon, 3, QIcon.Mode.Disabled)) == disabled_colour(tokens).name()
    assert colour(image(icon, 3, QIcon.Mode.Selected)) == tokens.paper.lower()
    assert colour(image(icons.muted("home"), 3)) == tokens.muted.lower()


@pytest.mark.parametrize("act", [QIcon, lambda icon: icon.addPixmap(QPixmap(4, 4))])
def test_icons_come_and_go_in_any_order(icons: Icons, act: Callable[[QIcon], object]) -> None:
    """Qt and Python share an icon's engine: neither may let it go while the other draws with it."""
    for _ in range(50):
        icon = QIcon(icons.icon("back"))
        kept = (icon, act(icon))
        icons.set_tokens(read_tokens())
        gc.collect(0)
        assert not kept[0].pixmap(SIZE).isNull()
        del icon, kept
