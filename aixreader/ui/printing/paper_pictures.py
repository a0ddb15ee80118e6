"""Pictures for print and for books: scaled down to print resolution, as JPEG, which PDF embeds without recompression;
converted to kinds that all e-readers show.
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
MIN_GAIN = 3
"""How many times smaller than PNG a JPEG has to be: less saves little, and costs lines their edges."""
PACKED = ("image/png", "image/jpeg", "image/webp", "image/gif")
JPEG, PNG = "image/jpeg", "image/png"
SIDE = 32
"""Pixels of the copy by which it is judged whether a picture is pale."""
MIN_ALPHA, PALE, MAX_DARK = 32, 180, 0.5
"""Opacity and lightness, 0 to 255; the share of pixels below `PALE` that a pale picture may have."""
SVG = "svg"
BEST_COMPRESSION = 0
"""Qt's quality of a PNG that is compressed as far as possible."""


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
    """A picture on white, at most `MAX_WIDTH` pixels wide; unchanged if that is not smaller or it cannot be decoded.

    What could not be seen on white keeps its transparency: the page that is printed gives it a ground.
    """
    image = QImage.fromData(QByteArray(resource.data))
    if image.isNull():
        return resource
    if image.width() > MAX_WIDTH:
        image = image.scaledToWidth(MAX_WIDTH, Qt.TransformationMode.SmoothTransformation)
    if _is_pale(image):
        mime, data = PNG, _saved(image, "PNG", BEST_COMPRESSION)
    else:
        mime, data = JPEG, _saved(_on_white(image), "JPEG", JPEG_QUALITY)
    return Resource(mime, data) if 0 < len(data) < len(resource.data) else resource


def convert_picture(data: bytes) -> bytes | None:
    """A picture as PNG, or as JPEG where that is much smaller, as of a photograph; None if Qt cannot decode it.

    May be called in any thread, and without an application but for drawings with words.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)  # by the content: a buffer has no name
    if not reader.size().isValid() or reader.size().width() * reader.size().height() > MAX_PIXELS:
        return None
    is_drawing = reader.format() == SVG
    image = reader.read()
    if image.isNull():
        return None
    if is_drawing:  # the edges of its shapes are of many colours: as many stay as a table holds
        image = _on_white(image).convertToFormat(QImage.Format.Format_RGB16)
    png = _saved(_few_colours(image), "PNG", BEST_COMPRESSION)
    if image.hasAlphaChannel() or is_drawing:
        return png or None
    jpeg = _saved(image, "JPEG", JPEG_QUALITY)
    return (jpeg if 0 < len(jpeg) * MIN_GAIN < len(png) else png) or None


def _is_pale(image: QImage) -> bool:
    """Whether a picture with transparent parts has hardly anything in it that stands out from white."""
    if not image.hasAlphaChannel():
        return False
    small = image.scaled(SIDE, SIDE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    colours = [QColor.fromRgba(small.pixel(x, y)) for x in range(SIDE) for y in range(SIDE)]
    seen = [colour.lightness() for colour in colours if colour.alpha() > MIN_ALPHA]
    dark = sum(lightness < PALE for lightness in seen)
    return len(seen) < len(colours) and dark < MAX_DARK * len(seen)


def _on_white(image: QImage) -> QImage:
    canvas = QImage(image.size(), QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    painter.drawImage(0, 0, image)
    painter.end()
    return canvas


def _few_colours(image: QImage) -> QImage:
    """The same picture with a table of its colours, if it is opaque and has no more than such a table holds."""
    if image.hasAlphaChannel():
        return image
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    indexed = plain.convertToFormat(QImage.Format.Format_Indexed8, Qt.ImageConversionFlag.AvoidDither)
    return indexed if indexed.convertToFormat(QImage.Format.Format_RGB32) == plain else image


def _saved(image: QImage, form: str, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form, quality)  # type: ignore[call-overload]  # the stubs know file names only
    return bytes(buffer.data().data())
