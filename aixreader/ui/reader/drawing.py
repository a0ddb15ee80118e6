"""Whether Qt may draw an SVG: it would read files the drawing names, and draw for hours what is used over and over.

Pages show drawings in the engine's sandbox and need none of this; a figure on its own is drawn by Qt itself.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict

from PySide6.QtCore import QBuffer, QByteArray, QXmlStreamReader

MOST_SHAPES = 500_000
"""Shapes to draw, those that are used again counted again."""
DEEPEST = 100
REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)")
HELD = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")


def may_draw(data: bytes) -> bool:
    """Whether the SVG in `data` reads no file and is drawn in a moment. False for what is no XML."""
    held = QByteArray(data)  # the buffer points into it
    device = QBuffer(held)
    device.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QXmlStreamReader(device)
    drawing = _Drawing(len(data))
    while not reader.atEnd():
        token = reader.readNext()
        if token == QXmlStreamReader.TokenType.StartElement:
            if not drawing.enter(reader):
                return False
        elif token == QXmlStreamReader.TokenType.EndElement:
            drawing.leave()
        elif token == QXmlStreamReader.TokenType.ProcessingInstruction:
            return False  # it would name a stylesheet's file
        elif token == QXmlStreamReader.TokenType.Characters and drawing.is_style and "url(" in reader.text().lower():
            return False  # it would use things again, unseen here
    return not reader.hasError() and drawing.shapes <= MOST_SHAPES


class _Drawing:
    """Adds up shapes. Each named element has an account of its own; `""` is the whole drawing's."""

    def __init__(self, size: int) -> None:
        self._corners = size // 4  # more a drawing of this size cannot have
        self._open: list[tuple[str, str]] = []
        self._own: dict[str, int] = defaultdict(int)
        self._uses: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._sums: dict[str, float] = {}

    @property
    def is_style(self) -> bool:
        """Whether what is read now is a stylesheet."""
        return bool(self._open) and self._open[-1][0] == "style"

    @property
    def shapes(self) -> float:
        """What is drawn in all; infinite where things use themselves, or each other too deeply."""
        return self._sum("", DEEPEST)

    def enter(self, reader: QXmlStreamReader) -> bool:
        """Count an element; False where it names a file."""
        kind, around = reader.name(), self._open[-1][1] if self._open else ""
        attributes = reader.attributes()
        each = [(attributes.at(at).name(), attributes.at(at).value().strip()) for at in range(attributes.size())]
        names = [value for name, value in each if name == "id" and value]
        account = names[0] if names else around
        if account != around:
            self._uses[around].append((account, 1))
        for other in names[1:]:
            self._uses[other].append((account, 1))
        self._open.append((kind, account))
        self._own[account] += 1
        for name, value in each:
            times = self._corners if "marker" in name + value else 1  # a marker stands at each corner of a line
            self._uses[account] += [(used, times) for used in REFERENCE.findall(value)]
            if kind == "use" and name == "href":
                self._uses[account].append((value.removeprefix("#"), 1))
        targets = [value for name, value in each if name == "href" and value]
        return kind not in ("image", "feImage") or all(HELD.fullmatch(target) for target in targets)

    def leave(self) -> None:
        """The element ends."""
        self._open.pop()

    def _sum(self, account: str, depth: int) -> float:
        if account not in self._sums:
            self._sums[account] = math.inf  # until it is known: an account that uses itself
            if depth:
                used = (times * self._sum(name, depth - 1) for name, times in self._uses.get(account, ()))
                self._sums[account] = self._own.get(account, 0) + sum(used)
        return self._sums[account]
