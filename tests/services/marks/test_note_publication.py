"""Notes as a publication."""

from __future__ import annotations

from aixreader.services.marks.note_publication import notes_publication
from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation, Bookmark

TEXT = "One.\nTwo.\n\n<b>Three</b>"
NOTES = (
    Annotation(
        "a", "oversteep", "Oversteeping", "leaves stay in", note=TEXT, changed="2026-11-23T01:00"
    ),
    Annotation("b", "teapot", "Teapot watch", note="On all of it"),
    Annotation("c", "gone", "A lost section", "what was kept"),
    Bookmark("d", "teapot", "Teapot watch"),
)  # fmt: skip


def test_in_the_order_of_the_text_and_nothing_is_left_out(session: Session) -> None:
    result = notes_publication(session, NOTES, "My notes")
    assert [chapter.title for chapter in result.chapters] == ["1. Controls", "2. Threats", "Not in this edition"]
    pieces = {piece.section: piece for piece in result.pieces}
    assert list(pieces) == ["teapot", "oversteep", "gone"]
    assert pieces["oversteep"].html == (
        "<blockquote><p>leaves stay in</p></blockquote><p>One.<br>\nTwo.</p>\n<p>&lt;b&gt;Three&lt;/b&gt;</p>"
        '<p class="meta">2026-11-23</p>'
    )
    assert pieces["teapot"].html == "<p>On all of it</p>"
    assert (pieces["gone"].title, pieces["gone"].permalink) == ("A lost section", "")
    assert len({piece.id for piece in result.pieces}) == 3
