"""The zoom at which a scene fits."""

from __future__ import annotations

from PySide6.QtCore import QSize, QSizeF

from aixreader.ui.table.fitting import MAX_FIT_ZOOM, MIN_FIT_ZOOM, fitting_zoom


def test_it_is_as_large_as_it_fits_and_can_be_read() -> None:
    room = QSize(800, 600)
    assert MAX_FIT_ZOOM - fitting_zoom(lambda width: QSizeF(width, 10), room) < 0.02
    assert fitting_zoom(lambda width: QSizeF(width, 9000), room) == MIN_FIT_ZOOM
    zoom = fitting_zoom(lambda width: QSizeF(width, 480), room)
    assert 1.2 < zoom <= 600 / 480
