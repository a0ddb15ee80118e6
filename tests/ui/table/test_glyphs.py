"""A shape for each family."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QPointF

from aixreader.knowledge.threat_graph import FAMILIES
from aixreader.ui.table.glyphs import SIZE, glyph


def test_no_two_are_alike_and_all_are_of_a_size() -> None:
    shapes = {family: glyph(family, QPointF(20, 20)) for family in FAMILIES}
    assert shapes.pop("other").isEmpty()
    for one, other in combinations(shapes.values(), 2):
        assert one != other
    for shape in shapes.values():
        assert abs(shape.boundingRect().width() - SIZE) < 2.6
        assert shape.contains(QPointF(20, 20))
