"""What a browser's bookmarks file has no place for."""

from __future__ import annotations

from aixreader.services.marks.bookmark_extras import BookmarkExtras, extras_json, read_extras, read_tag, written_tags
from aixreader.userdata.records import Annotation, Bookmark

NOTE = Annotation("n", "lid", "Lid", "quote", "before", "after", 3, "blue", "note", "edition", ("known",), "c", "d")


def test_out_and_in() -> None:
    mark = Bookmark("b", "lid", "Lid", tags=("tea, green", "two words"), colour="green")
    assert read_extras(extras_json(mark, [NOTE])) == BookmarkExtras("green", mark.tags, (NOTE,))
    plain = Bookmark("b", "lid", "Lid", tags=("tea",))
    assert extras_json(plain, []) == ""
    assert read_extras("") == BookmarkExtras()


def test_what_is_written_by_others_is_nothing() -> None:
    for text in (
        "x",
        "[]",
        "1",
        '{"colour":"#fff"}',
        '{"notes":[1]}',
        '{"notes":[{"id":""}]}',
        '{"tags":"a"}',
        "[" * 9_999,
    ):
        assert read_extras(text) == BookmarkExtras(), text
    assert read_extras('{"colour":"pink","more":1}') == BookmarkExtras("pink")


def test_commas_in_tags() -> None:
    tags = ("tea, green", "a,b,", "‚quoted‘", "plain")
    written = written_tags(tags)
    assert written.count(",") == len(tags) - 1, "browsers part tags by commas"
    assert tuple(map(read_tag, written.split(","))) == tags
