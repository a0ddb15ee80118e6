"""The metadata of a publication."""

from __future__ import annotations

from aixreader.publish.publication import Publication


def test_pieces_and_edition(publication: Publication) -> None:
    assert [piece.section for piece in publication.pieces] == ["pot", "tea"]
    assert publication.edition_line == "Exchange, as of 2026-08-22, revision abcdef012345"
    assert Publication("t", "Exchange", "", "", "", ()).edition_line == "Exchange"
