"""The window's icons: line drawings (SVG) in the colours of the look, rendered at every size and pixel ratio."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from aixreader.paths import resources
from aixreader.ui.base.style import disabled_colour
from aixreader.ui.base.tokens import Tokens

PLACEHOLDER = b"currentColor"
UNFILLED, FILLED = b'fill="none"', b'fill="currentColor"'
FILLED_WHEN_ON = frozenset({"bookmark", "pin"})
"""Icons whose shape is filled on a button that is on."""
Mode = QIcon.Mode
State = QIcon.State


class Icons:
    """Makes icons by name; names are those of the files in `resources/icons`, without suffix.

    An icon keeps its colours: after a change of the look, call `set_tokens` and get the icons again.
    """

    def __init__(self, tokens: Tokens, folder: Path | None = None) -> None:
        self._folder = folder or resources() / "icons"
        self._tokens = tokens
        self._drawings: dict[str, bytes] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}

    def set_tokens(self, tokens: Tokens) -> None:
        """Make icons in other colours from now on."""
        self._tokens = tokens
        self._icons.clear()

    def icon(self, name: str) -> QIcon:
        """The icon `name` in the colour of text. Raises `KeyError` if there is no such file."""
        return self._made(name, self._tokens.ink)

    def muted(self, name: str) -> QIcon:
        """The icon `name` in the colour of secondary text. Raises `KeyError` if there is no such file."""
        return self._made(name, self._tokens.muted)

    def _made(self, name: str, colour: str) -> QIcon:
        key = (name, colour)
        if key not in self._icons:
            colours = Colours(QColor(colour), disabled_colour(self._tokens), QColor(self._tokens.paper))
            self._icons[key] = QIcon(LineIcon(Drawing(self._drawing(name), colours, name in FILLED_WHEN_ON)))
        return self._icons[key]

    def _drawing(self, name: str) -> bytes:
        if name not in self._drawings:
            try:
                self._drawings[name] = (self._folder / f"{name}.svg").read_bytes()
            except OSError as error:
                raise KeyError(name) from error
        return self._drawings[name]


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of an icon: normal, disabled, and on a selected row."""

    normal: QColor
    disabled: QColor
    selected: QColor

    def of(self, mode: QIcon.Mode) -> QColor:
        """The colour for `mode`."""
        return {Mode.Disabled: self.disabled, Mode.Selected: self.selected}.get(mode, self.normal)


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG with its colours, and whether it is filled on a button that is on; with a cache of its pixmaps by size in
    pixels, colour and whether it is filled.
    """

    svg: bytes
    colours: Colours
    fills_when_on: bool = False
    pictures: dict[tuple[int, int, str, bool], QPixmap] = field(default_factory=dict)

    def picture(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The drawing scaled into `size` device pixels, centred."""
        colour, is_filled = self.colours.of(mode).name(), self.fills_when_on and state == State.On
        key = (size.width(), size.height(), colour, is_filled)
        if key not in self.pictures:
            svg = self.svg.replace(UNFILLED, FILLED) if is_filled else self.svg
            self.pictures[key] = self._draw(svg, size, colour)
        return self.pictures[key]

    def _draw(self, svg: bytes, size: QSize, colour: str) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        if not size.isEmpty():
            side = min(size.width(), size.height())
            painter = QPainter(picture)
            renderer = QSvgRenderer(QByteArray(svg.replace(PLACEHOLDER, colour.encode())))
            renderer.render(painter, QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side))
            painter.end()
        return picture


class LineIcon(QIconEngine):
    """An icon engine that renders the drawing at every requested size, so that no pixmap is scaled up."""

    _clones: ClassVar[list[LineIcon]] = []
    """PySide does not transfer ownership of what `clone` returns to Qt, so it is kept alive here. Few icons are cloned:
    only those that get a further pixmap."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._drawing.picture(size, mode, state)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """`size` is in device-independent pixels (Qt 6.8 and later), the pixmap in device pixels."""
        picture = QPixmap(self._drawing.picture(size * scale, mode, state))
        picture.setDevicePixelRatio(scale)
        return picture

    @override
    def clone(self) -> QIconEngine:
        clone = LineIcon(self._drawing)
        self._clones.append(clone)
        return clone

    @override
    def key(self) -> str:
        return "aix-line"
