"""Layout of the elements face."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from aixreader.knowledge.threat_graph import ThreatGraph
from aixreader.services.session.session import Session
from aixreader.ui.table.elements import MIN_HEIGHT, NAME_TOP, Block, blocks_of, lay_out_elements
from aixreader.ui.table.fonts import Fonts
from aixreader.ui.table.scene import Kind, Scene


def named(blocks: tuple[Block, ...]) -> dict[str, list[str]]:
    return {block.title: [node.slug for node in block.nodes] for block in blocks}


def test_by_family(session: Session) -> None:
    assert named(blocks_of(session.graph, "family")) == {
        "Other threats": ["oversteep", "teatheft"],
        "Controls against input threats": ["teapot"],
        "Development-time controls": ["lidlock"],
        "Other controls": ["kettlerules"],
    } or named(blocks_of(session.graph, "family"))


def test_controls_by_when_and_by_whom(session: Session) -> None:
    by_when = named(blocks_of(session.graph, "when"))
    assert by_when["Controls: governance"] == ["kettlerules"]
    assert by_when["Controls: runtime"] == ["teapot"]
    by_whom = named(blocks_of(session.graph, "who"))
    assert by_whom["Controls: AI engineer"] == ["teapot"]
    assert by_whom["Controls: information security"] == ["lidlock"]


@pytest.mark.parametrize("width", [100.0, 300.0, 600.0, 900.0, 1280.0, 2500.0])
@pytest.mark.parametrize("grouping", ["family", "when", "who"])
def test_nothing_overlaps_and_all_is_within(session: Session, fonts: Fonts, width: float, grouping: str) -> None:
    graph = session.graph
    scene = lay_out_elements(graph, grouping, width, fonts)
    tiles = [tile for tile in scene.tiles if tile.kind is Kind.ELEMENT]
    assert {tile.slug for tile in tiles} == {node.slug for node in (*graph.threats, *graph.controls)}
    for one, other in combinations(scene.tiles, 2):
        assert not one.rect.adjusted(1, 1, -1, -1).intersects(other.rect.adjusted(1, 1, -1, -1)), (one, other)
    for tile in tiles:
        assert tile.rect.bottom() <= scene.size.height()
        assert tile.rect.right() <= scene.size.width()
        assert tile.label is not None
        assert NAME_TOP + tile.label.size().height() <= tile.rect.height()
        assert "…" not in "".join(tile.label.lines)


def test_an_empty_graph_is_an_empty_scene(fonts: Fonts) -> None:
    assert lay_out_elements(ThreatGraph({}, {}), "family", 500.0, fonts).reachable == ()


def test_each_has_a_cell_of_its_own(scene: Scene) -> None:
    assert len(scene.cells) == len(scene.reachable) == 5
    assert len(scene.row_heads) == scene.row_count


def test_tiles_are_as_high_as_the_longest_name_of_their_role(fonts: Fonts, session: Session) -> None:
    nodes = dict(session.graph.nodes)
    nodes["oversteep"] = replace(nodes["oversteep"], name="Direct development-time model poisoning of the whole house")
    scene = lay_out_elements(ThreatGraph(nodes, {}), "family", 1280.0, fonts)
    heights = {tile.slug: tile.rect.height() for tile in scene.tiles if tile.kind is Kind.ELEMENT}
    assert heights["oversteep"] == heights["teatheft"] > MIN_HEIGHT == heights["lidlock"]
