"""Pictures as paper wants them: no sharper than it prints, and packed as PDF takes them without packing them anew."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from aixreader.progress import Report
from aixreader.services.session.resources import Resource

WIDEST = 1400
"""Pixels: 200 to the inch on the width of a page's text."""
QUALITY = 88
LARGE = 60_000
"""Bytes from which on a picture is worth it."""
PACKED = ("image/png", "image/jpeg", "image/webp", "image/gif")
JPEG = "image/jpeg"


def for_paper(resources: dict[str, Resource], report: Report) -> dict[str, Resource]:
    """The resources with their large pictures made smaller; raises `Cancelled` after a cancel."""
    done: dict[int, Resource] = {}
    found: dict[str, Resource] = {}
    for number, (path, resource) in enumerate(resources.items()):
        report(number / len(resources), "Making pictures smaller")
        if resource.mime in PACKED and len(resource.data) > LARGE:
            if id(resource.data) not in done:
                done[id(resource.data)] = smaller(resource)
            resource = done[id(resource.data)]  # noqa: PLW2901  # the one in its place
        found[path] = resource
    return found


def smaller(resource: Resource) -> Resource:
    """A picture on white, at most `WIDEST` pixels wide; as it was where that is no smaller, or it cannot be read."""
    image = QImage.fromData(QByteArray(resource.data))
    if image.isNull():
        return resource
    if image.width() > WIDEST:
        image = image.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor("white"))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    ground.save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]  # the stubs know file names only
    data = bytes(buffer.data().data())
    return Resource(JPEG, data) if 0 < len(data) < len(resource.data) else resource
