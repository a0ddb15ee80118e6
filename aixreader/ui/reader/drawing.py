"""Checks whether an SVG may be rendered by Qt, which reads files that an SVG references, and has no limit on `use`.

Pages show SVGs in the browser engine's sandbox and need no check; the figure viewer renders them in this process.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict

from PySide6.QtCore import QBuffer, QByteArray, QXmlStreamReader

MAX_SHAPES = 500_000
"""Shapes to draw; a shape that is referenced several times counts each time."""
MAX_DEPTH = 100
"""Of references within references."""
REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)")
EMBEDDED_IMAGE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")


def may_draw(data: bytes) -> bool:
    """Whether the SVG in `data` references no file and has at most `MAX_SHAPES` shapes. False for invalid XML."""
    array = QByteArray(data)  # the buffer points into it
    device = QBuffer(array)
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
            return False  # such as xml-stylesheet, which names a file
        elif token == QXmlStreamReader.TokenType.Characters and drawing.is_style and "url(" in reader.text().lower():
            return False  # a style sheet's references are not counted
    return not reader.hasError() and drawing.shapes <= MAX_SHAPES


class _Drawing:
    """Counts shapes by the element with an id that contains them; `""` is the root."""

    def __init__(self, size: int) -> None:
        self._corners = size // 4  # an upper bound for a file of this size, in bytes
        self._open: list[tuple[str, str]] = []
        self._own: dict[str, int] = defaultdict(int)
        self._uses: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._sums: dict[str, float] = {}

    @property
    def is_style(self) -> bool:
        """Whether the current element is a style sheet."""
        return bool(self._open) and self._open[-1][0] == "style"

    @property
    def shapes(self) -> float:
        """The number of shapes drawn; infinite where references are circular or deeper than `MAX_DEPTH`."""
        return self._sum("", MAX_DEPTH)

    def enter(self, reader: QXmlStreamReader) -> bool:
        """Count an element; False if it references a file."""
        kind, enclosing = reader.name(), self._open[-1][1] if self._open else ""
        attributes = reader.attributes()
        each = [(attributes.at(at).name(), attributes.at(at).value().strip()) for at in range(attributes.size())]
        names = [value for name, value in each if name == "id" and value]
        element = names[0] if names else enclosing
        if element != enclosing:
            self._uses[enclosing].append((element, 1))
        for other in names[1:]:
            self._uses[other].append((element, 1))
        self._open.append((kind, element))
        self._own[element] += 1
        for name, value in each:
            times = self._corners if "marker" in name + value else 1  # a marker is drawn at each corner of a line
            self._uses[element] += [(used, times) for used in REFERENCE.findall(value)]
            if kind == "use" and name == "href":
                self._uses[element].append((value.removeprefix("#"), 1))
        targets = [value for name, value in each if name == "href" and value]
        return kind not in ("image", "feImage") or all(EMBEDDED_IMAGE.fullmatch(target) for target in targets)

    def leave(self) -> None:
        """Leave the element that was entered last."""
        self._open.pop()

    def _sum(self, element: str, depth: int) -> float:
        if element not in self._sums:
            self._sums[element] = math.inf  # until it is known: for circular references
            if depth:
                used = (times * self._sum(name, depth - 1) for name, times in self._uses.get(element, ()))
                self._sums[element] = self._own.get(element, 0) + sum(used)
        return self._sums[element]
