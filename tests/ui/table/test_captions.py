"""What pictures say of themselves."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from aixreader.services.session.session import Session
from aixreader.services.tables.table_state import TableState
from aixreader.ui.table.captions import link_areas, table_description, table_metadata, table_source, tile_links
from aixreader.ui.table.scene import Scene


def test_source_and_signs(session: Session) -> None:
    assert table_source(session, TableState()).endswith("* not in the official table.")
    assert "T official table" in table_source(session, TableState(picked=("lidlock",)))
    assert table_description(session, TableState(face="matrix")).startswith("A table of 2 threats and 3 controls: ")
    assert table_metadata(session, TableState()).date == session.edition.manifest.date


def test_links_lead_to_the_web(session: Session, scene: Scene) -> None:
    links = tile_links(session)
    assert (links["lidlock"].address, links["lidlock"].title) == (
        session.edition.sections["lidlock"].web_address,
        "Lid lock",
    )
    areas = {area.address: area for area in link_areas(session, scene, 10, 20)}
    (tile,) = scene.of("lidlock")
    left, top, right, bottom = areas[links["lidlock"].address].area
    assert QRectF(left, top, right - left, bottom - top) == tile.rect.translated(10, 20)
