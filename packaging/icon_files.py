"""The program's icon as PNG, ICO (Windows) and ICNS (macOS).

    python packaging/icon_files.py FOLDER

Run it with a Python that can import the reader. Writes `aixreader.ico` and `aixreader.icns`.
"""

import os
import struct
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}
"""Size in pixels -> the type of a PNG of that size in an ICNS file."""


def main(argv: list[str]) -> int:
    """Write both files into the folder in `argv`."""
    folder = Path(argv[0])
    folder.mkdir(parents=True, exist_ok=True)
    pngs = pictures({*ICO_SIZES, *ICNS_TYPES})
    (folder / "aixreader.ico").write_bytes(ico({size: pngs[size] for size in ICO_SIZES}))
    (folder / "aixreader.icns").write_bytes(icns({size: pngs[size] for size in ICNS_TYPES}))
    return 0


def drawing() -> Path:
    """The path of the icon (SVG)."""
    from aixreader.paths import resources

    return resources() / "pictures" / "aixreader.svg"


def pictures(sizes: Iterable[int]) -> dict[int, bytes]:
    """The icon as PNG files, by size in pixels."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QBuffer, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication([]) if QGuiApplication.instance() is None else None
    renderer = QSvgRenderer(str(drawing()))
    pngs = {}
    for size in sorted(sizes):
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know file names only
        pngs[size] = bytes(buffer.data().data())
    del application
    return pngs


def ico(pngs: Mapping[int, bytes]) -> bytes:
    """An ICO file: a directory with an entry of 16 bytes for each size, then the PNG files. Size 256 is stored as 0."""
    start = 6 + 16 * len(pngs)
    entries, data = b"", b""
    for size, png in sorted(pngs.items()):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), start + len(data))
        data += png
    return struct.pack("<HHH", 0, 1, len(pngs)) + entries + data


def icns(pngs: Mapping[int, bytes]) -> bytes:
    """An ICNS file: a header of type and length (8 bytes, included in the length), then each PNG with such a header."""
    data = b"".join(ICNS_TYPES[size] + struct.pack(">I", len(png) + 8) + png for size, png in sorted(pngs.items()))
    return b"icns" + struct.pack(">I", len(data) + 8) + data


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
