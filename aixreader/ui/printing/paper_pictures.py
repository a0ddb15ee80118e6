"""Pictures for print and for books: scaled down to print resolution, as JPEG, which PDF embeds without recompression;
converted to PNG for e-readers.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from aixreader.progress import Report
from aixreader.services.session.resources import Resource

MAX_WIDTH = 1400
"""Pixels; 200 dpi at the width of a page's text."""
JPEG_QUALITY = 88
MIN_BYTES = 60_000
"""Smaller pictures are left as they are."""
MAX_PIXELS = 50_000_000
"""Of a picture that is converted; larger ones need hundreds of megabytes."""
PACKED = ("image/png", "image/jpeg", "image/webp", "image/gif")
JPEG = "image/jpeg"


def shrink_pictures(resources: dict[str, Resource], report: Report) -> dict[str, Resource]:
    """The resources with large pictures scaled down and recompressed; raises `Cancelled` after a cancel."""
    done: dict[int, Resource] = {}
    results: dict[str, Resource] = {}
    for number, (path, resource) in enumerate(resources.items()):
        report(number / len(resources), "Making pictures smaller")
        if resource.mime in PACKED and len(resource.data) > MIN_BYTES:
            if id(resource.data) not in done:
                done[id(resource.data)] = shrink(resource)
            resource = done[id(resource.data)]  # noqa: PLW2901  # replaced
        results[path] = resource
    return results


def shrink(resource: Resource) -> Resource:
    """A picture on white, at most `MAX_WIDTH` pixels wide; unchanged if that is not smaller or it cannot be decoded."""
    image = QImage.fromData(QByteArray(resource.data))
    if image.isNull():
        return resource
    if image.width() > MAX_WIDTH:
        image = image.scaledToWidth(MAX_WIDTH, Qt.TransformationMode.SmoothTransformation)
    canvas = QImage(image.size(), QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "JPEG", JPEG_QUALITY)  # type: ignore[call-overload]  # the stubs know file names only
    data = bytes(buffer.data().data())
    return Resource(JPEG, data) if 0 < len(data) < len(resource.data) else resource


def to_png(data: bytes) -> bytes | None:
    """A picture as PNG, None if Qt cannot decode it. May be called in any thread, and without an application."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)  # by the content: a buffer has no name
    if not reader.size().isValid() or reader.size().width() * reader.size().height() > MAX_PIXELS:
        return None
    image = reader.read()
    if image.isNull():
        return None
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(out, "PNG")  # type: ignore[call-overload]  # the stubs know file names only
    return bytes(out.data().data()) or None
