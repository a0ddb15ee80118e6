"""The notes of a book."""

from __future__ import annotations

from aixreader.publish.epub_notes import NoteReferences, footnotes


def test_a_note_that_is_referred_to_often_has_numbered_ways_back() -> None:
    notes = NoteReferences()
    mark = '<sup class="note"><a href="#note-2">2</a></sup>'
    page = notes.mark(f'<p>{mark}{mark}<sup>2</sup><sup class="note">x</sup></p>')
    assert page.count('epub:type="noteref"') == 2
    listed = notes.list(["https://a.example/", "https://b.example/?x&y"])
    first, second = listed.split('id="note-2"')
    assert "doc-backlink" not in first
    assert 'href="https://b.example/?x&amp;y"' in second
    assert second.count("doc-backlink") == 2
    assert 'href="#reference-2-1">' in second
    assert 'href="#reference-2-2">' in second


def test_only_footnotes_are_named_so() -> None:
    page = '<ol><li>a</li><li id="x">b</li></ol>'
    assert footnotes(page) == page
