"""Putting the pieces of a text together as elements."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from aixreader.source.markup.delimiters import Run

# Beyond this emphasis is left out and its text stays; real pages nest 3 deep.
MAX_DEPTH = 60
AUTO = "auto"


@dataclass(slots=True)
class Opening:
    """Where an element begins; `auto` marks a link made of a bare address."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    auto: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """Where the innermost link, image, break or code span ends."""


Piece = str | Run | Opening | Ending


def add_text(parent: Element, text: str) -> None:
    """Add text behind what `parent` holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def assemble(parent: Element, pieces: list[Piece]) -> None:
    """Put the elements that `pieces` describe into `parent`."""
    building = _Building(parent)
    for piece in pieces:
        building.add(piece)
    building.flush()


class _Building:
    """Elements under construction; where nesting goes too deep the last one shown stands in for the others."""

    def __init__(self, parent: Element) -> None:
        self._stack = [parent]
        self._texts: list[str] = []
        self._image: list[Element] = []
        self._alt: list[str] = []

    def add(self, piece: Piece) -> None:
        """One piece more."""
        if isinstance(piece, str):
            (self._alt if self._image else self._texts).append(piece)
        elif isinstance(piece, Run):
            self._run(piece)
        elif isinstance(piece, Opening):
            self._open(piece)
        else:
            self._end()

    def flush(self) -> None:
        """Add the text gathered so far to the innermost element."""
        if self._texts:
            add_text(self._stack[-1], "".join(self._texts))
            self._texts.clear()

    def _run(self, run: Run) -> None:
        if self._image:
            self._alt.append(run.char * run.left)
            return
        for _ in run.closes:
            self._pop()
        if run.left:
            self._texts.append(run.char * run.left)
        for tag in reversed(run.opens):
            self._push(tag, {})

    def _open(self, opening: Opening) -> None:
        if self._image or opening.tag == "img":
            # What stands in an image's brackets is its alternative text.
            if not self._image:
                self.flush()
            self._image.append(Element(opening.tag, opening.attributes))
            return
        self._push(opening.tag, {**opening.attributes, **({AUTO: ""} if opening.auto else {})})

    def _end(self) -> None:
        if not self._image:
            self._pop()
            return
        element = self._image.pop()
        if self._image:
            return
        element.set("alt", "".join(self._alt))
        self._alt.clear()
        self._stack[-1].append(element)

    def _push(self, tag: str, attributes: dict[str, str]) -> None:
        self.flush()
        deep = len(self._stack) > MAX_DEPTH
        self._stack.append(self._stack[-1] if deep else SubElement(self._stack[-1], tag, attributes))

    def _pop(self) -> None:
        self.flush()
        self._stack.pop()
