"""Notes as HTML."""

from __future__ import annotations

import pytest

from aixreader.services.marks.note_html import (
    MAX_LENGTH,
    MAX_LINES,
    MAX_WORDS,
    is_formatted,
    note_html,
    note_links,
    note_words,
)


def test_emphasis_lists_and_links() -> None:
    assert note_html("Mind *this*,\n**that**: [x](https://example.org/a?b=1&c=2)\n\n3. one\n4. `a<b`") == (
        "<p>Mind <em>this</em>,<br>\n<strong>that</strong>: "
        '<a href="https://example.org/a?b=1&amp;c=2">x</a></p>\n'
        '<ol start="3"><li>one</li>\n<li><code>a&lt;b</code></li>\n</ol>'
    )
    assert note_html("# Head {#aix-content}") == "<p><strong>Head</strong></p>", "no heading, and no id"
    assert "start" not in note_html("1. one")


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("<b onclick=x>Three</b>", "<p>&lt;b onclick=x&gt;Three&lt;/b&gt;</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<!-- unseen -->", "<p>&lt;!-- unseen --&gt;</p>"),
        ("![a *cup*](https://example.org/spy.png)", "<p>a cup</p>"),
        ("![](/images/spy.png)", "<p></p>"),
        ("[a](javascript:alert(1)) [b](file:///etc/passwd) [c](/docs/) [d](aix://act/wipe)", "<p>a b c d</p>"),
        ("[a](https://user@example.org)", "<p>a</p>"),
        ("[a](https://example.org/ 'onclick=\"x\"')", '<p><a href="https://example.org/">a</a></p>'),
        (
            "a[^1]\n\n[^1]: &lt;script&gt;",
            "<p>a<sup>1</sup></p>\n\n<hr><ol><li><p>&lt;script&gt;&nbsp;</p></li></ol>",
        ),
        ("\x02wzxhzdk:0\x03", "<p>\ufffdwzxhzdk:0\ufffd</p>"),
        ("", ""),
    ],
)
def test_of_strangers(note: str, html: str) -> None:
    assert note_html(note) == html


def test_a_long_one_is_plain() -> None:
    assert note_html("*a*\n<b>\n\n\nc" + " " * MAX_LENGTH) == f"<p>*a*<br>&lt;b&gt;</p>\n<p>c{' ' * MAX_LENGTH}</p>"
    assert note_html("> " * 9_000).count("<blockquote>") < 200


FORMATTED = ("*a*", "_a_", "- a", "2) a", "a\n\n1. b", "`a`", "~~a~~", "# a", "[a](b)", "www.a.org", "&amp;", "***")
PLAIN = ("", "Buy tea, and milk - 2 of it.", "a\nb", "*" * (MAX_LENGTH + 1), "*\n" * (MAX_LINES + 1))


def test_what_may_be_formatted() -> None:
    assert [note for note in (*FORMATTED, *PLAIN) if is_formatted(note)] == list(FORMATTED)


def test_words_on_one_line() -> None:
    assert note_words("Mind *this*,\n\n- **one**\n- [two](https://example.org) <b>") == "Mind this, one two <b>"
    assert note_words("a  b\nc") == "a b c"
    assert len(note_words("*a* " * 100_000)) <= MAX_WORDS


def test_links() -> None:
    note = "[a](https://example.org/a?b&c) https://example.org/z [a](https://example.org/a?b&c) [x](javascript:x)"
    assert note_links(note) == ["https://example.org/a?b&c", "https://example.org/z"]
    assert note_links("none") == []
