"""What looks like a tag but is none."""

from __future__ import annotations

import pytest

from aixreader.source.elements import escape_unclosed_comment, escape_unknown_tags, repair_breaks


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<BEGIN UNTRUSTED>", "&lt;BEGIN UNTRUSTED>"),
        ("</end>", "&lt;/end>"),
        ("<p>a</p><Br/>", "<p>a</p><Br/>"),
        ("<script>x</script>", "<script>x</script>"),
        ("<svg><path d=''/></svg>", "<svg><path d=''/></svg>"),
        ("1 <2 and a<b", "1 <2 and a<b"),
        ("<my-tag>", "&lt;my-tag>"),
        ("<model\nof>", "&lt;model\nof>"),
    ],
)
def test_unknown_tags_become_text(html: str, expected: str) -> None:
    assert escape_unknown_tags(html) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'plus:<br<a href="/x/">One</a>, ><a href="/y/">Two</a>',
            'plus:<br><a href="/x/">One</a>, <a href="/y/">Two</a>',
        ),
        ("a<br<b>c</b>\n> quote", "a<br><b>c</b>\n> quote"),
        ("a<br>b<br/>c", "a<br>b<br/>c"),
    ],
)
def test_broken_breaks_are_closed(text: str, expected: str) -> None:
    assert repair_breaks(text) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a<!-- b -->c", "a<!-- b -->c"),
        ("a<!-- b -->c<!-- d <!-- e", "a<!-- b -->c&lt;!-- d &lt;!-- e"),
        ("<!-- a", "&lt;!-- a"),
        ("a", "a"),
    ],
)
def test_a_comment_that_never_ends_hides_nothing(html: str, expected: str) -> None:
    assert escape_unclosed_comment(html) == expected
