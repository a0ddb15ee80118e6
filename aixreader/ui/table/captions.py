"""What pictures of the table say of themselves, and where their tiles lead."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from aixreader.publish.drawing_pdf import DrawingMetadata, LinkArea
from aixreader.services.session.session import Session
from aixreader.services.tables.table_state import TableState
from aixreader.ui.table.scene import Scene
from aixreader.ui.table.svg_surface import TileLink

UNOFFICIAL = "* not in the official table."
BADGES = "T official table, S its section, G through a group; "


def table_title(session: Session) -> str:
    """The title of a picture."""
    return f"{session.title}: threats and controls"


def table_source(session: Session, state: TableState) -> str:
    """Edition, author and licence, and what the signs mean."""
    manifest = session.edition.manifest
    parts = (manifest.date[:10], manifest.revision[:12], session.attribution.line)
    signs = BADGES if state.picked else ""
    return f"{', '.join(filter(None, parts))}. {signs}{UNOFFICIAL}"


def table_description(session: Session, state: TableState) -> str:
    """What is to be seen, for those who do not see it."""
    graph = session.graph
    counts = f"{len(graph.threats)} threats and {len(graph.controls)} controls"
    if state.face == "matrix":
        shown = f"A table of {counts}: for each asset and attack surface the threats, and the controls against them."
    else:
        shown = f"A tile for each of {counts}, in groups."
    return f"{shown} {table_source(session, state)}"


def table_metadata(session: Session, state: TableState) -> DrawingMetadata:
    """What a PDF states of itself."""
    author, date = session.attribution.author, session.edition.manifest.date
    return DrawingMetadata(table_title(session), author, table_description(session, state), date)


def tile_links(session: Session) -> dict[str, TileLink]:
    """Where the tiles of threats and controls lead on the web, by slug; without those whose section is not there."""
    sections = session.edition.sections
    links = {
        slug: TileLink(sections[node.section].web_address, node.name) for slug, node in session.graph.nodes.items()
    }
    return {slug: link for slug, link in links.items() if link.address}


def link_areas(session: Session, scene: Scene, left: float, top: float) -> list[LinkArea]:
    """The links of the scene's tiles on a page where its corner is at `left`, `top`, in pixels."""
    links = tile_links(session)
    tiles = [(tile, QRectF(tile.rect.translated(left, top))) for tile in scene.reachable if tile.slug in links]
    return [
        LinkArea(links[tile.slug].address, links[tile.slug].title, (at.left(), at.top(), at.right(), at.bottom()))
        for tile, at in tiles
    ]
