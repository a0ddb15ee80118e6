"""Pictures scaled down for print."""

from __future__ import annotations

import random

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from aixreader.progress import silent
from aixreader.services.session.resources import Resource
from aixreader.ui.printing.paper_pictures import MAX_WIDTH, convert_picture, shrink, shrink_pictures
from tests.pictures import AVIF_HEAD, GIF, WEBP, bmp, ico, png


def noisy(width: int) -> Resource:
    dice = random.Random(1)  # noqa: S311  # no secret
    image = QImage(dice.randbytes(width * 300 * 4), width, 300, QImage.Format.Format_RGB32)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know file names only
    return Resource("image/png", bytes(buffer.data().data()))


def test_large_pictures_get_smaller_and_the_rest_stays(qapp: QApplication) -> None:
    assert qapp is not None
    large, text = noisy(2000), Resource("text/css", b"x" * 100_000)
    odd = Resource("image/png", b"no picture" * 10_000)
    found = shrink_pictures({"a": large, "b": large, "c": text, "d": odd}, silent)
    assert found["a"] is found["b"]
    assert found["a"].mime == "image/jpeg"
    assert len(found["a"].data) < len(large.data)
    assert QImage.fromData(QByteArray(found["a"].data)).width() == MAX_WIDTH
    assert (found["c"], found["d"]) == (text, odd)


def test_what_could_not_be_seen_on_white_stays_transparent(qapp: QApplication) -> None:
    assert qapp is not None
    for pale, mime in ((200, "image/png"), (0, "image/jpeg")):
        image = QImage(2000, 400, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        for x in range(0, 2000, 2):
            for y in range(100, 300, 2):
                image.setPixelColor(x, y, QColor(pale + x % 50, pale + y % 50, pale + 50))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG", 100)  # type: ignore[call-overload]  # as above
        assert shrink(Resource("image/png", bytes(buffer.data().data()))).mime == mime


def test_what_would_not_get_smaller_stays(qapp: QApplication) -> None:
    assert qapp is not None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImage(4, 4, QImage.Format.Format_RGB32).save(buffer, "PNG")  # type: ignore[call-overload]  # as above
    tiny = Resource("image/png", bytes(buffer.data().data()))
    assert shrink(tiny) is tiny


def test_pictures_become_png_where_qt_can_decode_them() -> None:
    for picture in (bmp(3, 2), ico(), GIF, WEBP, png(3, 2)):
        converted = convert_picture(picture)
        assert converted is not None
        assert converted.startswith(b"\x89PNG")
    for data in (b"", b"BM", bmp()[:30], AVIF_HEAD, b"<html>"):
        assert convert_picture(data) is None
