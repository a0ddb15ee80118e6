"""The blocks of a stretch of HTML."""

from __future__ import annotations

from aixreader.comparison.text_blocks import (
    CODE,
    HEADING,
    ITEM,
    PARAGRAPH,
    QUOTE,
    TERM,
    Block,
    Style,
    Table,
    blocks_text,
    read_blocks,
)


def kinds(html: str) -> list[tuple[str, int, str]]:
    return [(block.kind, getattr(block, "depth", -1), block.text) for block in read_blocks(html)]


def test_paragraphs_items_quotes_code_and_headings() -> None:
    html = (
        "<p>One <em>cup</em>\n of  tea.</p><ul><li>green</li><li><p>black</p><ol><li>strong</li></ol>"
        "<p>or not</p></li></ul>"
        "<blockquote><p>Drink!</p></blockquote><pre><code>\nif hot:\n    wait()\n</code></pre><h5>Tap</h5>"
        "<dl><dt>Pot</dt><dd>holds tea</dd></dl>"
    )
    assert kinds(html) == [
        (PARAGRAPH, 0, "One cup of tea."),
        (ITEM, 1, "green"),
        (ITEM, 1, "black"),
        (ITEM, 2, "strong"),
        (PARAGRAPH, 1, "or not"),
        (QUOTE, 0, "Drink!"),
        (CODE, 0, "if hot:\n    wait()"),
        (HEADING, 0, "Tap"),
        (TERM, 0, "Pot"),
        (PARAGRAPH, 0, "holds tea"),
    ]
    assert [block.is_ordered for block in read_blocks(html) if isinstance(block, Block) and block.depth] == [
        False,
        False,
        True,
        False,
    ]


def test_a_line_that_breaks_stays_a_line() -> None:
    (block,) = read_blocks("<p><strong>Description</strong><br>\nA &amp; B</p>")
    assert block.text == "Description\nA & B"
    assert isinstance(block, Block)
    assert [(run.text, run.style.strong) for run in block.runs] == [("Description", True), ("\nA & B", False)]


def test_links_and_pictures_are_styles() -> None:
    (block,) = read_blocks(
        '<p>See <a href="aix://content/x">the <code>pot</code></a><img src="/-/a.png" alt="a lid">!</p>'
    )
    assert isinstance(block, Block)
    link = "aix://content/x"
    assert [tuple(run) for run in block.runs] == [
        ("See", Style()),
        (" the", Style(link=link)),
        (" pot", Style(code=True, link=link)),
        ("[picture: a lid]", Style(picture="/-/a.png")),
        ("!", Style()),
    ]


def test_text_outside_blocks_is_a_paragraph() -> None:
    assert kinds("loose <b>text</b><div>boxed</div>") == [(PARAGRAPH, 0, "loose text"), (PARAGRAPH, 0, "boxed")]
    assert kinds(" \n ") == []


def test_a_table_has_a_cell_in_each_place() -> None:
    html = (
        "<table><thead><tr><th>a</th><th>b</th><th>c</th></tr></thead><tbody>"
        '<tr><td rowspan="2">1</td><td colspan="2">2</td></tr><tr><td>3<br>4</td></tr></tbody></table>'
    )
    (table,) = read_blocks(html)
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["a", "b", "c"], ["1", "2", "2"], ["1", "3\n4", ""]]
    assert table.heads == 1
    assert table.text.startswith("a | b | c\n")


def test_a_table_that_arranges_is_none() -> None:
    html = '<table class="layout"><tr><td><p>left</p></td><td>right</td></tr></table>'
    assert kinds(html) == [(PARAGRAPH, 0, "left"), (PARAGRAPH, 0, "right")]


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    (table,) = read_blocks("<table><tr><td>x<table><tr><td>in</td></tr></table>y</td></tr></table>")
    assert "in" in table.text


def test_loose_ends_are_closed() -> None:
    assert kinds("<ul><li>a<p>b") == [(ITEM, 1, "a"), (PARAGRAPH, 1, "b")]
    assert kinds("</li></ul></table></a></td><p>a</p>") == [(PARAGRAPH, 0, "a")]
    assert kinds("<table><tr><td>a")[0][2] == "a"


def test_spans_are_bounded() -> None:
    (table,) = read_blocks(f'<table><tr><td colspan="{"9" * 30}" rowspan="9999">a</td></tr></table>')
    assert isinstance(table, Table)
    assert len(table.rows[0]) == 100


def test_the_text_of_blocks_has_a_line_for_each() -> None:
    assert blocks_text(read_blocks("<p>a</p><p>b</p>")) == "a\nb"
