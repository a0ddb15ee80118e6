"""The icons of Windows and macOS, read back by Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import icon_files
import pytest
from PySide6.QtGui import QImage, QImageReader


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("icons") / "new"
    script = Path(icon_files.__file__)
    done = subprocess.run(
        [sys.executable, str(script), str(folder)], check=False, capture_output=True, text=True, cwd=script.parents[1]
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize(
    ("name", "sizes"), [("aixreader.ico", icon_files.ICO_SIZES), ("aixreader.icns", tuple(icon_files.ICNS_TYPES))]
)
def test_all_sizes_are_in_it_and_drawn(folder: Path, name: str, sizes: tuple[int, ...]) -> None:
    reader = QImageReader(str(folder / name))
    assert reader.canRead(), reader.errorString()
    result = {}
    for index in range(reader.imageCount()):
        assert reader.jumpToImage(index)
        image = reader.read()
        result[image.width()] = image
    assert set(result) == set(sizes)
    for size, image in result.items():
        assert image.height() == size
        assert image.pixelColor(size // 2, size // 2).alpha() == 255
        assert colours(image) > 4


def colours(image: QImage) -> int:
    step = max(image.width() // 16, 1)
    places = range(0, image.width(), step)
    return len({image.pixel(x, y) for x in places for y in places})
