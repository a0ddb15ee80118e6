"""The metadata of a publication."""

from __future__ import annotations

from aixreader.publish.publication import Publication


def test_pieces_and_edition(publication: Publication) -> None:
    assert [piece.section for piece in publication.pieces] == ["pot", "tea"]
    assert publication.edition_line == "Exchange, as of 2026-08-22, revision abcdef012345"
    assert Publication("t", "Exchange", "", "", "", ()).edition_line == "Exchange"


def test_headings_are_the_tree_of_pieces(publication: Publication) -> None:
    assert list(publication.headings) == [
        (1, "chapter-1", "Pots"),
        (2, "s-pot", "Pot & lid"),
        (1, "s-tea", "Tea"),
    ]
