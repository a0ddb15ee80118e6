"""The periodic table as data."""

from __future__ import annotations

from aixreader.source.tables import read_table

HTML = """<p>Before</p><table><thead>
<tr><th>Asset &amp; Impact</th><th>Attack surface</th><th>Threat</th><th>Controls</th></tr></thead><tbody>
<tr><td rowspan="2">Model Integrity</td><td rowspan="3">Runtime -Model use</td>
<td><a href="/go/evasion/">Evasion</a> (e.g. examples)</td>
<td><a href="/go/limit/">Limit</a> (one, two) plus:<br><br>
Supplier: <a href="/go/dev/"><b>Dev</b></a>, <a href="/go/seg/">Seg</a><br>
Producer: <a href="/go/chain/">Chain</a> plus <a href="/go/more/">More</a></td></tr>
<tr><td><a href="/go/poison/">Poison</a></td><td>Text only</td></tr>
<tr><td>Any asset</td><td>Generic threats</td><td></td></tr>
<tr><td>Short row</td></tr>
</tbody></table>"""


def slug_of(href: str) -> str:
    return href.split("/")[2]


def test_spans_are_filled_in() -> None:
    table = read_table(HTML, "periodictable", slug_of)
    assert table is not None
    assert table.head == ("Asset & Impact", "Attack surface", "Threat", "Controls")
    assert [(row.asset, row.surface, row.threat, row.spans) for row in table.rows] == [
        ("Model Integrity", "Runtime - Model use", "evasion", (2, 3, 1, 1)),
        ("Model Integrity", "Runtime - Model use", "poison", (0, 0, 1, 1)),
        ("Any asset", "Runtime - Model use", "", (1, 0, 1, 1)),
        ("Short row", "", "", (1, 1, 1, 1)),
    ]
    assert table.rows[0].raw_surface == "Runtime -Model use"


def test_controls_with_what_is_said_of_them() -> None:
    table = read_table(HTML, "periodictable", slug_of)
    assert table is not None
    first = table.rows[0]
    assert (first.threat_label, first.threat_note) == ("Evasion", "e.g. examples")
    assert [(c.slug, c.label, c.by, c.after, c.note) for c in first.controls] == [
        ("limit", "Limit", "", "", "one, two"),
        ("dev", "Dev", "Supplier", "plus", ""),
        ("seg", "Seg", "Supplier", "", ""),
        ("chain", "Chain", "Producer", "", ""),
        ("more", "More", "Producer", "plus", ""),
    ]
    assert table.rows[1].controls == ()
    assert table.rows[1].controls_text == "Text only"
    assert table.rows[2].threat_label == "Generic threats"


def test_another_table_is_none() -> None:
    assert read_table("<table><tr><th>Name</th><th>a</th><th>b</th></tr></table>", "x", slug_of) is None
    assert read_table("<p>no table</p>", "x", slug_of) is None


def test_absurd_spans_are_harmless() -> None:
    html = HTML.replace('rowspan="2"', 'rowspan="99999999999"').replace('rowspan="3"', 'rowspan="-1"')
    table = read_table(html, "periodictable", slug_of)
    assert table is not None
    assert len(table.rows) == 4
