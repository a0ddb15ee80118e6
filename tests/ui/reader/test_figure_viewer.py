"""A figure on its own: fitted, at its real size, zoomed; and nothing a hostile file says gets further than that."""

from __future__ import annotations

import socket
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.figure_viewer import MAX_PIXELS, MAX_SCALE, MIN_SCALE, SVG, FigureViewer
from tests.waiting import no_hang

PNG = "image/png"
NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]  # it takes devices too
    return bytes(buffer.data().data())


def svg(width: float, height: float, inside: str = "") -> bytes:
    size = f'width="{width}" height="{height}"'
    return f'<svg {NAMESPACES} {size} viewBox="0 0 {width} {height}"><rect {size} fill="red"/>{inside}</svg>'.encode()


def claimed(width: int, height: int) -> bytes:
    """A PNG that says it is that large, and holds no more than its head."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.fixture
def viewer(qtbot: QtBot) -> Iterator[FigureViewer]:
    viewer = FigureViewer("kettle.png")
    viewer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # qtbot does it
    qtbot.addWidget(viewer)
    viewer.open()
    yield viewer
    viewer.close()


def middle(viewer: FigureViewer) -> QColor:
    """The colour in the middle of what is shown."""
    picture = viewer.view.viewport().grab().toImage()
    return picture.pixelColor(picture.rect().center())


def press(qtbot: QtBot, viewer: FigureViewer, keys: str) -> None:
    qtbot.keyClicks(viewer.view, keys)  # type: ignore[no-untyped-call]  # no types


def turn(viewer: FigureViewer, delta: int) -> None:
    at, none = QPointF(50, 50), Qt.MouseButton.NoButton
    event = QWheelEvent(
        at,
        viewer.view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, delta),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewer.view.viewport(), event)


@pytest.mark.parametrize(("data", "mime"), [(png(4000, 1000), PNG), (svg(4000, 1000), SVG)])
def test_a_large_figure_fits_and_goes_on_to_fit(qtbot: QtBot, viewer: FigureViewer, data: bytes, mime: str) -> None:
    assert viewer.view.show_data(data, mime)
    assert viewer.view.zoom == pytest.approx(viewer.view.viewport().width() / 4000)
    assert middle(viewer) == QColor("red")
    viewer.resize(600, 500)
    qtbot.waitUntil(lambda: viewer.view.zoom == pytest.approx(viewer.view.viewport().width() / 4000))
    assert viewer.view.zoom < 0.16


@pytest.mark.parametrize(("data", "mime"), [(png(40, 30), PNG), (svg(40, 30), SVG)])
def test_a_small_figure_is_not_made_larger_than_it_is(viewer: FigureViewer, data: bytes, mime: str) -> None:
    assert viewer.view.show_data(data, mime)
    assert viewer.view.zoom == 1
    assert viewer.view.sceneRect().size().toTuple() == (40, 30)
    assert middle(viewer) == QColor("red")


def test_keys_fit_show_the_real_size_and_zoom(qtbot: QtBot, viewer: FigureViewer) -> None:
    viewer.view.show_data(png(4000, 1000), PNG)
    fitted = viewer.view.zoom
    zooms: list[float] = []
    for key in "1+=-fF":
        press(qtbot, viewer, key)
        zooms.append(viewer.view.zoom)
    assert zooms == pytest.approx([1, 1.25, 1.5625, 1.25, fitted, fitted])
    press(qtbot, viewer, "0")
    assert viewer.view.zoom == pytest.approx(1)


def test_buttons_fit_and_show_the_real_size(qtbot: QtBot, viewer: FigureViewer) -> None:
    viewer.view.show_data(png(4000, 1000), PNG)
    fitted, size = viewer.view.zoom, viewer.size()
    fit, real = (button for button in viewer.findChildren(QToolButton) if "(" in button.text())
    real.click()
    assert viewer.view.zoom == 1
    viewer.resize(600, 500)
    assert viewer.view.zoom == 1
    viewer.resize(size)
    fit.click()
    qtbot.waitUntil(lambda: viewer.view.zoom == pytest.approx(fitted))


def test_the_wheel_zooms_by_notches(viewer: FigureViewer) -> None:
    viewer.view.show_data(png(400, 300), PNG)
    turn(viewer, 120)
    assert viewer.view.zoom == pytest.approx(1.25)
    for _ in range(4):
        turn(viewer, -30)
    assert viewer.view.zoom == pytest.approx(1)


@pytest.mark.parametrize(("steps", "bound"), [(99, MAX_SCALE), (-99, MIN_SCALE)])
def test_zooming_ends_somewhere(viewer: FigureViewer, steps: int, bound: float) -> None:
    viewer.view.show_data(png(400, 300), PNG)
    viewer.view.zoom_by(steps)
    viewer.view.zoom_by(steps)
    assert viewer.view.zoom == pytest.approx(bound)


def test_what_was_fitted_smaller_than_that_is_not_made_larger_by_zooming_out(viewer: FigureViewer) -> None:
    viewer.view.show_data(svg(1_000_000, 1_000_000), SVG)
    fitted = viewer.view.zoom
    assert fitted < MIN_SCALE
    viewer.view.zoom_by(-1)
    assert viewer.view.zoom == pytest.approx(fitted)
    viewer.view.zoom_by(1)
    assert viewer.view.zoom == pytest.approx(fitted * 1.25)


def test_another_figure_replaces_the_former(viewer: FigureViewer) -> None:
    for data, mime in ((svg(40, 30), SVG), (png(50, 20), PNG), (svg(20, 20), SVG), (svg(30, 30), SVG)):
        assert viewer.view.show_data(data, mime)
        viewer.view.zoom_by(2)
    assert viewer.view.sceneRect().size().toTuple() == (30, 30)
    assert len(viewer.view.scene().items()) == 1


@pytest.mark.parametrize(
    ("data", "mime"),
    [
        (b"", PNG),
        (b"", SVG),
        (b"no picture", PNG),
        (b"no picture", SVG),
        (png(40, 30)[:60], PNG),
        (svg(40, 30)[:-6], SVG),
        (b"<html/>", SVG),
        (claimed(MAX_PIXELS // 1000 + 1, 1000), PNG),
        (claimed(2**31 - 1, 2**31 - 1), PNG),
    ],
    ids=["no-png", "no-svg", "text-png", "text-svg", "cut-png", "cut-svg", "html", "large", "largest"],
)
def test_what_cannot_be_read_is_refused_and_what_is_shown_stays(viewer: FigureViewer, data: bytes, mime: str) -> None:
    viewer.view.show_data(png(40, 30), PNG)
    assert not viewer.view.show_data(data, mime)
    assert middle(viewer) == QColor("red")


def test_a_picture_over_the_bound_is_refused_before_it_is_unpacked(viewer: FigureViewer) -> None:
    data = QImage(8001, 8001, QImage.Format.Format_Mono)
    data.fill(1)
    buffer = QBuffer()
    data.save(buffer, "PNG")  # type: ignore[call-overload]  # it takes devices too
    assert not viewer.view.show_data(bytes(buffer.data().data()), PNG)
    assert viewer.view.scene().items() == []


@pytest.fixture
def canary() -> Iterator[socket.socket]:
    """A server that nobody may ask."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="{0}/picture.png" width="9" height="9"/>',
        '<image xlink:href="{0}/picture.svg" width="9" height="9"/>',
        '<use href="{0}/drawing.svg#a"/>',
        '<script href="{0}/script.js">fetch("{0}/fetched")</script>',
        "<style>@import url({0}/sheet.css);</style>",
        '<rect style="fill: url({0}/fill.svg#a)" width="9" height="9"/>',
        '<foreignObject width="9" height="9"><img src="{0}/inner.png"/></foreignObject>',
        '<a href="{0}"><text>there</text></a>',
    ],
)
@pytest.mark.qt_log_ignore("^link .* is undefined", "Could not resolve property", extend=True)
def test_a_drawing_asks_nobody(viewer: FigureViewer, canary: socket.socket, inside: str) -> None:
    address = f"http://127.0.0.1:{canary.getsockname()[1]}"
    if viewer.view.show_data(svg(40, 30, inside.replace("{0}", address)), SVG):
        assert middle(viewer) == QColor("red")
        viewer.view.zoom_by(3)
        viewer.view.viewport().grab()


def test_a_drawing_reads_no_file(viewer: FigureViewer, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(png(9, 9))
    assert not viewer.view.show_data(svg(40, 30, f'<image href="{picture}" width="40" height="30"/>'), SVG)


@pytest.mark.parametrize("size", [1_000_000, 1e30])
@pytest.mark.qt_log_ignore("^Shape of type .* ignored because", extend=True)
def test_a_huge_drawing_takes_no_time(viewer: FigureViewer, size: float) -> None:
    with no_hang():
        if viewer.view.show_data(svg(size, size), SVG):
            for show in (viewer.view.fit, viewer.view.show_real_size, lambda: viewer.view.zoom_by(99)):
                show()
                viewer.view.viewport().grab()


def test_escape_closes_it(qtbot: QtBot, viewer: FigureViewer) -> None:
    with qtbot.waitSignal(viewer.finished):
        qtbot.keyClick(viewer.view, Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]  # no types
    assert not viewer.isVisible()


def test_it_says_what_it_is(viewer: FigureViewer) -> None:
    assert viewer.windowTitle() == "kettle.png"
    assert viewer.view.accessibleName() == "Figure"
