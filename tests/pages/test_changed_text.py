"""A changed text as HTML."""

from __future__ import annotations

from dataclasses import replace

from aixreader.comparison.text_blocks import read_blocks
from aixreader.comparison.text_changes import MOVED, BlockChange, text_changes
from aixreader.html.tree import elements
from aixreader.pages.change_marks import ChangeMarks
from aixreader.pages.changed_text import ChangedText

TEXT = ChangedText(ChangeMarks(lambda address: address), lambda name: f"<i>{name}</i>")


def column(old: str, new: str) -> str:
    return TEXT.column(text_changes(read_blocks(old), read_blocks(new)))


def test_blocks_say_what_became_of_them() -> None:
    html = column("<p>Boil the water in a pot.</p><p>Nobody likes it.</p>", "<p>Boil the water in a cup.</p>")
    assert html == (
        '<p class="change changed">Boil the water in a <del>pot</del> <ins>cup</ins>.</p>'
        '<p class="change removed"><span class="change-note" hidden>Removed</span> <del>Nobody likes it.</del></p>'
    )


def test_lists_are_nested_as_they_were() -> None:
    html = "<ul><li>green</li><li>black<ol><li>strong</li></ol></li></ul><p>That is all.</p>"
    assert TEXT.whole(text_changes(read_blocks(html), read_blocks(html))) == html


def test_code_quotes_and_words_to_define() -> None:
    assert column("", "<pre>a\n b</pre>").startswith('<pre class="change added">')
    assert "<blockquote" in column("", "<blockquote><p>Drink!</p></blockquote>")
    assert "<strong><span" in column("", "<dl><dt>Pot</dt></dl>")


def test_what_moved_tells_where() -> None:
    (block,) = text_changes([], read_blocks("<p>Boil.</p>"))
    assert isinstance(block, BlockChange)
    moved = replace(block, state=MOVED, elsewhere="teapot")
    assert '<span class="change-note">Moved here from <i>teapot</i></span>' in TEXT.column([moved])
    long = "<p>A paragraph that is long enough to be told to have moved.</p>"
    rest = "<p>First of all, the water.</p><p>Then the leaves, then the cup.</p>"
    assert "Moved within this section" in column(long + rest, rest + long)


def test_paragraphs_without_a_change_are_folded_but_for_those_beside_one() -> None:
    same = "".join(f"<p>Paragraph {name}.</p>" for name in "abcdef")
    html = column(f"<p>Boil water.</p>{same}", f"<p>Boil the water.</p>{same}")
    (fold,) = elements(html, "details")
    assert "<summary>5 paragraphs unchanged</summary>" in fold.html
    assert "Paragraph a" not in fold.html
    changes = text_changes(read_blocks(f"<p>Boil water.</p>{same}"), read_blocks(f"<p>Boil the water.</p>{same}"))
    assert "<details" not in TEXT.whole(changes)


def test_tables_cell_by_cell() -> None:
    table = "<table><tr><th>cup</th><th>minutes</th></tr><tr><td>green</td><td>3</td></tr></table>"
    html = column(table, table.replace(">3<", ">2<").replace("</table>", "<tr><td>white</td><td>5</td></tr></table>"))
    assert "<td><del>3</del> <ins>2</ins></td>" in html
    assert '<tr class="added"><td><ins>white</ins></td>' in html
    assert "<th>minutes</th>" in html


def test_side_by_side_each_text_is_in_its_column() -> None:
    html = TEXT.sides(
        text_changes(read_blocks("<p>Boil hot water.</p>"), read_blocks("<ul><li>Boil the water.</li></ul>"))
    )
    left, right = (side.content for side in elements(html, "div") if side.attributes.get("class") == "side")
    assert left == '<p class="change changed">Boil <del>hot</del> water.</p>'
    assert right == '<ul><li class="change changed">Boil <ins>the</ins> water.</li></ul>'
