"""Footnotes (PHP Markdown Extra's): numbered by first reference, listed at the end of the text (goldmark's rules)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from aixreader.html.names import BACK_LINK, FOOTNOTE_LINK
from aixreader.source.markup.assemble import Ending, Opening, Piece, add_text
from aixreader.source.markup.blocks import FOOTNOTE, Block

REFERENCE = re.compile(r"\[\^((?:[^\\\[\]]|\\.)*+)\]")
FOOTNOTES = "footnotes"
# So many places that refer to a note are led back to; real notes have one to three.
MAX_BACK_LINKS = 100
BACK = "\u21a9\ufe0e"
SPACE = "\N{NO-BREAK SPACE}"


@dataclass(slots=True)
class _Note:
    """A footnote; `number` is 0 until something refers to it, `references` are the ids of the places that do."""

    block: Block
    number: int = 0
    references: list[str] = field(default_factory=list)


class Footnotes:
    """The footnotes of one text; `prefix` keeps their ids apart from those of other texts on the page."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._notes: dict[str, _Note] = {}
        self._order: list[str] = []
        self._texts: dict[str, Element] = {}
        self._again: list[tuple[str, int]] = []

    def take(self, root: Block) -> None:
        """Take the definitions out of a tree of blocks; the first of a label counts, and a mark stays in its place."""
        todo = [root]
        while todo:
            block = todo.pop()
            found = [child for child in block.children if child.kind == FOOTNOTE]
            for child in found:
                if child.info in self._notes:
                    self._again.append((child.info, child.line))
                else:
                    self._notes[child.info] = _Note(child)
            todo.extend(reversed(block.children))
            if found:
                at = block.children.index(found[0])
                block.children[at] = Block(FOOTNOTES, found[0].line)
                block.children = [child for child in block.children if child.kind != FOOTNOTE]

    def unused(self) -> Iterator[tuple[str, int]]:
        """Label and line of the notes that nothing refers to, or that are defined before: left out, as in Hugo."""
        yield from ((label, note.block.line) for label, note in self._notes.items() if not note.number)
        yield from self._again

    def build(self, fill: Callable[[Element, Block], None]) -> None:
        """Build the text of all notes; `fill` builds the blocks of one."""
        if not self._texts:
            self._texts = {label: Element("li") for label in self._notes}
            for label, note in self._notes.items():
                fill(self._texts[label], note.block)

    def add_list(self, parent: Element) -> None:
        """Add the notes that are referred to, each with links back."""
        if not self._order:
            return
        box = SubElement(parent, "div", {"class": "footnotes"})
        SubElement(box, "hr")
        listed = SubElement(box, "ol")
        for label in self._order:
            note, item = self._notes[label], self._texts[label]
            item.set("id", f"fn:{self._prefix}{note.number}")
            listed.append(item)
            last = item[-1] if len(item) and item[-1].tag == "p" and not (item[-1].tail or "").strip() else item
            for name in note.references[:MAX_BACK_LINKS]:
                add_text(last, SPACE)
                SubElement(last, "a", {"href": f"#{name}", "class": BACK_LINK}).text = BACK

    def refer(self, label: str) -> list[Piece] | None:
        """The pieces of a reference; None for a label without a note."""
        note = self._notes.get(label)
        if note is None:
            return None
        if not note.number:
            self._order.append(label)
            note.number = len(self._order)
        name = f"fnref{len(note.references) or ''}:{self._prefix}{note.number}"
        note.references.append(name)
        href = f"#fn:{self._prefix}{note.number}"
        link = Opening("a", {"href": href, "class": FOOTNOTE_LINK})
        return [Opening("sup", {"id": name}), link, str(note.number), Ending(), Ending()]
