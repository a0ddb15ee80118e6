"""The words of sanitised HTML."""

from __future__ import annotations

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.html.plain_text import (
    block_lines,
    fold,
    inline_text,
    plain_text,
    spaced_text,
    split_lines,
    strip_tags,
    text_runs,
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a <em>b</em>c</p><p>d</p>", "a bc\nd"),
        ("<ul><li>a</li><li>b &amp; c</li></ul>", "a\nb & c"),
        ('<p>x<img src="/-/f/a.png" alt="a lid">y</p>', "x\na lid\ny"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1\n2"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\nb"),
        ('x<img src="/b.png">y', "x\ny"),
        ("", ""),
    ],
)
def test_block_lines(html: str, text: str) -> None:
    assert block_lines(html) == text


def test_blocks_and_breaks_part_words_and_inline_elements_do_not() -> None:
    html = "<p>a<b>b</b><kbd>c</kbd><br>d</p><p>e&amp;</p>"
    assert plain_text(html) == "abc d e&"
    assert inline_text(html) == "abcde&"
    assert spaced_text(html) == "ab c d e&"
    assert strip_tags("<p>a &amp;<br> b</p>", "|") == "|a &amp;| b|"


def test_names_that_begin_alike_are_told_apart() -> None:
    assert plain_text("a<pre>b</pre><abbr>c</abbr><progress>d</progress>") == "a b cd"
    assert spaced_text("a<s>b</s><section>c</section>") == "ab c"


def test_lines_runs_and_blanks() -> None:
    assert split_lines("a<br>\nb<br>c\nd") == ["a", "b", "c", "d"]
    assert text_runs("a<b>b &lt;</b><br>c") == ["a", "b <", "c"]
    assert fold(" a \n b\N{NO-BREAK SPACE}c ") == "a b c"


@given(st.text(alphabet="<>/abp&;=\"' \n", max_size=80))
def test_text_agrees_with_the_sanitiser(html: str) -> None:
    clean = nh3.clean(html, tags={"p", "b"})
    bare = nh3.clean(clean, tags=set())
    assert "".join(plain_text(clean).split()) == "".join(plain_text(bare).split())
