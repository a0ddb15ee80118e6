"""The ground under pictures with transparency."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from aixreader.errors import NotFoundError
from aixreader.paths import resources
from aixreader.services.session.resources import Resource
from aixreader.ui.web.pane import Pane
from aixreader.ui.web.picture_plates import PLATES
from tests.ui.web.outside import Show, answer

WIDTH, HEIGHT = 300, 60
FOUND = "JSON.stringify([...document.images].map((image) => image.dataset.plate || ''))"


def logo(*colours: str, ground: str = "transparent", form: str = "PNG", size: int = 1) -> bytes:
    """A picture with a bar of each colour."""
    image = QImage(WIDTH * size, HEIGHT * size, QImage.Format.Format_ARGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    for number, colour in enumerate(colours):
        width = WIDTH * size // len(colours)
        painter.fillRect(QRect(number * width + 8 * size, 15 * size, width - 16 * size, 30 * size), QColor(colour))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)  # type: ignore[call-overload]  # the stubs know file names only
    return bytes(buffer.data().data())


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60" viewBox="0 0 300 60">'
    '<circle cx="30" cy="30" r="20" fill="%s"/></svg>'
)


@cache
def pictures() -> tuple[tuple[bytes, str, str], ...]:
    """Pictures, each with its kind and the plate it gets."""
    return (
        (logo("white"), "image/png", "dark"),
        (logo("#F0F0E8", form="WEBP"), "image/webp", "dark"),
        (logo("white", size=10), "image/png", "dark"),
        (logo("#FFEE99", "white", "#FF9900"), "image/png", "dark"),
        (logo("black"), "image/png", "light"),
        (logo("#1DA1F2"), "image/png", "light"),
        (logo("black", "#00FFC0", "black", "black"), "image/png", "light"),
        (logo("white", "black"), "image/png", "mid"),
        (logo("white", ground="#336699"), "image/png", ""),
        (logo("white", ground="white", form="JPEG"), "image/jpeg", ""),
        (logo(), "image/png", ""),
        ((DRAWING % "white").encode(), "image/svg+xml", "dark"),
        ((DRAWING % "#222222").encode(), "image/svg+xml", "light"),
        (b"\x89PNG\r\n\x1a\n broken", "image/png", ""),
    )


@dataclass
class Site:
    """A page at any address, with the pictures."""

    def fetch(self, path: str) -> Resource:
        """The page or a picture; raises `NotFoundError`."""
        if path.startswith("/-/"):
            name = path.removeprefix("/-/")
            if not name.isdecimal():
                raise NotFoundError(path)
            data, mime, _ = pictures()[int(name)]
            return Resource(mime, data)
        tags = "".join(f'<p><img src="/-/{number}" alt=""></p>' for number in range(len(pictures())))
        return Resource("text/html", f'<main id="aix-content">{tags}</main>'.encode())


def test_each_picture_gets_the_ground_that_it_stands_out_from(qtbot: QtBot, pane: Pane, show: Show) -> None:
    wanted = [plate for _, _, plate in pictures()]
    pane.engine.serve(Site())
    show("aix://content/print-1")
    assert json.loads(str(answer(qtbot, pane, FOUND))) == wanted, "for print before the load has ended"
    pane.resize(600, 3000)  # pictures are judged when they come in sight
    show("aix://content/page")
    qtbot.waitUntil(lambda: json.loads(str(answer(qtbot, pane, FOUND))) == wanted)


def test_the_style_sheets_draw_these_grounds() -> None:
    for name in ("page", "paper"):
        rules = (resources() / "styles" / f"{name}.css").read_text(encoding="utf-8")
        for plate in ("dark", "mid"):
            assert f'[data-plate="{plate}"]' in rules
            assert PLATES[plate] in rules
