"""Converting HTML to XHTML."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from aixreader.publish.xhtml import xhtml

TAGS = ["<p>", "</p>", "<br>", "<b>", "</b>", "<ul>", "</ul>", "<li>", "</li>", "<dl>", "<dd>"]
WILD = st.lists(
    st.sampled_from([*TAGS, '<img src="a&amp;b" alt>', "&nbsp;", "&lt;", "<", "&", "x\x00\x0b", "é"]), max_size=30
).map("".join)  # fmt: skip


def test_elements_are_closed_and_characters_have_no_names() -> None:
    assert xhtml('<p>a<br>b &nbsp;&amp; <img src="x" alt></p>') == '<p>a<br/>b \xa0&amp; <img src="x" alt=""/></p>'
    assert xhtml("<p>a<b>b</p>c</i>") == "<p>a<b>b</b></p>c"
    assert xhtml('<a xlink:href="x" href="y">z') == '<a href="y">z</a>'


def test_what_html_has_given_up_is_said_as_it_is_now() -> None:
    assert xhtml('<td align="right" colspan="2">1</td>') == '<td style="text-align: right" colspan="2">1</td>'
    assert xhtml('<tt>a</tt> <strike>b</strike> <a name="x">c</a>') == "<code>a</code> <s>b</s> <a>c</a>"
    assert xhtml('<ol reversed start="3"><li value="x">') == '<ol reversed="reversed" start="3"><li></li></ol>'
    assert xhtml('<img src="a.png" alt="A" width="50%" height="20">') == '<img src="a.png" alt="A" height="20"/>'
    assert xhtml('<img class="remote-image" alt="A &amp; B" title="https://x.org/a.png">') == "A &amp; B"


def test_lists_hold_items_and_items_are_in_lists() -> None:
    assert xhtml("<ul>a<p>b</p><li>c</li> <b>d</b></ul>") == "<ul><li>a<p>b</p></li><li>c</li> <li><b>d</b></li></ul>"
    assert xhtml("<dl><p>a</p><dt>b</dt><dd>c</dd></dl>") == "<dl><dt></dt><dd><p>a</p></dd><dt>b</dt><dd>c</dd></dl>"
    assert xhtml("<dl><dd>a<dl><dt>b</dt></dl></dd><dt>c</dl>") == (
        "<dl><dt></dt><dd>a<dl><dt>b</dt><dd></dd></dl></dd><dt>c</dt><dd></dd></dl>"
    )
    assert xhtml("<dl></dl><dl>a") == "<dl></dl><dl><dt></dt><dd>a</dd></dl>"
    assert xhtml("<div><li>a</li></div>") == "<div><div>a</div></div>"
    assert xhtml("<ul><li><div><li>a</li>b</div></li></ul>") == "<ul><li><div><div>a</div>b</div></li></ul>"


@given(WILD)
def test_whatever_comes_is_xml(html: str) -> None:
    ET.fromstring(f"<div>{xhtml(html)}</div>")  # noqa: S314  # we wrote it
